import { type AccountFacts, cardOf } from '../kinds/account/facts.ts';
import type { ReservedNames } from '../names/reserved.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';

/** Where it is looked for. */
export interface FoundIn {
  readonly journal: Pick<RequestJournal, 'get' | 'ofCard'>;
  readonly reserved: Pick<ReservedNames, 'expected'>;
}

/**
 * All that decides here about one card, newest first as in a list: the request of its id, those with the same on them, and whoever may be expected by it. The cost does not
 * grow with the journal.
 *
 * @param facts - what stands on the card; undefined where it cannot be read
 */
export async function foundHere(
  id: string,
  facts: AccountFacts | undefined,
  { journal, reserved }: FoundIn,
): Promise<readonly StoredRequest[]> {
  const whose = facts ? (await reserved.expected())(facts) : [];
  const [own, alike, ...expected] = await Promise.all([
    journal.get(id),
    facts ? journal.ofCard(cardOf(facts)) : [],
    // Whoever another process has heard of meanwhile is expected no more.
    ...whose.map((person) => journal.get(person.id)),
  ]);
  const all = [own, ...alike, ...expected].filter((request) => request !== undefined);
  return [...new Map(all.map((request) => [request.id, request])).values()];
}
