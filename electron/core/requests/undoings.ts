import type { UndoPlan } from '../../../shared/requests/undo-plan.ts';
import type { UndoPart } from '../../../shared/requests/undo.ts';
import { AppError } from '../base/errors.ts';
import type { Kinds, Taken, Undoing } from '../kinds/base/define-kind.ts';
import { derivedId } from '../kinds/base/derived-id.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock, Sha256 } from '../ports/system.ts';
import { unlessAway } from '../systems/asking.ts';

/** What is needed to find what reverses a request. */
export interface UndoingPorts {
  readonly kinds: Kinds;
  readonly journal: Pick<RequestJournal, 'get'>;
  readonly clock: Clock;
  readonly sha256: Sha256;
}

/** What is asked for that has nothing to undo. */
export const undoImpossible = (id: string): AppError =>
  new AppError('undo-impossible', `Nothing of request ${id} can be undone`);

const idText = (of: string, undoing: Undoing): string => undoing.idText ?? `undo of ${of}`;

/** What reverses requests, each by itself. */
export function createUndoings({ kinds, journal, clock, sha256 }: UndoingPorts) {
  const idOf = (of: string, undoing: Undoing): string => derivedId(idText(of, undoing), sha256);

  const filedFor = (of: string, undoing: Undoing): Promise<StoredRequest | undefined> =>
    journal.get(idOf(of, undoing));

  return {
    filedFor,

    /** What reverses this request. Throws `other-kind`, `protected`, and `undo-impossible` where it is not confirmed or did nothing. */
    of(request: StoredRequest): Undoing {
      const { id } = request;
      const kind = kinds[request.kind];
      kind.refuseProtected(request.facts);
      if (!kind.canBeUndone) {
        throw new AppError('other-kind', `Request ${id} is of the kind ${request.kind}`);
      }
      const undoing = request.state === 'confirmed' ? kind.undo(request) : undefined;
      if (undoing) return undoing;
      throw undoImpossible(id);
    },

    /** What it would do, as the systems are now but for what others take before it; where they cannot be asked, what this desk knows. */
    async plan(of: string, undoing: Undoing, taken: readonly Taken[]): Promise<UndoPlan> {
      const seen = await unlessAway(() => undoing.look(taken));
      const filed = await filedFor(of, undoing);
      return {
        of,
        ...undoing.about,
        ...(seen ?? undoing.unasked),
        ...(seen ? { asked: clock.now().toISOString() } : {}),
        ...(filed ? { filed: { id: filed.id, state: filed.state } } : {}),
      };
    },

    /**
     * The request that does it, as far as a person agreed. Throws `protected`, and `undo-impossible` where nothing of what was agreed to is of the
     * undone request.
     */
    async wanted(
      of: string,
      undoing: Undoing,
      {
        agreed: chosen,
        taken,
      }: { readonly agreed: readonly UndoPart[]; readonly taken: readonly Taken[] },
    ): Promise<Pick<StoredRequest, 'id' | 'kind' | 'facts'>> {
      const agreed = undoing.parts.filter((part) => chosen.includes(part));
      if (agreed.length === 0) throw undoImpossible(of);
      const facts = { ...(await undoing.facts(agreed, taken)), of };
      kinds[undoing.kind].refuseProtected(facts);
      return { id: idOf(of, undoing), kind: undoing.kind, facts };
    },
  };
}

/** What reverses requests, each by itself. */
export type Undoings = ReturnType<typeof createUndoings>;
