import { AppError } from '../errors.ts';
import type { Directory } from '../ports/directory.ts';
import type { Random } from '../ports/system.ts';

/** Numbers read at once, below a server's size limit (2048 in production, docs/facts.md 3). */
const WINDOW = 1000;
/** First-time probes on the way at once. */
const AT_ONCE = 16;
const WIDEST_SPREAD = 1024;
/** The spread after three races lost in a row. */
const LOST_THRICE = 16;

export interface UidNumbers {
  /** A number that was free when asked. Nobody is kept from taking it too: look after the write. */
  take(): Promise<number>;
  /** Tells that a number from here was lost to somebody else; the next ones are taken farther apart. */
  lost(): void;
}

interface Range {
  readonly floor: number;
  readonly ceiling: number;
  readonly counterDn?: string | undefined;
}

interface Options {
  readonly directory: Pick<Directory, 'takeNumber' | 'numbersFrom'>;
  readonly range: Range;
  readonly random: Random;
  /** Whether this number belonged to an account that was undone here: it is never given to anybody again. */
  readonly isRetired?: (uidNumber: number) => Promise<boolean>;
}

const isIn = (range: Range, number: number): boolean =>
  number >= range.floor && number <= range.ceiling;

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

/**
 * Chooses uidNumbers at a cost that does not grow with the directory: one atomic increment where there is a counter
 * entry, else one search above the highest number known. The first search of a run comes down from the ceiling in
 * steps, because a search for "N or higher" costs what stands above N.
 */
export function createUidNumbers(options: Options): UidNumbers {
  const { directory, range, random, isRetired = () => Promise.resolve(false) } = options;
  let highestKnown: number | undefined;
  /** How far apart numbers are taken: grows with every race lost, shrinks with every number taken. */
  let spread = 1;

  const inRange = (numbers: readonly number[]): number[] =>
    numbers.filter((number) => isIn(range, number));

  /** How many numbers stand above the ceiling: somebody's slips, which every search from below would meet first. */
  const countBeyond = async (): Promise<number> => {
    const beyond = await directory.numbersFrom(range.ceiling + 1, WINDOW);
    if (beyond.length < WINDOW) return beyond.length;
    throw exhausted(range, 'too many uidNumbers stand above the ceiling');
  };

  /** A number in the range with less than one window of others above it; below the floor where there is none. */
  const comeDown = async (): Promise<number> => {
    const beyond = await countBeyond();
    for (let top = range.ceiling + 1; top > range.floor; top -= WINDOW * AT_ONCE) {
      const probes = Array.from({ length: AT_ONCE }, (_, i) =>
        Math.max(range.floor, top - WINDOW * (i + 1)),
      );
      const answers = await Promise.all(
        probes.map((from) => directory.numbersFrom(from, beyond + 1)),
      );
      const hit = answers.map(inRange).find((numbers) => numbers.length > 0);
      if (hit) return Math.max(...hit);
    }
    return range.floor - 1;
  };

  const highest = async (): Promise<number> => {
    let known = highestKnown ?? (await comeDown());
    for (;;) {
      const above = await directory.numbersFrom(known + 1, WINDOW);
      known = Math.max(known, ...inRange(above));
      if (above.length < WINDOW) break;
      if (inRange(above).length === 0) await countBeyond();
    }
    highestKnown = known;
    return known;
  };

  const fromCounter = async (): Promise<number | undefined> => {
    const taken = await directory.takeNumber(1);
    if (taken === undefined || spread < LOST_THRICE) return taken;
    // A counter that other tools left behind would lose again and again: move it past everybody at once.
    return directory.takeNumber(Math.max(1, (await highest()) - taken + 1));
  };

  const choose = async (): Promise<number> => {
    const counted = await fromCounter();
    if (counted !== undefined) return counted;
    let number = (await highest()) + 1 + Math.floor(random() * (spread - 1));
    while (await isRetired(number)) number += 1;
    return number;
  };

  return {
    async take() {
      const number = await choose();
      spread = Math.max(1, Math.floor(spread / 2));
      if (inRange([number]).length > 0) return number;
      throw exhausted(range, `uidNumber ${number} is outside of the range`);
    },
    lost() {
      spread = Math.min(WIDEST_SPREAD, spread * 4);
    },
  };
}

const exhausted = ({ floor, ceiling }: Range, words: string): AppError =>
  new AppError('numbers-exhausted', words, { params: [`${floor}–${ceiling}`] });
