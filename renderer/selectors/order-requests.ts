import { type Problem, type RequestView, openStates } from '../../shared/requests/request.ts';
import { distanceOf, holdsWords, searchWords } from '../../shared/names/find-by-words.ts';
import { groups, peopleAtDesk, type PersonAtDesk } from '../../shared/requests/people-at-desk.ts';

/** What goes when everything that waits is handed over: cards, and no undo. */
export const canExport = ({ kind, state }: Pick<RequestView, 'kind' | 'state'>): boolean =>
  kind === 'account' && (state === 'saved' || state === 'waiting' || state === 'needs-you');

/** How many are still to be sent, and how many stand still until a person acts. */
export const countRequests = (requests: readonly RequestView[]) => ({
  pending: requests.filter(({ state }) => openStates.includes(state)).length,
  needsYou: requests.filter(({ state }) => state === 'needs-you').length,
});

const byGroup = (a: PersonAtDesk, b: PersonAtDesk): number =>
  groups.indexOf(a.group) - groups.indexOf(b.group);

/** People of this desk with a request that the words of the text fit, those first whose names are nearest to them, then who wants attention. */
export function findPeople(
  requests: readonly RequestView[],
  text: string,
): readonly PersonAtDesk[] {
  const words = searchWords(text);
  const namesOf = ({ username, shellName, email = '' }: RequestView) => [
    username,
    shellName,
    email,
  ];
  const byName = new Intl.Collator(undefined, { numeric: true });
  return peopleAtDesk(requests.filter((request) => holdsWords(namesOf(request), words)))
    .map((person) => ({
      person,
      distance: Math.min(...person.requests.map((own) => distanceOf(namesOf(own), words))),
    }))
    .toSorted(
      (a, b) =>
        a.distance - b.distance ||
        byGroup(a.person, b.person) ||
        byName.compare(a.person.username, b.person.username),
    )
    .map(({ person }) => person);
}

/** What every waiting request waits for, and the earliest next try (ISO 8601) where there is one. */
export interface CommonWait {
  readonly problem: Problem;
  readonly retryAt: string | undefined;
}

/** The one reason all of these requests wait for; undefined where they differ, or where there is only one. */
export function commonWait(requests: readonly RequestView[]): CommonWait | undefined {
  const [first, ...others] = requests;
  const problem = first?.problem;
  if (!problem || others.length === 0) return undefined;
  if (others.some((other) => other.problem?.code !== problem.code)) return undefined;
  const [retryAt] = requests.flatMap((request) => request.retryAt ?? []).toSorted();
  return { problem, retryAt };
}
