import { isAskedBack } from './approval.ts';
import { comparableName } from '../names/same-name.ts';
import type { RequestState, RequestView } from './request.ts';

/** The groups of the desk's list, in the order in which they want attention. */
export const groups = ['needs-you', 'in-progress', 'expected', 'exported', 'done'] as const;
/** A group of the list, with a heading `group-<name>`. */
export type Group = (typeof groups)[number];

/** A person as the list tells of them, from all of their requests here. */
export interface PersonAtDesk {
  /** Stays the same while their requests change. */
  readonly key: string;
  readonly shellName: string;
  /** Empty where nobody knows it yet. */
  readonly username: string;
  readonly group: Group;
  /** The request that says why they are in this group. */
  readonly leading: RequestView;
  /** Newest change of any, ISO 8601 in UTC. */
  readonly updatedAt: string;
  readonly requests: readonly RequestView[];
}

const groupOf: Readonly<Record<RequestState, Group>> = {
  'needs-you': 'needs-you',
  'for-approval': 'in-progress',
  saved: 'in-progress',
  waiting: 'in-progress',
  sending: 'in-progress',
  expected: 'expected',
  confirmed: 'done',
  dismissed: 'done',
  'handed-over': 'exported',
};

/** What somebody is asked about needs them, whoever decides in the end. */
const groupIn = ({ state, approval }: RequestView): Group =>
  state === 'for-approval' && isAskedBack(approval) ? 'needs-you' : groupOf[state];

const rankOf = (request: RequestView): number => groups.indexOf(groupIn(request));

/** Waits for another of the same person: that one says more. */
const isBehind = ({ problem }: RequestView): boolean => problem?.code === 'waits-for-other';

/** ISO 8601 in UTC sorts as plain text. */
const newestFirst = (a: RequestView, b: RequestView): number =>
  a.updatedAt === b.updatedAt ? 0 : a.updatedAt < b.updatedAt ? 1 : -1;

/** Undone and dismissed say less of somebody than what they have. */
const isOver = (request: RequestView): boolean =>
  request.state === 'dismissed' || request.undone !== undefined || request.undo !== undefined;

/** Sorts what wants attention first to the front. */
export const mostUrgent = (a: RequestView, b: RequestView): number =>
  rankOf(a) - rankOf(b) ||
  Number(isBehind(a)) - Number(isBehind(b)) ||
  Number(isOver(a)) - Number(isOver(b)) ||
  newestFirst(a, b);

function personOf(key: string, requests: readonly RequestView[]): PersonAtDesk[] {
  const [leading] = requests.toSorted(mostUrgent);
  const [newest] = requests.toSorted(newestFirst);
  if (!leading || !newest) return [];
  const { username = '' } = requests.find((one) => one.username !== '') ?? {};
  const { shellName } = leading;
  const group = groupIn(leading);
  return [{ key, shellName, username, group, leading, updatedAt: newest.updatedAt, requests }];
}

/**
 * The requests of one shell name, by person: two cards may want it for two people. What names nobody yet belongs to whoever is there.
 */
function byUsername(requests: readonly RequestView[]): Map<string, RequestView[]> {
  const named = requests.map(({ username }) => comparableName(username));
  const first = named.find((name) => name !== '') ?? '';
  return Map.groupBy(requests, (_, i) => named[i] || first);
}

/** Several parts of one screen ask for the same. */
const known = new WeakMap<readonly RequestView[], readonly PersonAtDesk[]>();

/** Everybody whom requests of this desk are about, each once, last changed first; what is about nobody, such as a project, has a row of its own. */
export function peopleAtDesk(requests: readonly RequestView[]): readonly PersonAtDesk[] {
  const people = known.get(requests) ?? gather(requests);
  known.set(requests, people);
  return people;
}

function gather(requests: readonly RequestView[]): PersonAtDesk[] {
  const byShellName = Map.groupBy(requests, ({ shellName, id }) =>
    shellName === '' ? id : comparableName(shellName),
  );
  return [...byShellName]
    .flatMap(([name, those]) =>
      [...byUsername(those)].flatMap(([username, own]) => personOf(`${name} ${username}`, own)),
    )
    .toSorted((a, b) => newestFirst(a.leading, b.leading));
}

/** Whether anything for a person was filed at this desk; else they are known from its hub alone. */
export const isOfThisDesk = ({ requests }: Pick<PersonAtDesk, 'requests'>): boolean =>
  requests.some(({ elsewhere }) => elsewhere === undefined);

/** Whether nothing of a person has changed since. */
export const isSamePerson = (one: PersonAtDesk, other: PersonAtDesk): boolean =>
  one.key === other.key &&
  one.requests.length === other.requests.length &&
  one.requests.every((request, i) => request === other.requests[i]);

/** The person whom a request is about. */
export const personWith = (
  people: readonly PersonAtDesk[],
  requestId: string,
): PersonAtDesk | undefined =>
  people.find(({ requests }) => requests.some(({ id }) => id === requestId));
