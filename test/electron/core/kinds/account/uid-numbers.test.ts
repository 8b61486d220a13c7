import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createUidNumbers,
  mayReturn,
} from '../../../../../electron/core/kinds/account/uid-numbers.ts';

const range = { floor: 100_000, ceiling: 499_999 };

/** A directory with these numbers; counts the searches, and what each would have cost: how many stand at or above. */
function directoryOf(held: readonly number[], counter?: number) {
  const numbers = [...held];
  let next = counter;
  const costs: number[] = [];
  return {
    numbers,
    costs,
    async numbersFrom(from: number, limit: number) {
      const above = numbers.filter((number) => number >= from);
      costs.push(above.length);
      return above.slice(0, limit);
    },
    async takeNumber(by: number) {
      if (next !== undefined) next += by;
      return next;
    },
  };
}

const uidNumbers = (directory: ReturnType<typeof directoryOf>, random = () => 0) =>
  createUidNumbers({ directory, range, random });

const many = (count: number, from = range.floor) =>
  Array.from({ length: count }, (_, i) => from + i);

describe('uidNumbers without a counter', () => {
  it('takes the number above the highest in the range', async () => {
    expect(await uidNumbers(directoryOf(many(200))).take()).toBe(100_200);
    expect(await uidNumbers(directoryOf([])).take()).toBe(range.floor);
    expect(await uidNumbers(directoryOf([101, 42])).take()).toBe(range.floor);
  });

  it('finds the highest wherever people stand, with gaps and slips above the ceiling', async () => {
    const anywhere = fc.array(fc.integer({ min: 1, max: 600_000 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(anywhere, async (held) => {
        const inside = held.filter((n) => n >= range.floor && n < range.ceiling);
        fc.pre(!held.includes(range.ceiling));
        const expected = Math.max(range.floor - 1, ...inside) + 1;
        expect(await uidNumbers(directoryOf(held)).take()).toBe(expected);
      }),
    );
  });

  it('never asks a question whose cost grows with the directory', async () => {
    for (const people of [1000, 20_000, 200_000]) {
      const directory = directoryOf(many(people));
      await uidNumbers(directory).take();
      const dear = directory.costs.filter((cost) => cost > 20_000);
      expect(dear, `${people} people`).toEqual([]);
      expect(directory.costs.length).toBeLessThanOrEqual(402);
    }
  });

  it('asks one cheap question a number once it knows the highest', async () => {
    const directory = directoryOf(many(50_000));
    const numbers = uidNumbers(directory);
    directory.numbers.push(await numbers.take());
    directory.costs.length = 0;
    for (let i = 0; i < 10; i += 1) directory.numbers.push(await numbers.take());
    expect(directory.costs).toEqual(Array(10).fill(1).with(0, 1));
    expect(new Set(directory.numbers).size).toBe(50_011);
  });

  it('goes on above what others added meanwhile, also thousands', async () => {
    const directory = directoryOf(many(10));
    const numbers = uidNumbers(directory);
    await numbers.take();
    directory.numbers.push(...many(5000, 100_010));
    expect(await numbers.take()).toBe(105_010);
  });

  it('takes numbers farther apart after each lost race, and closer again after', async () => {
    const numbers = uidNumbers(directoryOf([]), () => 0.999);
    numbers.lost();
    numbers.lost();
    const [first, second] = [await numbers.take(), await numbers.take()];
    expect(first - range.floor).toBe(14);
    expect(second - range.floor).toBeLessThan(8);
  });

  it('says so when the range is full or too much stands above it', async () => {
    const full = uidNumbers(directoryOf([range.ceiling]));
    await expect(full.take()).rejects.toMatchObject({ code: 'numbers-exhausted' });
    const crowded = uidNumbers(directoryOf(many(1500, range.ceiling + 1)));
    await expect(crowded.take()).rejects.toMatchObject({ code: 'numbers-exhausted' });
  });
});

describe('uidNumbers with a counter', () => {
  it('takes what the counter says and searches nothing', async () => {
    const directory = directoryOf(many(200), 100_199);
    const numbers = uidNumbers(directory);
    expect([await numbers.take(), await numbers.take()]).toEqual([100_200, 100_201]);
    expect(directory.costs).toEqual([]);
  });

  it('moves a counter that was left behind past everybody, once races are lost again and again', async () => {
    const directory = directoryOf(many(5000), 100_010);
    const numbers = uidNumbers(directory);
    for (let i = 0; i < 3; i += 1) {
      expect(directory.numbers).toContain(await numbers.take());
      numbers.lost();
    }
    expect(directory.numbers).not.toContain(await numbers.take());
  });

  it('refuses a counter outside of the range', async () => {
    await expect(uidNumbers(directoryOf([], 7)).take()).rejects.toMatchObject({
      code: 'numbers-exhausted',
    });
  });
});

describe('the number of an account that was undone', () => {
  it('is passed over, and the next ones that were too', async () => {
    const retired = [100_200, 100_201];
    const numbers = createUidNumbers({
      ...{ directory: directoryOf(many(200)), range, random: () => 0 },
      isRetired: (number) => Promise.resolve(retired.includes(number)),
    });
    expect(await numbers.take()).toBe(100_202);
  });

  it('can come back to who searches, and never from a counter', () => {
    expect(mayReturn({})).toBe(true);
    expect(mayReturn({ counterDn: 'cn=next' })).toBe(false);
  });
});
