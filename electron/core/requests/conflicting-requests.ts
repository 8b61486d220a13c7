import { openStates } from '../../../shared/requests/request.ts';
import { AppError } from '../base/errors.ts';
import { areRivals } from '../jobs/aim.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';

type Wish = Pick<StoredRequest, 'kind' | 'facts'>;

export interface Rivals {
  /** The id of a request that has not come to its end and wants the same thing to stand in another way. */
  find(wish: Wish): Promise<string | undefined>;
  /** Throws `asked-otherwise` [id] where there is one. */
  refuse(wish: Wish): Promise<void>;
}

/** One that needs a person may be tried again at any time. */
const hasEnded = ({ state }: Pick<StoredRequest, 'state'>): boolean =>
  state !== 'needs-you' && !openStates.includes(state);

/**
 * Requests that fight. Each of them is tried when its turn comes, which no one chooses: granted and then revoked while offline, somebody
 * could end up with the role. So the second is refused while the first goes on, and whoever wants it dismisses the first: that is
 * a decision, and an order of the queue's is none.
 */
export function createRivals({
  journal,
}: {
  readonly journal: Pick<RequestJournal, 'outline' | 'get'>;
}): Rivals {
  const find: Rivals['find'] = async (wish) => {
    for (const outline of await journal.outline()) {
      const request = hasEnded(outline) ? undefined : await journal.get(outline.id);
      if (request && areRivals(wish, request)) return request.id;
    }
    return undefined;
  };
  return {
    find,
    async refuse(wish) {
      const id = await find(wish);
      if (id === undefined) return;
      throw new AppError('asked-otherwise', `Request ${id} asks for something else of the same`, {
        params: [id],
      });
    },
  };
}
