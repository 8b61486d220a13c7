import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadLabels } from '../../../renderer/selectors/spread-labels.ts';

const at = (...heights: number[]) => heights.map((height) => ({ height }));

it('labels with room stay where they are, and close ones move down below the one above', () => {
  expect(spreadLabels(at(1, 0.5, 0.2), 0.1)).toEqual([0, 0, 0]);
  const [high, low] = spreadLabels(at(0.5, 0.45), 0.1);
  expect(high).toBe(0);
  expect(low).toBeCloseTo(0.05);
  expect(spreadLabels(at(0.5, 0.5), 0.1)).toEqual([0, expect.closeTo(0.1)]);
  expect(spreadLabels([], 0.1)).toEqual([]);
  expect(spreadLabels(at(0.05, 0), 0.1)).toEqual([expect.closeTo(-0.05), 0]);
});

it('no two labels are closer than the gap, and the order of heights stays', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
      (heights) => {
        const down = spreadLabels(at(...heights), 0.1);
        const placed = heights
          .map((height, i) => ({ height, place: height - (down[i] ?? 0) }))
          .toSorted((a, b) => b.place - a.place);
        for (const [i, one] of placed.entries()) {
          const next = placed[i + 1];
          if (!next) continue;
          expect(next.place).toBeGreaterThan(-0.0001);
          expect(one.place - next.place).toBeGreaterThan(0.0999);
          expect(one.height).toBeGreaterThanOrEqual(next.height);
        }
      },
    ),
  );
});
