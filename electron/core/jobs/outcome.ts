import type { Problem } from '../../../shared/domain/request.ts';
import { AppError } from '../errors.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { Clock, Log, Random } from '../ports/system.ts';
import { backoffMs } from './backoff.ts';
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

/**
 * What a failed run means for the request: passing failures wait (with a time to try again, or until somebody signs in),
 * everything else needs a person. A lost answer is no failure of its own: the next run looks.
 */
export function afterFailure(
  request: StoredRequest,
  error: unknown,
  { clock, random, log }: OutcomePorts,
): StoredRequest {
  const cause = error instanceof RunFailure ? error.cause : error;
  const { attempted, facts } = error instanceof RunFailure ? error.request : request;
  const sort = cause instanceof AppError ? cause.sort : 'broken';
  if (sort === 'broken') log.error('request-failed', cause, { request: request.id });

  const now = clock.now();
  const failures = request.failures + 1;
  const waits =
    sort === 'network' || sort === 'throttled' || sort === 'sign-in' || sort === 'again';
  const retryAt = new Date(now.getTime() + backoffMs(failures, random)).toISOString();
  return {
    ...request,
    facts,
    attempted,
    finished: error instanceof RunFailure ? error.request.finished : [],
    state: waits ? 'waiting' : 'needs-you',
    problem: problemOf(cause),
    failures,
    retryAt: waits && sort !== 'sign-in' ? retryAt : undefined,
    updatedAt: now.toISOString(),
  };
}
