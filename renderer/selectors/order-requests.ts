import { type Problem, type RequestView, openStates } from '../../shared/requests/request.ts';
import { holdsWords, searchWords } from '../../shared/names/find-by-words.ts';

/** What goes when everything that waits is handed over: cards, and no undo. */
export const canExport = ({ kind, state }: Pick<RequestView, 'kind' | 'state'>): boolean =>
  kind === 'account' && (state === 'saved' || state === 'waiting' || state === 'needs-you');

/** How many are still to be sent, and how many stand still until a person acts. */
export const countRequests = (requests: readonly RequestView[]) => ({
  pending: requests.filter(({ state }) => openStates.includes(state)).length,
  needsYou: requests.filter(({ state }) => state === 'needs-you').length,
});

/** The requests whose names and address hold each word of the text, in any order, without case and accents; by name. */
export function findRequests(requests: readonly RequestView[], text: string) {
  const words = searchWords(text);
  const byName = new Intl.Collator();
  return requests
    .filter(({ username, shellName, email = '' }) =>
      holdsWords([username, shellName, email], words),
    )
    .toSorted((a, b) => byName.compare(a.username, b.username));
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
