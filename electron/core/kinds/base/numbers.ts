import { AppError } from '../../base/errors.ts';
import type { Random } from '../../ports/system.ts';
import type { Step } from './step.ts';

/** Numbers read at once, below a server's size limit (2048 in production, docs/facts.md 3). */
export const WINDOW = 1000;
/** First-time probes on the way at once. */
const AT_ONCE = 16;
const WIDEST_SPREAD = 1024;
/** The spread after three races lost in a row. */
const LOST_THRICE = 16;

/** Chooses numbers that nobody has. */
export interface Numbers {
  /** A number that was free when asked, and that nobody got here before. No other desk is kept from taking it too: look after the write. */
  take(): Promise<number>;
  /** Tells that a number from here was lost to somebody else; the next ones are taken farther apart. */
  lost(): void;
}

/** Numbers from `floor` to `ceiling`, both included. */
export interface NumberRange {
  readonly floor: number;
  readonly ceiling: number;
}

interface Options {
  /** Moves a counter on by `by` in one atomic write and answers its new value; undefined without a counter. */
  take(by: number): Promise<number | undefined>;
  /** At most `limit` numbers in use that are `from` or higher, in no order. */
  from(from: number, limit: number): Promise<readonly number[]>;
  readonly range: NumberRange;
  readonly random: Random;
  /** Whether a number above all that `from` tells of may be given away. Asked of each one that is about to be. */
  isFree(number: number): Promise<boolean>;
}

/** Whether a number is in the range. */
export const isIn = (range: NumberRange, number: number): boolean =>
  number >= range.floor && number <= range.ceiling;

/**
 * Chooses numbers that nobody has, for people and for tools, at a cost that does not grow with the directory: one atomic increment where
 * there is a counter entry, else one search above the highest number known. The first search of a run comes down from the ceiling in
 * steps, because a search for "N or higher" costs what stands above N.
 */
export function createNumbers(options: Options): Numbers {
  const { range, random } = options;
  let highestKnown: number | undefined;
  /** How far apart numbers are taken: grows with every race lost, shrinks with every number taken. */
  let spread = 1;
  /** What was given away here and is in no entry yet: two requests at once would write one number. */
  const given = new Set<number>();

  const inRange = (numbers: readonly number[]): number[] =>
    numbers.filter((number) => isIn(range, number));

  /** How many numbers stand above the ceiling: somebody's slips, which every search from below would meet first. */
  const countBeyond = async (): Promise<number> => {
    const beyond = await options.from(range.ceiling + 1, WINDOW);
    if (beyond.length < WINDOW) return beyond.length;
    throw exhausted(range, 'too many numbers stand above the ceiling');
  };

  /** A number in the range with less than one window of others above it; below the floor where there is none. */
  const comeDown = async (): Promise<number> => {
    const beyond = await countBeyond();
    for (let top = range.ceiling + 1; top > range.floor; top -= WINDOW * AT_ONCE) {
      const probes = Array.from({ length: AT_ONCE }, (_, i) =>
        Math.max(range.floor, top - WINDOW * (i + 1)),
      );
      const answers = await Promise.all(probes.map((from) => options.from(from, beyond + 1)));
      const hit = answers.map(inRange).find((numbers) => numbers.length > 0);
      if (hit) return Math.max(...hit);
    }
    return range.floor - 1;
  };

  const highest = async (): Promise<number> => {
    let known = highestKnown ?? (await comeDown());
    for (;;) {
      const above = await options.from(known + 1, WINDOW);
      known = Math.max(known, ...inRange(above));
      if (above.length < WINDOW) break;
      if (inRange(above).length === 0) await countBeyond();
    }
    highestKnown = known;
    return known;
  };

  const fromCounter = async (): Promise<number | undefined> => {
    const taken = await options.take(1);
    if (taken === undefined || spread < LOST_THRICE) return taken;
    // A counter that other tools left behind would lose again and again: move it past everybody at once.
    return options.take(Math.max(1, (await highest()) - taken + 1));
  };

  const choose = async (): Promise<number> => {
    const counted = await fromCounter();
    if (counted !== undefined) return counted;
    const known = await highest();
    for (const number of given) if (number <= known) given.delete(number);
    let number = known + 1 + Math.floor(random() * (spread - 1));
    // Asked of what was given last, for another may have got it while this one was asked about.
    while (number <= range.ceiling && !((await options.isFree(number)) && !given.has(number))) {
      number += 1;
    }
    given.add(number);
    return number;
  };

  return {
    async take() {
      const number = await choose();
      spread = Math.max(1, Math.floor(spread / 2));
      if (inRange([number]).length > 0) return number;
      throw exhausted(range, `${number} is outside of the range`);
    },
    lost() {
      spread = Math.min(WIDEST_SPREAD, spread * 4);
    },
  };
}

const exhausted = ({ floor, ceiling }: NumberRange, words: string): AppError =>
  new AppError('numbers-exhausted', words, { params: [`${floor}–${ceiling}`] });

interface ReserveNumberOptions<F> {
  /** The step that adds an entry with the number. */
  readonly servesStep: string;
  readonly numbers: Pick<Numbers, 'take'>;
  /** The number that the request has already. */
  held(facts: F): number | undefined;
  keep(number: number): Partial<F>;
}

/** Chooses the number of a new entry. Whether it is truly ours shows only after the entry stands: the step that adds it looks then. */
export const reserveNumber = <F>({
  servesStep,
  numbers,
  held,
  keep,
}: ReserveNumberOptions<F>): Step<F> => ({
  id: 'reserve-number',
  servesStep,
  prepare: async (facts) => (held(facts) === undefined ? keep(await numbers.take()) : {}),
  observe: () => Promise.resolve({ is: 'done' }),
});
