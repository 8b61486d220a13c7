import { z } from 'zod';
import type { RequestView, StepState } from '../../../shared/requests/request.ts';
import { undone } from '../../../shared/requests/undo.ts';
import { known } from '../base/known.ts';
import type { Kind } from '../kinds/base/define-kind.ts';
import { type Step, stepsAtHand } from '../kinds/base/step.ts';
import type { StoredRequest } from '../ports/request-journal.ts';

type Steps = readonly Pick<Step<Record<string, unknown>>, 'id' | 'isNeeded' | 'after'>[];

/** Steps that wait for no other take the request's own state: all of them are under way at once. Those behind are still to do. */
function stepStates(request: StoredRequest, steps: Steps): RequestView['steps'] {
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
  const isNeeded = (step: Steps[number]): boolean => step.isNeeded?.(request.facts) ?? true;
  const atHand = stepsAtHand(steps, request);
  return steps.map((step) => {
    const { id } = step;
    if (!isNeeded(step)) return { id, state: 'not-needed' };
    if (request.finished.includes(id)) return { id, state: 'confirmed' };
    return { id, state: atHand.has(id) ? at[request.state] : 'to-do' };
  });
}

/** What facts of any kind may say; what they say of `passwordProven` is an account's. */
const common = z.object({
  shellName: z.string().default(''),
  username: z.string().default(''),
  passwordProven: z.boolean().default(false),
  undone: undone.optional(),
  of: z.uuid().optional(),
});

/** What a request tells of the one it undoes; nothing where it undoes none. */
function undoOf({ state }: StoredRequest, { undoes }: Kind, of: string | undefined) {
  if (of === undefined || undoes === undefined) return {};
  return {
    undo: { of, agreed: [undoes], removed: state === 'confirmed' ? [undoes] : [], stays: [] },
  };
}

/** What a helper sees of a request. Throws where its facts cannot be read. */
export function viewOf(request: StoredRequest, kind: Kind): RequestView {
  const { after, problem, dismissedBecause, retryAt } = request;
  const { shellName, username, passwordProven, undone, of } = common.parse(request.facts);
  return {
    id: request.id,
    kind: request.kind,
    state: request.state,
    createdAt: request.createdAt,
    updatedAt: request.updatedAt,
    revision: request.revision,
    ...known({ after }),
    shellName,
    username,
    passwordProven,
    ...undoOf(request, kind, of),
    ...kind.view(request),
    ...known({ undone }),
    steps: stepStates(request, kind.steps),
    ...known({ problem, dismissedBecause, retryAt }),
  };
}
