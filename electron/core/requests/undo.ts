import type { RequestView } from '../../../shared/requests/request.ts';
import type { UndoPlan } from '../../../shared/requests/undo-plan.ts';
import type { UndoPart } from '../../../shared/requests/undo.ts';
import { AppError } from '../base/errors.ts';
import type { Line } from '../base/in-line.ts';
import type { Kinds, Undoing } from '../kinds/base/define-kind.ts';
import { derivedId } from '../kinds/base/derived-id.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Sha256 } from '../ports/system.ts';
import { unlessAway } from '../systems/asking.ts';
import type { RequestsService } from './requests.ts';
import { createFileOnce, type FileOncePorts } from './submissions.ts';

interface Options extends FileOncePorts {
  readonly kinds: Kinds;
  readonly requests: Pick<RequestsService, 'stored' | 'steer' | 'run'>;
  readonly sha256: Sha256;
  /** One for all callers of a process: asked for twice at once, both would find that there is none yet. */
  readonly inLine: Line;
}

const impossible = (id: string): AppError =>
  new AppError('undo-impossible', `Nothing of request ${id} can be undone`);

/** Plans and files requests that undo others. */
export function createUndo(options: Options) {
  const { kinds, journal, requests, clock, sha256, inLine } = options;
  const fileOnce = createFileOnce(options);

  const undoingOf = (request: StoredRequest): Undoing => {
    const { id } = request;
    const kind = kinds[request.kind];
    kind.refuseProtected(request.facts);
    if (!kind.canBeUndone) {
      throw new AppError('other-kind', `Request ${id} is of the kind ${request.kind}`);
    }
    const undoing = request.state === 'confirmed' ? kind.undo(request) : undefined;
    if (undoing) return undoing;
    throw impossible(id);
  };

  const idOf = (of: string, { idText = `undo of ${of}` }: Undoing): string =>
    derivedId(idText, sha256);

  const isAgreed = (filed: StoredRequest, { facts }: Pick<StoredRequest, 'facts'>): boolean =>
    JSON.stringify(filed.facts['agreed']) === JSON.stringify(facts['agreed']);

  const fileNow = async (of: string, chosen: readonly UndoPart[]): Promise<StoredRequest> => {
    const undoing = undoingOf(await requests.stored(of));
    const agreed = undoing.parts.filter((part) => chosen.includes(part));
    if (agreed.length === 0) throw impossible(of);
    const facts = { ...(await undoing.facts(agreed)), of };
    const wanted = { id: idOf(of, undoing), kind: undoing.kind, facts };
    kinds[wanted.kind].refuseProtected(facts);
    return fileOnce(wanted, (existing) => isAgreed(existing, wanted));
  };

  return {
    /**
     * What undoing a request would do, as the systems are now; where they cannot be asked, what this desk knows. Throws `not-found`,
     * `other-kind`, `protected`, and `undo-impossible` where the request is not confirmed or did nothing.
     */
    async plan(of: string): Promise<UndoPlan> {
      const undoing = undoingOf(await requests.stored(of));
      const seen = await unlessAway(undoing.look);
      const filed = await journal.get(idOf(of, undoing));
      return {
        of,
        ...undoing.about,
        ...(seen ?? undoing.unasked),
        ...(seen ? { asked: clock.now().toISOString() } : {}),
        ...(filed ? { filed: { id: filed.id, state: filed.state } } : {}),
      };
    },

    /**
     * Files the undo, or gives it what was agreed last; answers once it is on disk. Throws as `plan` does, `undo-impossible` also where nothing of
     * what was agreed to is of this request, and `asked-otherwise`.
     */
    file: async (of: string, agreed: readonly UndoPart[]): Promise<RequestView> =>
      requests.run(await inLine(() => fileNow(of, agreed))),
  };
}

/** Plans and files requests that undo others. */
export type UndoService = ReturnType<typeof createUndo>;
