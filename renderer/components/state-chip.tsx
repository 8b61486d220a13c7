import type { ReactNode } from 'react';
import type { RequestState, RequestView } from '../../shared/requests/request.ts';
import { useStateKey } from './state-key.ts';
import { Say } from '../text/text.tsx';

const tones: Readonly<Record<RequestState, string>> = {
  expected: 'notice',
  saved: 'notice',
  waiting: 'notice',
  sending: 'notice',
  confirmed: 'success',
  'needs-you': 'warning',
  dismissed: 'notice',
  'handed-over': 'notice',
};

/** The true state of a request, in words. */
export function StateChip({ request }: { request: RequestView }) {
  const stateKey = useStateKey();
  return (
    <Chip tone={request.undone ? 'notice' : tones[request.state]}>
      <Say k={stateKey(request)} />
    </Chip>
  );
}

/** Codex' InfoChip. */
export function Chip({ tone, children }: { tone: string; children: ReactNode }) {
  return (
    <span className={`cdx-info-chip cdx-info-chip--${tone}`}>
      {tone === 'notice' ? null : <span className="cdx-info-chip__icon" />}
      <span className="cdx-info-chip__text">{children}</span>
    </span>
  );
}
