import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isIn,
  numberOf,
  readSet,
  setOf,
  writeSet,
} from '../../../../electron/adapters/names/name-set.ts';

const number = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

describe('a set of names', () => {
  it('holds exactly what was put into it, also after it was written and read', () => {
    fc.assert(
      fc.property(fc.array(number), fc.array(number), (inside, others) => {
        const plain = new Set(inside);
        const set = readSet(writeSet(setOf(plain)));
        expect(set).toHaveLength(plain.size);
        for (const wanted of [...inside, ...others]) {
          expect(isIn(set, wanted)).toBe(plain.has(wanted));
        }
      }),
    );
  });

  it('finds the first and the last, and their neighbours only where they are there', () => {
    const set = setOf(new Set([5n, 1n, 2n ** 64n - 1n]));
    expect([1n, 5n, 2n ** 64n - 1n].map((wanted) => isIn(set, wanted))).toEqual([true, true, true]);
    expect([0n, 2n, 4n, 6n, 2n ** 64n - 2n].some((wanted) => isIn(set, wanted))).toBe(false);
  });

  it('takes eight bytes a name', () => {
    const set = setOf(new Set([1n, 2n, 3n]));
    expect(Buffer.from(writeSet(set), 'base64')).toHaveLength(24);
  });

  it('makes its number of the first eight bytes of a digest, wherever they lie', () => {
    const digest = Buffer.from('ff0102030405060708090a', 'hex').subarray(1);
    expect(numberOf(digest)).toBe(0x0102030405060708n);
  });
});
