import type { Directory } from '../../ports/directory.ts';
import type { Random } from '../../ports/system.ts';
import { createNumbers, type NumberRange, type Numbers } from '../base/numbers.ts';

interface Range extends NumberRange {
  readonly counterDn?: string | undefined;
}

interface Options {
  readonly directory: Pick<Directory, 'takeNumber' | 'numbersFrom'>;
  readonly range: Range;
  readonly random: Random;
  /** Whether this number belonged to an account that was undone here: this desk gives it to nobody again. */
  readonly isRetired?: (uidNumber: number) => Promise<boolean>;
}

/**
 * Whether a number whose account is deleted could be given to somebody else: without a counter, by any desk or tool that looks for the highest
 * one, once nobody has a higher one. A counter that all of them count with never comes back to it.
 */
export const mayReturn = ({ counterDn }: Pick<Range, 'counterDn'>): boolean =>
  counterDn === undefined;

/** People's uidNumbers. */
export const createUidNumbers = ({ directory, range, random, isRetired }: Options): Numbers =>
  createNumbers({
    range,
    random,
    take: (by) => directory.takeNumber(by),
    from: (from, limit) => directory.numbersFrom(from, limit),
    isFree: async (number) => (await isRetired?.(number)) !== true,
  });
