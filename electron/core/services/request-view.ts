import type { RequestView, StepState } from '../../../shared/domain/request.ts';
import { accountFacts } from '../jobs/account-facts.ts';
import type { StoredRequest } from '../ports/request-journal.ts';

/** The step after the finished ones takes the request's own state; those behind it are still to do. */
function stepStates(request: StoredRequest, ids: readonly string[]): RequestView['steps'] {
  const at: Record<RequestView['state'], StepState> = {
    saved: 'to-do',
    waiting: 'waiting',
    sending: 'sending',
    confirmed: 'confirmed',
    'needs-you': 'needs-you',
    dismissed: 'to-do',
  };
  const next = ids.find((id) => !request.finished.includes(id));
  return ids.map((id) => {
    if (request.finished.includes(id)) return { id, state: 'confirmed' };
    return { id, state: id === next ? at[request.state] : 'to-do' };
  });
}

/** The entries whose value is known; a view has no place for `undefined`. */
const known = <T extends object>(fields: T) =>
  // Object.fromEntries loses the keys' types; only the undefined ones are gone.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** What a helper sees of a request. */
export function viewOf(request: StoredRequest, stepIds: readonly string[]): RequestView {
  const { uidNumber, origin, keyFingerprint, ...facts } = accountFacts.parse(request.facts);
  const { problem, dismissedBecause, retryAt } = request;
  return {
    id: request.id,
    kind: request.kind,
    state: request.state,
    createdAt: request.createdAt,
    updatedAt: request.updatedAt,
    shellName: facts.shellName,
    username: facts.username,
    email: facts.email,
    passwordProven: facts.passwordProven,
    steps: stepStates(request, stepIds),
    ...known({ keyFingerprint, uidNumber, origin, problem, dismissedBecause, retryAt }),
  };
}
