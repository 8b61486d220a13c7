import { z } from 'zod';
import { comparableName } from '../../../shared/names/same-name.ts';
import type { RosterVerdict } from '../../../shared/roster/roster.ts';
import { allRequests } from '../base/pages.ts';
import { holdsCard } from '../kinds/account/facts.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';

const card = z.object({ username: z.string(), shellName: z.string(), email: z.string() });

/** Of somebody who was expected and had an account. */
const closed = z.object({ state: z.literal('dismissed'), hasAccount: z.string() });

/** What this desk's own requests say of people and names. */
export interface FiledRequests {
  /** The request for the person with this address, whatever became of it; one that holds its card first. */
  requestFor(email: string): StoredRequest | undefined;
  /** The shell name of a request that wants or has one of the names. */
  holderOf(name: string): string | undefined;
  /** Every name that is wanted, as names are compared. */
  readonly names: ReadonlySet<string>;
}

/** What a row is told of a person for whom this desk has a request. */
export function filedVerdict(request: StoredRequest): RosterVerdict {
  const { id, state, facts } = request;
  const had = closed.safeParse({ state, ...facts }).data;
  if (had) return { is: 'stands', holder: had.hasAccount, here: true };
  const isUndone = state === 'confirmed' && !holdsCard(request);
  return { is: 'filed', request: id, state, ...(isUndone ? { undone: true } : {}) };
}

/** The card of a request for an account; undefined for a request of another kind. */
const cardIn = ({ kind, facts }: StoredRequest) =>
  kind === 'account' ? card.safeParse(facts).data : undefined;

/** Reads the journal once, so that many people can be compared with it. */
export async function filedRequests(journal: Pick<RequestJournal, 'list'>): Promise<FiledRequests> {
  const byMail = new Map<string, StoredRequest>();
  const byName = new Map<string, string>();
  for (const request of await allRequests(journal, { kinds: ['account'] })) {
    const data = cardIn(request);
    if (!data) continue;
    const mail = comparableName(data.email);
    const isHeld = holdsCard(request);
    if (isHeld || !byMail.has(mail)) byMail.set(mail, request);
    if (!isHeld) continue;
    for (const name of [data.username, data.shellName]) {
      byName.set(comparableName(name), data.shellName);
    }
  }
  return {
    requestFor: (email) => byMail.get(comparableName(email)),
    holderOf: (name) => byName.get(comparableName(name)),
    names: new Set(byName.keys()),
  };
}
