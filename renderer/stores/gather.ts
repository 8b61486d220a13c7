import type { After } from './later.ts';

/** Often enough to feel live; thousands of changes in a row still leave most of the time to the screen. */
const GATHERING_MS = 50;

/** Hands over what arrives: the first at once, what follows closely together, in order. */
export function gather<T>(after: After, take: (items: readonly T[]) => void): (item: T) => void {
  let waiting: T[] | undefined;
  return (item) => {
    if (waiting) {
      waiting.push(item);
      return;
    }
    waiting = [];
    after(GATHERING_MS, () => {
      const items = waiting ?? [];
      waiting = undefined;
      if (items.length > 0) take(items);
    });
    take([item]);
  };
}
