import type { Directory } from '../../ports/directory.ts';
import type { Random } from '../../ports/system.ts';
import { createNumbers, isIn, WINDOW, type NumberRange, type Numbers } from '../base/numbers.ts';

interface Range extends NumberRange {
  readonly counterDn?: string | undefined;
}

interface Options {
  readonly directory: Pick<Directory, 'takeNumber' | 'numbersFrom'>;
  readonly range: Range;
  readonly random: Random;
  /** Whether this number belonged to an account that was undone here: it is never given to anybody again. */
  readonly isRetired?: (uidNumber: number) => Promise<boolean>;
}

/**
 * Whether a number whose account is deleted could be given to somebody else by a tool that looks for the highest one. A counter never
 * comes back to it, and nobody who searches gets below an account that stands.
 */
export async function mayReturn(
  uidNumber: number,
  { directory, range }: Pick<Options, 'directory' | 'range'>,
): Promise<boolean> {
  if (range.counterDn !== undefined) return false;
  const above = await directory.numbersFrom(uidNumber + 1, WINDOW);
  return !above.some((number) => isIn(range, number));
}

/** People's uidNumbers. */
export const createUidNumbers = ({ directory, range, random, isRetired }: Options): Numbers =>
  createNumbers({
    range,
    random,
    take: (by) => directory.takeNumber(by),
    from: (from, limit) => directory.numbersFrom(from, limit),
    isFree: async (number) => (await isRetired?.(number)) !== true,
  });
