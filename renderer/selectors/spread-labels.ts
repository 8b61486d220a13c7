/** Words beside a plot, at a height from 0 to 1. */
export interface Placed {
  readonly height: number;
}

/**
 * How far down each label has to move so that none covers another one, in parts of the plot's height: the highest stays, and whichever comes too
 * close to the one above it stands right below. Of two at one height the earlier one stays above.
 *
 * @param gap - the least distance, as a part of the height
 */
export function spreadLabels(labels: readonly Placed[], gap: number): readonly number[] {
  const down = labels.map(() => 0);
  let lowest = Infinity;
  const order = labels
    .map((_, i) => i)
    .toSorted((a, b) => heightOf(labels, b) - heightOf(labels, a));
  for (const i of order) {
    const height = heightOf(labels, i);
    lowest = Math.min(height, lowest - gap);
    down[i] = height - lowest;
  }
  return down;
}

const heightOf = (labels: readonly Placed[], i: number): number => labels[i]?.height ?? 0;
