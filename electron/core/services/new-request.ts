import type { RequestState } from '../../../shared/domain/request.ts';
import type { AccountFacts } from '../jobs/account-facts.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Clock, NewId } from '../ports/system.ts';

export interface NewRequestPorts {
  readonly clock: Clock;
  readonly newId: NewId;
  /** Who asks: the bind DN of the helper, or empty. */
  readonly askedBy: () => string;
}

/** An account request that nothing has been done for yet. */
export function newRequest(
  facts: AccountFacts,
  state: RequestState,
  { clock, newId, askedBy }: NewRequestPorts,
): StoredRequest {
  const now = clock.now().toISOString();
  return {
    id: newId(),
    kind: 'account',
    state,
    createdAt: now,
    updatedAt: now,
    askedBy: askedBy(),
    facts,
    finished: [],
    attempted: [],
    failures: 0,
  };
}
