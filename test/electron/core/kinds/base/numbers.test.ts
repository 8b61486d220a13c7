import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNumbers } from '../../../../../electron/core/kinds/base/numbers.ts';

const range = { floor: 100, ceiling: 4000 };

describe('numbers', () => {
  it('never gives one away that is not free, nor one outside of the range', async () => {
    const held = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(held, held, async (counted, others) => {
        fc.pre(counted.every((number) => number < 3900));
        const numbers = createNumbers({
          range,
          random: () => 0.5,
          take: () => Promise.resolve(undefined),
          from: async (from, limit) => counted.filter((number) => number >= from).slice(0, limit),
          isFree: (number) => Promise.resolve(!others.includes(number)),
        });
        numbers.lost();
        const number = await numbers.take();
        expect(counted).not.toContain(number);
        expect(others).not.toContain(number);
        expect(number).toBeGreaterThanOrEqual(range.floor);
        expect(number).toBeLessThanOrEqual(range.ceiling);
      }),
    );
  });

  it('gives none away twice, also where several are asked for before one of them stands in an entry', async () => {
    const numbers = createNumbers({
      range,
      random: () => 0,
      take: () => Promise.resolve(undefined),
      from: async (from) => [120].filter((number) => number >= from),
      isFree: async (number) => number !== 122,
    });
    const taken = await Promise.all([1, 2, 3].map(() => numbers.take()));
    expect(taken.toSorted()).toEqual([121, 123, 124]);
    expect(await numbers.take()).toBe(125);
  });

  it('asks of a counter’s number nothing more', async () => {
    const numbers = createNumbers({
      range,
      random: () => 0,
      take: () => Promise.resolve(207),
      from: () => Promise.reject(new Error('searched')),
      isFree: () => Promise.reject(new Error('asked')),
    });
    expect(await numbers.take()).toBe(207);
  });
});
