import type { UndoAllPlan } from '../../../shared/requests/undo-all.ts';
import { isUndoOver } from '../../../shared/requests/undo-plan.ts';
import { AppError } from '../base/errors.ts';
import type { Kinds, Taken, Undoing } from '../kinds/base/define-kind.ts';
import { personOf } from '../kinds/base/person.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Undoings } from './undoings.ts';

interface Options {
  readonly kinds: Kinds;
  readonly undoings: Undoings;
}

type Part = UndoAllPlan['parts'][number];

/** What reverses a request, whether or not that may be done here; undefined where it is not confirmed or did nothing. */
export const reverseOf = (request: StoredRequest, kinds: Kinds): Undoing | undefined =>
  request.state === 'confirmed' ? kinds[request.kind].undo(request) : undefined;

/** Of what is not looked at, nothing is known. */
const nothing = { removes: [], stays: [], gone: false, guarded: true };

/** What the plan says of a request that cannot be looked at. */
function unplanned(request: StoredRequest, { code, params }: AppError): Part {
  const { shellName, username } = personOf(request) ?? { shellName: '', username: '' };
  return {
    of: request.id,
    shellName,
    username,
    ...nothing,
    problem: { code, params: [...params] },
  };
}

/** What goes on, or is done, was agreed to before, and its own request tells of it. */
const going = (
  { id: of }: StoredRequest,
  { about, parts }: Undoing,
  { id, state }: StoredRequest,
): Part => ({
  ...nothing,
  ...about,
  of,
  removes: [...parts],
  filed: { id, state },
});

/** What the undo of each request would do once those of the requests before it are done; nothing of requests that did nothing. */
export async function planParts(
  all: readonly StoredRequest[],
  { kinds, undoings }: Options,
): Promise<Part[]> {
  const parts: Part[] = [];
  const taken: Taken[] = [];

  const add = async (request: StoredRequest): Promise<void> => {
    if (!reverseOf(request, kinds)) return;
    const undoing = undoings.of(request);
    const filed = await undoings.filedFor(request.id, undoing);
    const plan =
      filed && isUndoOver(filed)
        ? going(request, undoing, filed)
        : await undoings.plan(request.id, undoing, taken);
    parts.push(plan);
    if (plan.removes.length > 0) taken.push(...undoing.takes);
  };

  for (const request of all) {
    try {
      await add(request);
    } catch (error) {
      if (!(error instanceof AppError) || error.sort !== 'refused') throw error;
      parts.push(unplanned(request, error));
    }
  }
  return parts;
}
