import type { RequestState } from '../../../shared/requests/request.ts';
import type { AccountFacts } from '../kinds/account/facts.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Clock, NewId } from '../ports/system.ts';

/** What a new request needs of the world. */
export interface NewRequestPorts {
  readonly clock: Clock;
  readonly newId: NewId;
  /** Who asks: the bind DN of the helper, or empty. */
  readonly askedBy: () => string;
}

/** A request of any kind that nothing has been done for yet. */
export function blankRequest({ clock, newId, askedBy }: NewRequestPorts) {
  const now = clock.now().toISOString();
  return {
    id: newId(),
    state: 'saved',
    createdAt: now,
    updatedAt: now,
    revision: 1,
    askedBy: askedBy(),
    finished: [],
    attempted: [],
    failures: 0,
  } satisfies Partial<StoredRequest>;
}

/** An account request that nothing has been done for yet. */
export const newRequest = (
  facts: AccountFacts,
  state: RequestState,
  ports: NewRequestPorts,
): StoredRequest => ({ ...blankRequest(ports), kind: 'account', state, facts });

/** What a changed request begins with: nothing is done, and what was sent belonged to what it asked for before. */
export const anew = {
  state: 'saved',
  finished: [],
  attempted: [],
  failures: 0,
  problem: undefined,
  failed: undefined,
  retryAt: undefined,
} as const satisfies Partial<StoredRequest>;
