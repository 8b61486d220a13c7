import type { ReactNode } from 'react';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { HandIn } from './hand-in.tsx';
import { Waiting } from './waiting.tsx';

interface Props {
  request: RequestView;
  /** What is handed in; nothing where it is decided here. */
  text: string | undefined;
  url: string | undefined;
  children?: ReactNode;
}

/** Prepared here and decided by other people: they can be asked also while the cloud is away, but not before it is this request's turn. */
export const WaitingForOthers = ({ request, text, url, children }: Props) => (
  <Waiting request={request}>
    {text === undefined || request.problem?.code === 'waits-for-other' ? null : (
      <HandIn text={text} url={url}>
        {children}
      </HandIn>
    )}
  </Waiting>
);
