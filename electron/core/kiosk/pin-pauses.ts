import { AppError } from '../base/errors.ts';
import type { Clock } from '../ports/system.ts';

/** So many may be mistyped before anybody has to wait. */
const FREE = 3;
const FIRST_MS = 5000;
/** A helper waits no longer than this, and who guesses needs weeks for four digits. */
const LONGEST_MS = 5 * 60_000;

/** How long no PIN is looked at after so many wrong ones. */
export const pauseAfter = (wrong: number): number =>
  wrong < FREE ? 0 : Math.min(FIRST_MS * 2 ** Math.min(wrong - FREE, 20), LONGEST_MS);

/** The pauses between wrong PINs, by a count that nobody can set. */
export function createPinPauses(clock: Pick<Clock, 'up'>) {
  let counted = 0;
  let until = -Infinity;
  return {
    /**
     * Notes how many wrong ones there were. A number that this process did not know, as at a restart or from another process, begins its pause anew: that
     * only makes it longer.
     */
    note(wrong: number): void {
      if (wrong !== counted) until = clock.up() + pauseAfter(wrong);
      counted = wrong;
    },
    /** Throws `pin-paused`, with the seconds to wait, while no PIN is looked at. */
    check(): void {
      const left = Math.ceil((until - clock.up()) / 1000);
      if (left <= 0) return;
      throw new AppError('pin-paused', 'No PIN is looked at now', { params: [String(left)] });
    },
  };
}
