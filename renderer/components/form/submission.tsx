import type { ReactNode } from 'react';
import { useFiling } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';
import { Button, type Look } from '../button.tsx';

interface Props extends Pick<Look, 'weight' | 'size'> {
  submit: MessageKey;
  /** Other actions beside it. */
  children?: ReactNode;
}

/** The end of a form that files a request; it says so while the request is being saved. */
export function FilingActions({ submit, children, ...look }: Props) {
  const filing = useFiling((state) => state.filing);
  return (
    <div className="actions">
      <Button type="submit" action="progressive" {...look}>
        <Say k={filing ? 'card-sending' : submit} />
      </Button>
      {children}
    </div>
  );
}
