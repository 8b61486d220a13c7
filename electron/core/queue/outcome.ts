import { endOf, isPending, type FailureSort } from '../../../shared/errors.ts';
import { AppError } from '../base/errors.ts';
import { revised } from '../base/revised.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Clock, Log, Random } from '../ports/system.ts';
import { backoffMs } from './pacing.ts';
import { problemOf, RunFailure } from './runner.ts';

interface OutcomePorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/**
 * How often it has failed like this. What waits for somebody else's part begins to count anew: a network that was away for long is no
 * reason to look seldom.
 */
function failuresOf({ problem, failures }: StoredRequest, sort: FailureSort): number {
  const wasPending = problem !== undefined && isPending(problem.code);
  return (sort === 'pending') === wasPending ? failures + 1 : 1;
}

/** When the request may go, or is worth another look, where the failure says so. */
function timeGiven(cause: unknown): string | undefined {
  if (!(cause instanceof AppError)) return undefined;
  const [time] = cause.sort === 'throttled' ? cause.params : [cause.retryAt];
  return time !== undefined && Date.parse(time) > 0 ? time : undefined;
}

/**
 * What a failed run means for the request: passing failures wait (with a time to try again, or until somebody signs in),
 * everything else needs a person. A lost answer is no failure of its own: the next run looks.
 */
export function afterFailure(
  request: StoredRequest,
  error: unknown,
  { clock, random, log }: OutcomePorts,
): StoredRequest {
  const reached = error instanceof RunFailure ? error.request : request;
  const cause = error instanceof RunFailure ? error.cause : error;
  const sort = cause instanceof AppError ? cause.sort : 'broken';
  const problem = problemOf(cause);
  const ends = endOf(problem.code);
  if (sort === 'broken') log.error('request-failed', cause, { request: request.id });

  // One look at the clock: how long to wait is the difference of both times.
  const now = clock.now();
  const failures = failuresOf(request, sort);
  const backoff = new Date(now.getTime() + backoffMs(failures, random)).toISOString();
  const retryAt = timeGiven(cause) ?? backoff;
  const outcome = {
    state: ends === 'by-a-person' ? 'needs-you' : 'waiting',
    problem,
    failures,
    retryAt: ends === 'by-itself' ? retryAt : undefined,
  } as const;
  return revised(reached, outcome, { now: () => now });
}
