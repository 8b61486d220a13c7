import type { ErrorCode } from '../../../shared/errors.ts';
import type { Clock } from '../ports/system.ts';
import { AppError } from './errors.ts';
import { within } from './within.ts';

/**
 * The door that calls go through which file or change something, for all callers of a process. Whoever takes everything away shuts it: what came in
 * before comes to its end first, and nobody else comes in meanwhile.
 */
export interface Door {
  /** Lets the work in; throws what the door was shut with. */
  through<T>(work: () => Promise<T>): Promise<T>;
  /** Shuts it with this failure. Settles when nobody is inside any more, or after this time (ms). */
  shut(why: ErrorCode, ms: number): Promise<void>;
  open(): void;
}

/** A door that stands open. */
export function createDoor(clock: Pick<Clock, 'after'>): Door {
  const inside = new Set<Promise<unknown>>();
  let why: ErrorCode | undefined;
  return {
    async through(work) {
      if (why !== undefined) throw new AppError(why, 'Nothing can be filed or changed now');
      const done = work();
      inside.add(done);
      try {
        return await done;
      } finally {
        inside.delete(done);
      }
    },
    shut(code, ms) {
      why = code;
      return within(Promise.allSettled(inside), ms, clock);
    },
    open: () => void (why = undefined),
  };
}
