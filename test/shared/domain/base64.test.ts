import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeLeadingBase64, encodeBase64 } from '../../../shared/domain/base64.ts';

describe('base64', () => {
  it('writes what Node writes, and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(encodeBase64(bytes)).toBe(text);
        expect(decodeBase64(text)).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'AA', 'AAA', 'AA=', 'AB==', 'AAB=', 'AA==AA==', 'AA==\n', 'A A=', 'AA-_', 'AAAA='])(
    'refuses %j',
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );

  it('reads the whole bytes at the start of a longer text', () => {
    expect(decodeLeadingBase64('AQID jane')).toEqual(new Uint8Array([1, 2, 3]));
    expect(decodeLeadingBase64('AQI=')).toEqual(new Uint8Array([1, 2]));
    expect(decodeLeadingBase64('#')).toEqual(new Uint8Array());
  });
});
