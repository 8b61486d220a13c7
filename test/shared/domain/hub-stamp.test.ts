import { expect, it } from 'vitest';
import { zeroBits } from '../../../shared/domain/hub-stamp.ts';

it.each([
  [[0xff], 0],
  [[0x80, 0], 0],
  [[0x7f], 1],
  [[0x01], 7],
  [[0, 0x10], 11],
  [[0, 0], 16],
])('of %j the first bits are zero: %i', (bytes, bits) => {
  expect(zeroBits(Uint8Array.from(bytes))).toBe(bits);
});
