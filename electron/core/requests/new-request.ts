import type { StoredRequest } from '../ports/request-journal.ts';
import type { Clock, NewId } from '../ports/system.ts';
import type { ApprovalGate } from './approval-gate.ts';

/** What a new request needs of the world. */
export interface NewRequestPorts {
  readonly clock: Clock;
  readonly newId: NewId;
  /** Who asks: the bind DN of the helper, or empty. */
  readonly askedBy: () => string;
  readonly gate: ApprovalGate;
}

/** What is known of a request before it is one. */
type Asked = Pick<StoredRequest, 'kind' | 'facts'> & Partial<StoredRequest>;

/** A request of any kind that nothing has been done for yet; it waits for approval where its filer may not let it go by themselves. */
export function newRequest(asked: Asked, { clock, newId, askedBy, gate }: NewRequestPorts) {
  const now = clock.now().toISOString();
  const request: StoredRequest = {
    id: newId(),
    state: 'saved',
    createdAt: now,
    updatedAt: now,
    revision: 1,
    askedBy: askedBy(),
    finished: [],
    attempted: [],
    failures: 0,
    ...asked,
  };
  return gate.filed(request);
}

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
