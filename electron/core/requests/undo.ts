import type { RequestView } from '../../../shared/requests/request.ts';
import type { UndoPlan } from '../../../shared/requests/undo-plan.ts';
import type { UndoPart } from '../../../shared/requests/undo.ts';
import type { Line } from '../base/in-line.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { RequestsService } from './requests.ts';
import { createFileOnce, type FileOncePorts } from './submissions.ts';
import type { Undoings } from './undoings.ts';

interface Options extends FileOncePorts {
  readonly undoings: Undoings;
  readonly requests: Pick<RequestsService, 'stored' | 'steer' | 'run'>;
  /** One for all callers of a process: asked for twice at once, both would find that there is none yet. */
  readonly inLine: Line;
}

/** Plans and files requests that undo others. */
export function createUndo(options: Options) {
  const { undoings, requests, inLine } = options;
  const fileOnce = createFileOnce(options);

  const isAgreed = (filed: StoredRequest, { facts }: Pick<StoredRequest, 'facts'>): boolean =>
    JSON.stringify(filed.facts['agreed']) === JSON.stringify(facts['agreed']);

  const fileNow = async (of: string, agreed: readonly UndoPart[]): Promise<StoredRequest> => {
    const undoing = undoings.of(await requests.stored(of));
    const wanted = await undoings.wanted(of, undoing, { agreed, taken: [] });
    return fileOnce(wanted, (existing) => isAgreed(existing, wanted));
  };

  return {
    /**
     * What undoing a request would do, as the systems are now; where they cannot be asked, what this desk knows. Throws `not-found`,
     * `other-kind`, `protected`, and `undo-impossible` where the request is not confirmed or did nothing.
     */
    async plan(of: string): Promise<UndoPlan> {
      return undoings.plan(of, undoings.of(await requests.stored(of)), []);
    },

    /**
     * Files the undo, or gives it what was agreed last; answers once it is on disk. Throws as `plan` does, `undo-impossible` also where nothing of
     * what was agreed to is of this request, and `asked-otherwise`.
     */
    file: async (of: string, agreed: readonly UndoPart[]): Promise<RequestView> =>
      requests.run(await inLine(() => fileNow(of, agreed))),
  };
}
