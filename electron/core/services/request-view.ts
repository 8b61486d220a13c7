import type { RequestView, StepState } from '../../../shared/domain/request.ts';
import { accountFacts, type AccountFacts } from '../jobs/account-facts.ts';
import { isEditable } from './amend.ts';
import type { Step } from '../jobs/step.ts';
import type { StoredRequest } from '../ports/request-journal.ts';

type Steps = readonly Pick<Step<AccountFacts>, 'id' | 'isNeeded'>[];

/** The step after the finished ones takes the request's own state; those behind it are still to do. */
function stepStates(
  request: StoredRequest,
  facts: AccountFacts,
  steps: Steps,
): RequestView['steps'] {
  const at: Record<RequestView['state'], StepState> = {
    expected: 'to-do',
    saved: 'to-do',
    waiting: 'waiting',
    sending: 'sending',
    confirmed: 'confirmed',
    'needs-you': 'needs-you',
    dismissed: 'to-do',
    'handed-over': 'to-do',
  };
  const isNeeded = (step: Steps[number]): boolean => step.isNeeded?.(facts) ?? true;
  const next = steps.find((step) => isNeeded(step) && !request.finished.includes(step.id));
  return steps.map((step) => {
    const { id } = step;
    if (!isNeeded(step)) return { id, state: 'not-needed' };
    if (request.finished.includes(id)) return { id, state: 'confirmed' };
    return { id, state: id === next?.id ? at[request.state] : 'to-do' };
  });
}

/** The entries whose value is known; a view has no place for `undefined`. */
const known = <T extends object>(fields: T) =>
  // Object.fromEntries loses the keys' types; only the undefined ones are gone.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** What a helper sees of a request. */
export function viewOf(request: StoredRequest, steps: Steps): RequestView {
  const facts = accountFacts.parse(request.facts);
  const { uidNumber, origin, keyFingerprint, handedOver, alternatives } = facts;
  const editable = isEditable(request, facts) || undefined;
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
    steps: stepStates(request, facts, steps),
    ...known({ keyFingerprint, uidNumber, origin, handedOver, alternatives, editable }),
    ...known({ problem, dismissedBecause, retryAt }),
  };
}
