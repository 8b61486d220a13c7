import { z } from 'zod';
import type { RequestView, StepState } from '../../../shared/requests/request.ts';
import { viewOfApproval } from '../../../shared/requests/approval.ts';
import { endOf } from '../../../shared/errors.ts';
import { undone, type UndoPart } from '../../../shared/requests/undo.ts';
import { known } from '../base/known.ts';
import type { Kind } from '../kinds/base/define-kind.ts';
import { type Step, stepsAtHand } from '../kinds/base/step.ts';
import type { StoredRequest } from '../ports/request-journal.ts';

type Told = RequestView['steps'][number];
type ViewedStep = Pick<
  Step<Record<string, unknown>>,
  'id' | 'isNeeded' | 'after' | 'apply' | 'servesStep' | 'undonePart' | 'writesOnlyRepairs'
>;
type Steps = readonly ViewedStep[];

/** What a step at hand takes from its request, where nobody noted what became of the step itself. */
const ofRequest: Record<RequestView['state'], StepState> = {
  expected: 'to-do',
  'for-approval': 'to-do',
  saved: 'to-do',
  waiting: 'waiting',
  sending: 'sending',
  confirmed: 'confirmed',
  'needs-you': 'needs-you',
  dismissed: 'to-do',
  'handed-over': 'to-do',
};

/** A step that is still to do: all that wait for no other are under way at once, and each ends in its own way. */
function atHand({ state, failed }: StoredRequest, { id }: ViewedStep): Told {
  if (state === 'dismissed') return { id, state: 'to-do' };
  const failure = failed?.find(({ step }) => step === id);
  if (failure) {
    const { problem } = failure;
    return { id, state: endOf(problem.code) === 'by-a-person' ? 'needs-you' : 'waiting', problem };
  }
  const standsStill = state === 'waiting' || state === 'needs-you';
  return { id, state: failed && standsStill ? 'to-do' : ofRequest[state] };
}

/** Whether a step that is over was found so, and had nothing to write. */
function hadNothingToDo({ attempted }: StoredRequest, step: ViewedStep, steps: Steps): boolean {
  const writes = steps.find(({ id }) => id === (step.servesStep ?? step.id));
  if (writes?.apply === undefined || writes.writesOnlyRepairs === true) return false;
  return !attempted.includes(writes.id);
}

/** Whether what a step did was removed again: with its own part, or with the whole. */
function isUndone({ undonePart }: ViewedStep, steps: Steps, removed: readonly UndoPart[]): boolean {
  if (undonePart && removed.includes(undonePart)) return true;
  return removed.some((part) => steps.every((step) => step.undonePart !== part));
}

function stepStates(
  request: StoredRequest,
  steps: Steps,
  removed: readonly UndoPart[],
): RequestView['steps'] {
  const standing = stepsAtHand(steps, request);
  return steps.map((step): Told => {
    const { id } = step;
    if (step.isNeeded?.(request.facts) === false) return { id, state: 'not-needed' };
    if (!request.finished.includes(id)) {
      return standing.has(id) ? atHand(request, step) : { id, state: 'to-do' };
    }
    if (hadNothingToDo(request, step, steps)) return { id, state: 'not-needed' };
    return { id, state: isUndone(step, steps, removed) ? 'undone' : 'confirmed' };
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
  const { after, problem, dismissedBecause, retryAt, approval } = request;
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
    steps: stepStates(request, kind.steps, undone?.removed ?? []),
    ...known({ dismissedBecause, approval: approval && viewOfApproval(approval) }),
    // What was dismissed waits for nothing and is not tried again, also where an older Lanyard left the time.
    ...(request.state === 'dismissed' ? {} : known({ problem })),
    ...(request.state === 'waiting' ? known({ retryAt }) : {}),
  };
}
