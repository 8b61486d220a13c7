import type { StoredRequest } from '../ports/request-journal.ts';
import type { Clock } from '../ports/system.ts';

/**
 * A request with a change: every change of one goes through here. Its revision counts up by one, so that whoever is told of it out of order, or
 * after the clock was set back, knows which is the newer.
 */
export const revised = (
  request: StoredRequest,
  change: Partial<StoredRequest>,
  clock: Pick<Clock, 'now'>,
): StoredRequest => ({
  ...request,
  ...change,
  revision: request.revision + 1,
  updatedAt: clock.now().toISOString(),
});
