import type { ReactNode } from 'react';
import { useFiling } from '../stores/provider.tsx';

interface Props {
  title: ReactNode;
  children: ReactNode;
}

/** A form that unfolds. One of a page is open at a time, so that a refusal is always about the one that is seen. */
export function FormPart({ title, children }: Props) {
  const forget = useFiling((state) => state.forget);
  return (
    <details name="form-part" className="cdx-accordion form-part" onToggle={forget}>
      <summary>
        <span className="cdx-accordion__header">{title}</span>
      </summary>
      <div className="cdx-accordion__content">{children}</div>
    </details>
  );
}
