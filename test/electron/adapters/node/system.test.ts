import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId, random, sha256, systemClock } from '../../../../electron/adapters/node/system.ts';

describe('the clock', () => {
  it('says the time of this machine', () => {
    const before = Date.now();
    const now = systemClock.now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('calls back once, after what was called back sooner', async () => {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      systemClock.after(20, () => {
        order.push('late');
        resolve();
      });
      systemClock.after(1, () => order.push('soon'));
    });
    expect(order).toEqual(['soon', 'late']);
  });

  it('does not call back when it was called off', async () => {
    const called: string[] = [];
    const callOff = systemClock.after(1, () => called.push('off'));
    callOff();
    await new Promise<void>((resolve) => void systemClock.after(5, resolve));
    expect(called).toEqual([]);
  });
});

it('an id is a UUID of version 4, and never given twice', () => {
  const ids = Array.from({ length: 1000 }, newId);
  for (const id of ids) expect(z.uuid({ version: 'v4' }).safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(1000);
});

it('a random number is from 0 up to, not including, 1', () => {
  const numbers = Array.from({ length: 1000 }, random);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(numbers).size).toBeGreaterThan(900);
});

it('SHA-256 gives the bytes of the standard example (FIPS 180-4, "abc")', () => {
  expect(Buffer.from(sha256(new TextEncoder().encode('abc'))).toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
