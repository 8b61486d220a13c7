import type { Problem, RequestView } from '../../shared/requests/request.ts';

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
