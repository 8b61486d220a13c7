import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardView, latencyBounds, SLOWEST } from '../../../shared/board/board.ts';
import { boundOf, budgetUsed, levelOf, worstBudget } from '../../../shared/board/levels.ts';

type Told = BoardView['levels'][number];

const level = (bounds: Told['bounds'], objective?: Told['objective']) =>
  levelOf({ system: 'directory', bounds, ...(objective ? { objective } : {}) });

describe('how long an answer took', () => {
  it.each([
    [0, 4],
    [4, 4],
    [4.1, 8],
    [32, 32],
    [32.5, 64],
    [32_768, 32_768],
    [32_769, SLOWEST],
  ])('%d ms keeps to %d', (ms, bound) => expect(boundOf(ms)).toBe(bound));

  it('never keeps to less than it took, and to the least that it can', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 40_000, noNaN: true }), (ms) => {
        const bound = boundOf(ms);
        if (bound !== SLOWEST) expect(ms).toBeLessThanOrEqual(bound);
        const before = latencyBounds.filter((one) => one < bound).at(-1);
        if (before !== undefined) expect(ms).toBeGreaterThan(before);
      }),
    );
  });
});

describe('a service level', () => {
  it('tells success, speed and what is left to fail', () => {
    const seen = level(
      [
        { bound: 0, calls: 1 },
        { bound: 16, calls: 996 },
        { bound: 64, calls: 3 },
      ],
      { success: 99.5, within: { ms: 32, share: 99.8 } },
    );
    expect(seen).toMatchObject({ calls: 1000, failed: 1, success: 99.9, most: 16 });
    expect(seen.successReached?.budgetUsed).toBeCloseTo(0.2);
    expect(seen.speedReached?.percent).toBeCloseTo(99.6997);
    expect(seen.speedReached?.budgetUsed).toBeCloseTo(1.5015);
    expect(worstBudget(seen)).toBe(seen.speedReached?.budgetUsed);
  });

  it('says nothing of a system that was not asked', () => {
    expect(level([], { success: 99 })).toEqual({
      system: 'directory',
      calls: 0,
      failed: 0,
      success: undefined,
      most: undefined,
      successReached: undefined,
      speedReached: undefined,
    });
    expect(worstBudget(level([]))).toBeUndefined();
  });

  it('counts what failed as no answer, quick or slow', () => {
    const seen = level([{ bound: 0, calls: 5 }], { within: { ms: 32, share: 99 } });
    expect(seen).toMatchObject({ success: 0, most: undefined, speedReached: undefined });
  });

  it('has no longest answer to tell where that is beyond every bound', () => {
    expect(level([{ bound: SLOWEST, calls: 5 }]).most).toBeUndefined();
  });

  it('uses no budget while nothing went wrong, all of it at the goal, and more than any of none', () => {
    expect(budgetUsed(0, 100, 100)).toBe(0);
    expect(budgetUsed(1, 100, 99)).toBeCloseTo(1);
    expect(budgetUsed(1, 100, 100)).toBe(Infinity);
  });
});
