import type { StoredJournal } from '../../electron/adapters/journal/stored-journal.ts';
import { accountFacts, type AccountFacts } from '../../electron/core/kinds/account/facts.ts';
import type { PersonEntry } from '../../electron/core/ports/directory.ts';
import type { AuditReport } from '../../shared/storage/audit.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { sameName } from '../../shared/names/same-name.ts';
import type { Card, Resident } from './plan.ts';
import type { Filed } from './at-desk.ts';
import type { WorldSeen } from './world-seen.ts';

/** What is there when a run is over, read from the disks and the directory, not asked of any desk. */
export interface Ending {
  readonly residents: readonly Resident[];
  readonly cards: readonly Card[];
  /** What a desk said it has. */
  readonly filed: readonly Filed[];
  /** Every request in every journal. */
  readonly requests: readonly StoredRequest[];
  /** What a look at each journal's audit trail found. */
  readonly trails: readonly AuditReport[];
  /** Everybody in the directory who has to do with this run. */
  readonly people: readonly PersonEntry[];
  /** Whose entry names which account of the wikis. */
  readonly links: readonly { readonly shellName: string; readonly id: number }[];
  accepts(shellName: string, password: string): Promise<boolean>;
  /** Left out where no desk can have been wiped. */
  readonly wipe?: {
    /** Requests as they stood when a person wiped them. */
    readonly taken: readonly StoredRequest[];
    /** Ids of those that stand in the same journal all the same. */
    readonly back: readonly string[];
    /** Ids of those that a screen of the same machine was told of afterwards. */
    readonly told: readonly string[];
  };
  /** Everything beyond accounts; undefined where the run is about nothing else. */
  readonly world?: WorldSeen;
}

/** One filing of a request: asked for anew, here or at another desk of these runs, it has the same id and another time. */
export type Filing = Pick<StoredRequest, 'id' | 'createdAt'>;

export const sameFiling = (one: Filing, other: Filing): boolean =>
  one.id === other.id && one.createdAt === other.createdAt;

/** Everything that stands in one journal. */
export type Journalled = Pick<Ending, 'requests' | 'trails'>;

/** Reads a journal that no desk has open, and what its trail says of itself. */
export async function readJournal(journal: StoredJournal): Promise<Journalled> {
  return { requests: await journal.list({ limit: 1000 }), trails: [await journal.verify()] };
}

export const journalled = (journals: readonly Journalled[]): Journalled => ({
  requests: journals.flatMap(({ requests }) => requests),
  trails: journals.flatMap(({ trails }) => trails),
});

/** The kinds of everything that was confirmed, and of what was wiped after that. */
export const confirmedIn = (requests: readonly StoredRequest[]): string[] =>
  requests
    .filter(({ state }) => state === 'confirmed')
    .map(({ kind, facts: { of } }) =>
      of === undefined || /^(un|remove-tool)/.test(kind)
        ? kind
        : `undo of ${kind.replace('remove-', '')}`,
    );

/** One account's request, with what was asked for and the entry that has its shell name. */
export interface Asked {
  readonly request: StoredRequest;
  readonly facts: AccountFacts;
  /** Every password that was typed for a card like this one: a request does not keep its own. */
  readonly passwords: readonly string[];
  readonly entry: PersonEntry | undefined;
}

/** Every account's request of a run as the oracle looks at it, also those that were wiped: what they had written stays. */
export function everyAsked({ requests, cards, people, wipe }: Ending): Asked[] {
  const accounts = [...requests, ...(wipe?.taken ?? [])].filter(({ kind }) => kind === 'account');
  return accounts.map((request) => {
    const facts = accountFacts.parse(request.facts);
    const like = ({ username, shellName, email }: Card): boolean =>
      facts.username === username && facts.shellName === shellName && facts.email === email;
    return {
      ...{ request, facts },
      passwords: cards.filter(like).map(({ password }) => password),
      entry: people.find(({ uid }) => sameName(uid, facts.shellName)),
    };
  });
}

/** Whether the entry is the person's who asked, by all that a card says of a person. */
export const isOf = (entry: PersonEntry, { facts }: Asked): boolean =>
  sameName(entry.uid, facts.shellName) &&
  sameName(entry.cns.join(), facts.username) &&
  sameName(entry.mails.join(), facts.email);

/** Whether this request may have written the entry of its shell name. */
export const mayHaveMade = ({ request }: Asked): boolean =>
  request.attempted.includes('create-entry');
