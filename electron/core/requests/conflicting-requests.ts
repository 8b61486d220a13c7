import { openStates } from '../../../shared/requests/request.ts';
import { AppError } from '../base/errors.ts';
import type { Kinds } from '../kinds/base/define-kind.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';

type Wanted = Pick<StoredRequest, 'kind' | 'facts'>;

/** Finds the request that a new one would be in conflict with. */
export interface ConflictingRequests {
  /** The id of a request that has not come to its end and wants the same thing in another way. */
  find(wanted: Wanted): Promise<string | undefined>;
  /** Throws `asked-otherwise` [id] where there is one. */
  refuse(wanted: Wanted): Promise<void>;
}

/** One that needs a person may be tried again at any time. */
const hasEnded = ({ state }: Pick<StoredRequest, 'state'>): boolean =>
  state !== 'needs-you' && !openStates.includes(state);

interface Options {
  readonly kinds: Kinds;
  readonly journal: Pick<RequestJournal, 'outline' | 'get'>;
}

/**
 * Requests in conflict: they want one thing in two ways, so that whichever runs last has its way. Each of them is tried when its turn
 * comes, which no one chooses: granted and then revoked while offline, somebody could end up with the role. So the second is refused
 * while the first goes on, and whoever wants it dismisses the first: that is a decision, and an order of the queue's is none.
 */
export function createConflictingRequests({ kinds, journal }: Options): ConflictingRequests {
  const targetOf = ({ kind, facts }: Wanted) => kinds[kind].target(facts);

  const find: ConflictingRequests['find'] = async (wanted) => {
    const target = targetOf(wanted);
    if (!target) return undefined;
    for (const outline of await journal.outline()) {
      const request = hasEnded(outline) ? undefined : await journal.get(outline.id);
      const other = request && targetOf(request);
      if (other?.of === target.of && other.wants !== target.wants) return outline.id;
    }
    return undefined;
  };

  return {
    find,
    async refuse(wanted) {
      const id = await find(wanted);
      if (id === undefined) return;
      throw new AppError('asked-otherwise', `Request ${id} asks for something else of the same`, {
        params: [id],
      });
    },
  };
}
