/** Words beside a plot, at a height from 0 to 1. */
export interface Placed {
  readonly height: number;
}

/**
 * How far down each label has to move so that none covers another one, in parts of the plot's height: whichever comes too close to the one above it
 * stands right below, and where they come too low, those below push up those above. Of two at one height the earlier one stays above.
 *
 * @param gap - the least distance, as a part of the height
 */
export function spreadLabels(labels: readonly Placed[], gap: number): readonly number[] {
  const down = labels.map(() => 0);
  const order = labels
    .map(({ height }, i) => ({ height, i }))
    .toSorted((a, b) => b.height - a.height);
  let above = Infinity;
  const placed = order.map(({ height, i }) => {
    above = Math.min(height, above - gap);
    return { height, i, place: above };
  });
  let below = -gap;
  for (const { height, i, place } of placed.toReversed()) {
    below = Math.max(place, below + gap);
    down[i] = height - below;
  }
  return down;
}
