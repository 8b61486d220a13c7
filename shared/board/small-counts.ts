/** A count below this may tell of somebody: a report never has one. */
export const LEAST_TOLD = 5;

/** A count of something that has a name. */
export interface Counted<T> {
  readonly of: readonly T[];
  readonly count: number;
}

const sum = (parts: readonly { readonly count: number }[]): number =>
  parts.reduce((total, { count }) => total + count, 0);

const merge = <T>(parts: readonly Counted<T>[]): Counted<T> => ({
  of: parts.flatMap(({ of }) => of),
  count: sum(parts),
});

const isSmall = ({ count }: { readonly count: number }): boolean => count > 0 && count < LEAST_TOLD;

/**
 * The same counts without a small one: each that is below `LEAST_TOLD` is told together with those after it until they are enough, and what is left
 * over together with those before it. Counts stay in their order, so that days merge into spans of days. No small count can be worked out
 * from the sum: only where all of them together are too few does one small count remain, for `toldCount` to hide.
 */
export function mergeNeighbours<T>(counts: readonly Counted<T>[]): readonly Counted<T>[] {
  const merged: Counted<T>[] = [];
  let open: readonly Counted<T>[] = [];
  for (const one of counts) {
    open = [...open, one];
    if (isSmall({ count: sum(open) })) continue;
    merged.push(merge(open));
    open = [];
  }
  if (open.length === 0) return merged;
  // What is left over is too little by itself; zeros before it would not hide it.
  const at = merged.findLastIndex(({ count }) => count > 0);
  return [...merged.slice(0, Math.max(at, 0)), merge([...merged.slice(Math.max(at, 0)), ...open])];
}

/** The same for counts without an order, such as reasons: those that are large enough by themselves stay, and the small ones are told as one. */
export function mergeSmall<T>(counts: readonly Counted<T>[]): readonly Counted<T>[] {
  const small = counts.filter(isSmall);
  const large = counts.filter((one) => !isSmall(one)).toSorted((a, b) => b.count - a.count);
  if (small.length === 0) return large;
  const others = merge(small);
  if (!isSmall(others)) return [...large, others];
  // Together still too few: the least of the large ones comes to them.
  const at = large.findLastIndex(({ count }) => count > 0);
  if (at < 0) return [others, ...large];
  return [
    ...large.slice(0, at),
    merge([...large.slice(at, at + 1), others]),
    ...large.slice(at + 1),
  ];
}

/** A count as a report may tell it: `few` where it is there and below `LEAST_TOLD`. */
export const toldCount = (count: number): number | 'few' => (isSmall({ count }) ? 'few' : count);
