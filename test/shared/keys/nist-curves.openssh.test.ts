import { createECDH } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bitsOfPoint } from '../../../shared/keys/nist-curves.ts';

describe.each([
  ['nistp256', 'prime256v1', 256],
  ['nistp384', 'secp384r1', 384],
  ['nistp521', 'secp521r1', 521],
])('a point of %s', (name, opensslName, bits) => {
  const point = new Uint8Array(createECDH(opensslName).generateKeys());

  it('is known for one', () => {
    expect(bitsOfPoint(name, point)).toBe(bits);
  });

  it('is none any more with one bit turned, wherever it is', () => {
    for (const at of [0, 1, 17, point.length - 1]) {
      const damaged = point.map((byte, index) => (index === at ? byte ^ 1 : byte));
      expect(bitsOfPoint(name, damaged)).toBeUndefined();
    }
  });

  it('is none in another length or on another curve', () => {
    expect(bitsOfPoint(name, point.subarray(0, -1))).toBeUndefined();
    expect(bitsOfPoint(name === 'nistp256' ? 'nistp384' : 'nistp256', point)).toBeUndefined();
    expect(bitsOfPoint('nistp192', point)).toBeUndefined();
  });
});

describe('a coordinate', () => {
  it('is refused beyond the prime of the field, where the same point could be written twice', () => {
    const point = new Uint8Array(createECDH('secp521r1').generateKeys());
    const x = BigInt(`0x${Buffer.from(point.subarray(1, 67)).toString('hex')}`);
    const beyond = Buffer.from((x + 2n ** 521n - 1n).toString(16).padStart(132, '0'), 'hex');
    expect(bitsOfPoint('nistp521', point)).toBe(521);
    point.set(beyond, 1);
    expect(bitsOfPoint('nistp521', point)).toBeUndefined();
  });
});
