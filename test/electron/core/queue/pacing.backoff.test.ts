import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../../../electron/core/queue/pacing.ts';

describe('backoffMs', () => {
  it('doubles from two seconds', () => {
    expect([1, 2, 3, 4].map((failures) => backoffMs(failures, () => 1))).toEqual([
      2000, 4000, 8000, 16_000,
    ]);
  });

  it('stays between half a step and a minute, however often it failed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (n, r) => {
          const wait = backoffMs(n, () => r);
          expect(wait).toBeGreaterThanOrEqual(1000);
          expect(wait).toBeLessThanOrEqual(60_000);
        },
      ),
    );
  });
});
