import { fail, type Result } from '../../../shared/result.ts';
import type { Limit, Limits } from '../../adapters/postgres/sessions/limits.ts';

/** Tried too often: after how many minutes it is worth another try. */
export const tooOften = (seconds: number): Result<never> =>
  fail('hub-too-often', 'Tried too often', { params: [String(Math.ceil(seconds / 60))] });

interface Work<T> {
  readonly work: () => Promise<Result<T>>;
  /** Whether what came of it counts. */
  readonly isKept: (result: Result<T>) => boolean;
}

/**
 * Counts one in all these limits before something is done, for that takes its time and a hundred at once are a hundred. What was not done is given back, and what
 * came to something that does not count.
 *
 * @returns what came of the work, or `hub-too-often` with the window of the limit that had no room; throws `AppError('storage-failed')` and what the work throws
 */
export async function counted<T>(
  limits: Pick<Limits, 'take' | 'giveBack'>,
  tries: readonly Limit[],
  { work, isKept }: Work<T>,
): Promise<Result<T>> {
  const taken: Limit[] = [];
  let isSpent = false;
  try {
    // One after the other: nothing is taken from all by who has spent their own, nor written for an account by an address that has guessed too often.
    for (const limit of tries) {
      taken.push(limit);
      if (!(await limits.take(limit))) return tooOften(limit.seconds);
    }
    const result = await work();
    isSpent = isKept(result);
    return result;
  } finally {
    // What the database does not take back now, the next window forgets.
    if (!isSpent) await Promise.allSettled(taken.map((limit) => limits.giveBack(limit)));
  }
}
