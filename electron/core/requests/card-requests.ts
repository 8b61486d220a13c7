import { requestKinds } from '../../../shared/requests/request.ts';
import { allRequests } from '../base/pages.ts';
import type { Kinds } from '../kinds/base/define-kind.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';

interface Options {
  readonly kinds: Kinds;
  readonly journal: Pick<RequestJournal, 'list'>;
}

/** Those of one moment, such as a card's own, stand in the order of the table of kinds, in which they need each other. */
const asMade = (one: StoredRequest, other: StoredRequest): number =>
  one.createdAt.localeCompare(other.createdAt) ||
  requestKinds.indexOf(one.kind) - requestKinds.indexOf(other.kind);

/**
 * A card and everything that was asked for after it, or after that in turn, what was made last first: each stands before the one that it needed.
 * What a request came after is sealed with it, so that all that could have come after a card is opened; only a person's decision asks for that.
 */
export async function requestsOfCard(
  card: StoredRequest,
  { kinds, journal }: Options,
): Promise<readonly StoredRequest[]> {
  const others = requestKinds.filter((kind) => kind !== card.kind && kinds[kind].canBeUndone);
  const byParent = Map.groupBy(await allRequests(journal, { kinds: others }), ({ after }) => after);
  const collect = (request: StoredRequest): StoredRequest[] => [
    request,
    ...(byParent.get(request.id) ?? []).toSorted(asMade).flatMap(collect),
  ];
  return collect(card).toReversed();
}

/** The ids of the requests that this one came after, its own among them. */
export function ancestry(
  { id, after }: Pick<StoredRequest, 'id' | 'after'>,
  all: readonly StoredRequest[],
): readonly string[] {
  const parent = all.find((one) => one.id === after);
  return [id, ...(parent ? ancestry(parent, all) : [])];
}
