import type { ReactNode } from 'react';
import type { RequestState } from '../../shared/domain/request.ts';
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
export const StateChip = ({ state }: { state: RequestState }) => (
  <Chip tone={tones[state]}>
    <Say k={`request-state-${state}`} />
  </Chip>
);

/** Codex' InfoChip. */
export function Chip({ tone, children }: { tone: string; children: ReactNode }) {
  return (
    <span className={`cdx-info-chip cdx-info-chip--${tone}`}>
      {tone === 'notice' ? null : <span className="cdx-info-chip__icon" />}
      <span className="cdx-info-chip__text">{children}</span>
    </span>
  );
}
