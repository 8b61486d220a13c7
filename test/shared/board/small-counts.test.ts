import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Counted,
  LEAST_TOLD,
  mergeNeighbours,
  mergeSmall,
  toldCount,
} from '../../../shared/board/small-counts.ts';

const counted = (...counts: number[]): Counted<number>[] =>
  counts.map((count, i) => ({ of: [i], count }));
const counts = fc.array(fc.oneof(fc.nat(12), fc.constant(0)), { maxLength: 12 });
const sumOf = (parts: readonly Counted<number>[]): number =>
  parts.reduce((sum, { count }) => sum + count, 0);
const small = (parts: readonly Counted<number>[]) =>
  parts.filter(({ count }) => count > 0 && count < LEAST_TOLD);

describe('counts beside each other', () => {
  it.each([
    [
      [7, 2, 4, 9],
      ['0:7', '1,2:6', '3:9'],
    ],
    [
      [7, 9, 3],
      ['0:7', '1,2:12'],
    ],
    [[7, 0, 3], ['0,1,2:10']],
    [
      [0, 0, 8],
      ['0:0', '1:0', '2:8'],
    ],
    [[1, 2], ['0,1:3']],
    [[], []],
  ])('%j are merged until they are enough: %j', (given, merged) => {
    expect(
      mergeNeighbours(counted(...given)).map(({ of, count }) => `${of.join()}:${count}`),
    ).toEqual(merged);
  });

  it('stay in their order, with their sum, and none is small unless all together are', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const merged = mergeNeighbours(counted(...given));
        expect(merged.flatMap(({ of }) => of)).toEqual(given.map((_, i) => i));
        expect(sumOf(merged)).toBe(sumOf(counted(...given)));
        expect(small(merged).length).toBe(small([{ of: [], count: sumOf(merged) }]).length);
      }),
    );
  });
});

describe('counts without an order', () => {
  it.each([
    [
      [9, 4, 3, 2],
      ['0:9', '1,2,3:9'],
    ],
    [
      [9, 4, 6],
      ['0:9', '2,1:10'],
    ],
    [[2, 1], ['0,1:3']],
    [
      [3, 0],
      ['0:3', '1:0'],
    ],
    [
      [6, 0, 2],
      ['0,2:8', '1:0'],
    ],
  ])('%j keep the large ones, and the small ones are told as one: %j', (given, merged) => {
    expect(mergeSmall(counted(...given)).map(({ of, count }) => `${of.join()}:${count}`)).toEqual(
      merged,
    );
  });

  it('have each of them once, their sum, and none small unless all together are', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const merged = mergeSmall(counted(...given));
        expect(merged.flatMap(({ of }) => of).toSorted((a, b) => a - b)).toEqual(
          given.map((_, i) => i),
        );
        expect(sumOf(merged)).toBe(sumOf(counted(...given)));
        expect(small(merged).length).toBe(small([{ of: [], count: sumOf(merged) }]).length);
      }),
    );
  });
});

it('a count below the least is not told', () => {
  expect([0, 1, 4, 5, 12].map(toldCount)).toEqual([0, 'few', 'few', 5, 12]);
});
