import { z } from 'zod';
import { openStates, type RequestView } from '../../../shared/requests/request.ts';
import type { StoredRequest } from '../../../electron/core/ports/request-journal.ts';
import type { Card } from '../plan.ts';
import type { Verdict } from '../run-result.ts';
import { HELPER } from './hub-among.ts';
import type { Found } from './hub-people.ts';

/** What one browser was answered and told. */
export interface Browsed {
  readonly who: string;
  /** Everything that it got, word by word. */
  readonly told: readonly string[];
  /** What its event stream told, in order. */
  readonly heard: readonly RequestView[];
  /** What its private link leads back to. */
  readonly found: readonly Found[];
  /** What was typed there. */
  readonly typed: readonly Card[];
}

/** A change of a request's row, as the database saw it. */
export const writeSchema = z.object({
  id: z.string(),
  before: z.string(),
  after: z.string(),
  was: z.number(),
  is: z.number(),
});
type Write = z.infer<typeof writeSchema>;

/** What a desk shows of a request, and which one of the hub's answers for it. */
export interface HandedIn {
  readonly shellName: string;
  readonly state: string;
  /** Undefined where the hub has none. */
  readonly request: string | undefined;
}

/** What is there when a run of the hub is over, beside what every run has. */
export interface HubEnding {
  readonly requests: readonly StoredRequest[];
  /** Newcomers, who know of their own alone. */
  readonly browsers: readonly Browsed[];
  readonly writes: readonly Write[];
  readonly handedIn: readonly HandedIn[];
  /** Whether nobody gets an account before somebody approved it. */
  readonly isCareful: boolean;
}

const ADDRESS = /p\d+-[\dd-]+@example\.org/g;

/** What a newcomer was told of others. */
function shownTo(browser: Browsed, requests: readonly StoredRequest[]): string[] {
  const { who, told, typed } = browser;
  const own = new Set(typed.map(({ email }) => email));
  // Also of the same card that somebody typed elsewhere: nobody can tell whether that was the same person.
  const others = requests.filter(({ askedBy }) => askedBy !== who);
  const all = told.join('\n');
  return [
    ...[...new Set(all.match(ADDRESS))].filter((email) => !own.has(email)),
    ...others
      .filter(({ id }) => all.includes(id))
      .map(({ id }) => `request ${id} in ${told.find((one) => one.includes(id))?.slice(0, 300)}`),
    ...(all.includes('open sesame') ? ['a password'] : []),
    ...(all.includes(HELPER) ? ['who holds a case'] : []),
  ].map((what) => `${who} was told of ${what}`);
}

/** A private link leads to all that somebody filed, as it stands, and to nothing else. */
function leadsElsewhere({ who, found }: Browsed, requests: readonly StoredRequest[]): string[] {
  const own = requests.filter(({ askedBy }) => askedBy === who);
  const words = (all: readonly Found[]): string =>
    all
      .map(({ id, state }) => `${id} ${state}`)
      .toSorted()
      .join(', ');
  const [shown, there] = [words(found), words(own)];
  return shown === there ? [] : [`the link of ${who} shows ${shown}, the hub has ${there}`];
}

/** What was confirmed, and told as something else afterwards. Tellings overtake each other, and pages leave out those of a lower revision. */
function takenBack({ who, heard }: Browsed): string[] {
  const confirmed = new Map<string, number>();
  const wrong = new Set<string>();
  for (const { id, state, shellName, revision } of heard) {
    const since = confirmed.get(id) ?? Infinity;
    if (state === 'confirmed') confirmed.set(id, revision);
    else if (revision >= since) wrong.add(`${shellName}: ${who} was told ${state} after confirmed`);
  }
  return [...wrong];
}

/** Written by a process that had it no more: over what was confirmed, or over what another had written since. */
const written = (writes: readonly Write[]): string[] =>
  writes
    .filter(({ before, was, is }) => before === 'confirmed' || was >= is)
    .map(({ id, before, after, was, is }) => `${id}: ${before} ${was} became ${after} ${is}`);

/** Whose account was begun though nobody had approved it. */
const unapproved = ({ requests, isCareful }: HubEnding): string[] =>
  requests
    .filter(({ kind, attempted }) => isCareful && kind === 'account' && attempted.length > 0)
    .filter(({ approval }) => approval && !approval.acts.some(({ act }) => act === 'approved'))
    .map(({ id }) => `${id}: made before it was approved`);

/** A desk says of what it handed in what the hub says. */
function judgeHandedIn({ handedIn, requests }: HubEnding): Pick<Verdict, 'lost' | 'untrue'> {
  const states = new Map<string, string>(requests.map(({ id, state }) => [id, state]));
  const isOpen = (state: string | undefined): boolean => openStates.some((one) => one === state);
  const stateOf = ({ request = '' }: HandedIn) => states.get(request);
  return {
    lost: handedIn
      .filter((one) => !isOpen(one.state) && stateOf(one) === undefined)
      .map(({ shellName, state }) => `${shellName}: ${state} at a desk, and not at the hub`),
    untrue: handedIn
      .filter((one) => one.state === 'confirmed' && stateOf(one) !== 'confirmed')
      .map((one) => `${one.shellName}: confirmed at a desk, ${stateOf(one)} at the hub`),
  };
}

/** Says what went wrong at a hub beside what the oracle of every run says. */
export function judgeHub(ending: HubEnding): Omit<Verdict, 'doubled'> {
  const { browsers, requests, writes } = ending;
  const desks = judgeHandedIn(ending);
  return {
    lost: desks.lost,
    stuck: requests
      .filter(({ state }) => state === 'for-approval')
      .map(({ id }) => `${id}: nobody approved it`),
    untrue: [
      ...browsers.flatMap(takenBack),
      ...browsers.flatMap((browser) => leadsElsewhere(browser, requests)),
      ...written(writes),
      ...unapproved(ending),
      ...desks.untrue,
    ],
    shown: browsers.flatMap((browser) => shownTo(browser, requests)),
  };
}
