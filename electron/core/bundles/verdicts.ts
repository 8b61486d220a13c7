import type { BundleReport, BundleVerdict, BundledRequest } from '../../../shared/bundle/bundle.ts';
import { followUpParts, type OwnFollowUps } from '../../../shared/requests/follow-ups.ts';
import type { FieldProblem } from '../../../shared/result.ts';
import type { Behind } from '../cards/follow-ups.ts';
import { type AccountFacts, accountOf, cardOf, holdsCard } from '../kinds/account/facts.ts';
import { createExpectedIndex, type ExpectedIndex } from '../names/expected.ts';
import type { StoredRequest } from '../ports/request-journal.ts';

/** One request of a bundle as this desk judges it. `facts` are there where it may be filed. */
export interface Arrival {
  readonly request: BundledRequest;
  readonly verdict: BundleVerdict;
  readonly standing?: StoredRequest | undefined;
  readonly facts?: AccountFacts | undefined;
  /** What stands on the card where another request is of it. */
  readonly card?: AccountFacts;
  readonly fields: readonly FieldProblem[];
  /** What is filed behind it, and what of it is not; left out where nothing is asked for beside it, or nothing is filed. */
  readonly behind?: Behind;
  /** The account's request as it is to stand here. */
  readonly account?: StoredRequest;
}

/** Reads an arriving card by this desk's rules; what is wrong with it is told by field. */
export type ReadFacts = (
  facts: BundledRequest['facts'],
) =>
  | { readonly ok: true; readonly facts: AccountFacts }
  | { readonly ok: false; readonly fields: readonly FieldProblem[] };

/** The requests of a bundle, and whether the seal shows that a desk made it. */
interface Arrived {
  readonly requests: readonly BundledRequest[];
  readonly byDesk: boolean;
}

/**
 * Judges each request of a bundle against the requests of this desk: by its id, then by its card, so that a bundle that comes
 * twice, or a card that comes in two bundles, stays one request. A dismissed or undone request holds no card; the one of somebody who was
 * expected is `standing`, to become this card's.
 */
export function judgeArrivals(
  { requests, byDesk }: Arrived,
  here: readonly StoredRequest[],
  read: ReadFacts,
): Arrival[] {
  const byId = new Map(here.map((stored) => [stored.id, stored]));
  const holding = here.filter(holdsCard);
  const byCard = new Map(holding.map((stored) => [cardOf(stored.facts), stored]));
  const inThisBundle = new Set<string>();
  const expected = expectedIn(here);

  const known = (request: BundledRequest, standing: StoredRequest | undefined): Arrival => {
    // Only another desk brings back what was handed over: a newcomer's own bundle may be played back by anybody.
    const isBack = byDesk && standing?.state === 'handed-over';
    return { request, verdict: isBack ? 'comes-back' : 'known', standing, fields: [] };
  };

  const judgeCard = (request: BundledRequest, facts: AccountFacts): Arrival => {
    const card = cardOf(facts);
    const same = byCard.get(card);
    const isFree = same === undefined || same.state === 'expected';
    if (!isFree || inThisBundle.has(card)) return { ...known(request, same), card: facts };
    inThisBundle.add(card);
    const [person, another] = expected.whose(facts);
    const standing = person && !another ? byId.get(person.id) : undefined;
    // Nobody comes twice.
    if (standing) expected.drop(standing.id);
    return { request, verdict: 'new', standing, facts, fields: [] };
  };

  const idsHere = new Set<string>();
  return requests.map((request) => {
    const standing = byId.get(request.id);
    // Two of one id would be one row of the journal, and the second would be written over the first.
    if (standing || idsHere.has(request.id)) return known(request, standing);
    idsHere.add(request.id);
    const card = read(request.facts);
    if (card.ok) return judgeCard(request, card.facts);
    return { request, verdict: 'not-allowed', fields: card.fields };
  });
}

/** Those of the requests here whose person has not come yet. */
const expectedIn = (here: readonly StoredRequest[]): ExpectedIndex =>
  createExpectedIndex(
    here.flatMap((request) => {
      if (request.kind !== 'account' || request.state !== 'expected') return [];
      const { username, shellName, email } = accountOf(request);
      return [{ id: request.id, username, shellName, email }];
    }),
  );

/** The verdicts as a helper sees them: names only. */
export const reportArrivals = (arrivals: readonly Arrival[]): BundleReport['requests'] =>
  arrivals.map(({ request: { id, facts, further }, verdict, standing, fields, behind }) => ({
    id,
    username: facts.username,
    shellName: facts.shellName,
    verdict,
    ...(standing ? { standing: { id: standing.id, state: standing.state } } : {}),
    fields: [...fields],
    ...(further ? { further: reportFurther(further, behind) } : {}),
  }));

/** What is asked for beside a card, each part with what speaks against it. */
const reportFurther = ({ membership, tool, project }: OwnFollowUps, behind?: Behind) => {
  const about = { membership: membership?.reason, tool: tool?.name, project: project?.name };
  return followUpParts.flatMap((part) => {
    const said = about[part];
    if (said === undefined) return [];
    return [{ part, about: said, fields: [...(behind?.refused.get(part) ?? [])] }];
  });
};
