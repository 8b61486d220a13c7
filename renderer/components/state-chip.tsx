import type { ReactNode } from 'react';
import { isAskedBack } from '../../shared/requests/approval.ts';
import type { RequestState, RequestView } from '../../shared/requests/request.ts';
import { Say } from '../text/text.tsx';
import { requestStateKey } from '../../shared/requests/text-keys.ts';
import { useStore } from '../stores/provider.tsx';

/** Whether requests are in memory only, so that nothing may be called saved. */
export const useInMemory = (): boolean =>
  useStore('vault', ({ vault }) => vault?.keeper === 'this-run');

/** The i18n key of a request's state, as far as it is kept on this computer. */
export function useStateKey() {
  const inMemory = useInMemory();
  return (request: Parameters<typeof requestStateKey>[0] & Pick<RequestView, 'elsewhere'>) => {
    const key = requestStateKey(request);
    return inMemory && !request.elsewhere && key === 'request-state-saved'
      ? 'request-state-saved-memory'
      : key;
  };
}

const tones: Readonly<Record<RequestState, string>> = {
  expected: 'notice',
  'for-approval': 'notice',
  saved: 'notice',
  waiting: 'notice',
  sending: 'notice',
  confirmed: 'success',
  'needs-you': 'warning',
  dismissed: 'notice',
  'handed-over': 'notice',
};

const toneOf = (request: RequestView): string => {
  if (request.state === 'for-approval' && isAskedBack(request.approval)) return 'warning';
  return request.undone ? 'notice' : tones[request.state];
};

/** The true state of a request, in words. */
export function StateChip({ request }: { request: RequestView }) {
  const stateKey = useStateKey();
  return (
    <Chip tone={toneOf(request)}>
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
