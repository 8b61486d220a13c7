import type { ReactNode } from 'react';
import { useStore } from '../../stores/provider.tsx';
import { Accordion } from '../accordion.tsx';

interface Props {
  title: ReactNode;
  children: ReactNode;
}

/** A form that unfolds. One of a page is open at a time, so that a refusal is always about the one that is seen. */
export function FormPart({ title, children }: Props) {
  const forget = useStore('submission', (state) => state.forget);
  return (
    <Accordion title={title} name="form-part" className="form-part" onToggle={forget}>
      {children}
    </Accordion>
  );
}
