import type { Kinds } from '../kinds/base/define-kind.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';

type Wanted = Pick<StoredRequest, 'kind' | 'facts'>;

/** Finds the request that a new one would be in conflict with. */
export interface ConflictingRequests {
  /** The id of a request that has not come to its end and wants the same thing in another way. */
  find(wanted: Wanted): Promise<string | undefined>;
}

interface Options {
  readonly kinds: Kinds;
  readonly journal: Pick<RequestJournal, 'conflicting'>;
}

/**
 * Requests in conflict: they want one thing in two ways, so that whichever runs last has its way. Each of them is tried when its turn
 * comes, which no one chooses: granted and then revoked while offline, somebody could end up with the role. So the second is refused
 * while the first goes on, and whoever wants it dismisses the first: that is a decision, and an order of the queue's is none. The journal
 * refuses it when it is filed; here it is told before that.
 */
export const createConflictingRequests = ({ kinds, journal }: Options): ConflictingRequests => ({
  async find({ kind, facts }) {
    const target = kinds[kind].target(facts);
    return target && journal.conflicting(target);
  },
});
