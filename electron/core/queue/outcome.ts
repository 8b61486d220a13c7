import { isPending, type FailureSort } from '../../../shared/errors.ts';
import type { Problem } from '../../../shared/requests/request.ts';
import { AppError } from '../base/errors.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Clock, Log, Random } from '../ports/system.ts';
import { backoffMs } from './pacing.ts';
import { RunFailure } from './runner.ts';

interface OutcomePorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

const problemOf = (error: unknown): Problem =>
  error instanceof AppError
    ? { code: error.code, params: [...error.params] }
    : { code: 'internal', params: [] };

/** Whether a failure of this sort passes by itself, when somebody signs in, or only when a person decides. */
const ends: Record<FailureSort, 'by-itself' | 'with-sign-in' | 'by-a-person'> = {
  network: 'by-itself',
  throttled: 'by-itself',
  pending: 'by-itself',
  again: 'by-itself',
  'sign-in': 'with-sign-in',
  refused: 'by-a-person',
  broken: 'by-a-person',
};

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
  if (sort === 'broken') log.error('request-failed', cause, { request: request.id });

  const now = clock.now().getTime();
  const failures = failuresOf(request, sort);
  const backoff = new Date(now + backoffMs(failures, random)).toISOString();
  const retryAt = timeGiven(cause) ?? backoff;
  return {
    ...reached,
    state: ends[sort] === 'by-a-person' ? 'needs-you' : 'waiting',
    problem: problemOf(cause),
    failures,
    retryAt: ends[sort] === 'by-itself' ? retryAt : undefined,
    updatedAt: new Date(now).toISOString(),
  };
}
