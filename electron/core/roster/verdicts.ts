import type { AccountRules } from '../../../shared/domain/profile.ts';
import {
  canBeFiled,
  type RosterPerson,
  type RosterRow,
  type RosterVerdict,
} from '../../../shared/roster/roster.ts';
import { comparableName } from '../../../shared/names/same-name.ts';
import type { Directory } from '../ports/directory.ts';
import type { RequestJournal } from '../ports/request-journal.ts';
import type { NameMemory, Remembered } from '../names/memory.ts';
import { rosterAlternatives } from './alternatives.ts';
import { fileVerdicts } from './file-verdicts.ts';
import { type FiledRequests, filedRequests, filedVerdict } from './filed-requests.ts';
import { lookUp, type LookedUp, ownAccount } from './look-up.ts';

interface Options {
  readonly directory: Pick<Directory, 'look'>;
  readonly journal: Pick<RequestJournal, 'list'>;
  readonly rules: AccountRules;
  readonly memory: Pick<NameMemory, 'about'>;
}

/** The person has an account already, or had one that was closed. Where several have the address, which one is theirs is for a person to say. */
function existing({ email }: RosterPerson, seen: LookedUp): RosterVerdict | undefined {
  const people = seen.peopleAt(email);
  const closed = people.find(({ blocked }) => blocked);
  if (closed) return notAllowed('account-closed', closed.uid);
  const own = ownAccount(people);
  if (own) return { is: 'stands', holder: own.uid };
  return people.length > 0
    ? notAllowed('email-held', people.map(({ uid }) => uid).join(', '))
    : undefined;
}

const notAllowed = (rule: string, holder: string): RosterVerdict => ({
  is: 'not-allowed',
  problem: { field: 'email', rule, params: [holder] },
  alternatives: [],
});

/** One of the names is somebody else's, in the directory or in a request of this desk. */
function taken(
  person: RosterPerson,
  seen: LookedUp,
  filed: FiledRequests,
): RosterVerdict | undefined {
  for (const field of ['shellName', 'username'] as const) {
    const entry = seen.holderOf(person[field]);
    const request = filed.holderOf(person[field]);
    const holder = entry?.uid ?? request;
    if (holder === undefined) continue;
    const by = entry ? (entry.kind === 'tool' ? 'tool' : 'person') : 'request';
    return { is: 'taken', field, by, holder, alternatives: [] };
  }
  return undefined;
}

/** What is remembered of both names; the older of two times where both were free. */
function remembered(person: RosterPerson, recalled: (name: string) => Remembered): RosterVerdict {
  const times: string[] = [];
  for (const field of ['shellName', 'username'] as const) {
    const known = recalled(person[field]);
    if (known.is === 'taken-as-of') return { is: 'taken-as-of', field, asked: known.asked };
    if (known.is === 'free-as-of') times.push(known.asked);
  }
  const [asked] = times.toSorted();
  return asked === undefined || times.length < 2
    ? { is: 'could-not-ask' }
    : { is: 'free-as-of', asked };
}

/** What this desk can tell of people: by what it was told just now, its own requests, and its memory. */
interface Sources {
  readonly seen: LookedUp;
  readonly filed: FiledRequests;
  readonly recalled: (name: string) => Remembered;
}

function judge(person: RosterPerson, { seen, filed, recalled }: Sources): RosterVerdict {
  const found = existing(person, seen) ?? taken(person, seen, filed);
  if (found) return found;
  const wasAsked = [person.username, person.shellName, person.email].every(seen.wasAsked);
  return wasAsked ? { is: 'ready' } : remembered(person, recalled);
}

/** Whether other names would help. */
const wantsNames = ({ verdict }: RosterRow): boolean =>
  verdict.is === 'taken' || (verdict.is === 'not-allowed' && verdict.problem.field !== 'email');

/** So many people are offered other names; where more need them, a column is wrong or the file is, and each offer is searched for. */
const MOST_OFFERS = 500;

function spokenFor(rows: readonly RosterRow[], filed: FiledRequests): ReadonlySet<string> {
  const names = rows.filter(canBeFiled).flatMap(({ username, shellName }) => [username, shellName]);
  return new Set([...filed.names, ...names.map(comparableName)]);
}

/**
 * A verdict for every person, by this desk's requests, the file and the directory, in this order. The sign-up service's own
 * name check takes one name a call, so it is asked at the card, not here.
 */
export async function rosterVerdicts(
  people: readonly RosterPerson[],
  { directory, journal, rules, memory }: Options,
): Promise<RosterRow[]> {
  const filed = await filedRequests(journal);
  const strangers = people.filter(({ email }) => !filed.requestFor(email));
  const early = fileVerdicts(strangers, rules);
  const wrong = new Map(strangers.map((person, i) => [person, early[i]] as const));
  const isOpen = (person: RosterPerson): boolean =>
    [undefined, 'namesake'].includes(wrong.get(person)?.is);
  const open = strangers.filter(isOpen);
  const names = open.flatMap(({ username, shellName }) => [username, shellName]);
  const seen = await lookUp(directory, { names, mails: open.map(({ email }) => email) });
  const recalled = await memory.about(seen.isComplete ? [] : names);
  const verdictOf = (person: RosterPerson): RosterVerdict => {
    const request = filed.requestFor(person.email);
    if (request) return filedVerdict(request);
    const early = wrong.get(person);
    if (early && !isOpen(person)) return early;
    const verdict = judge(person, { seen, filed, recalled });
    return early && canBeFiled({ verdict }) ? early : verdict;
  };
  const rows = people.map((person) => ({ ...person, verdict: verdictOf(person) }));
  const spoken = spokenFor(rows, filed);
  const wanting = rows.filter(wantsNames).slice(0, MOST_OFFERS);
  const offers = await rosterAlternatives(wanting, { directory, rules, spoken });
  return rows.map((row) => {
    const alternatives = offers.get(row);
    return alternatives ? { ...row, verdict: { ...row.verdict, alternatives } } : row;
  });
}
