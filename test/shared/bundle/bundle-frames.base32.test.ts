import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from '../../../shared/bundle/bundle-frames.ts';

describe('base32', () => {
  it('writes the test vectors of RFC 4648 section 10, without their padding', () => {
    const vectors = {
      '': '',
      f: 'MY',
      fo: 'MZXQ',
      foo: 'MZXW6',
      foob: 'MZXW6YQ',
      foobar: 'MZXW6YTBOI',
    };
    for (const [plain, text] of Object.entries(vectors)) {
      expect(encodeBase32(new TextEncoder().encode(plain))).toBe(text);
      expect(decodeBase32(text)).toEqual(new TextEncoder().encode(plain));
    }
  });

  it('brings any bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeBase32(encodeBase32(bytes))).toEqual(bytes);
      }),
    );
  });

  it('takes only the one way of writing them: no other letter, no stray bits', () => {
    for (const text of ['M', 'my', 'MZ', 'MY======', 'M1', 'MZXW6YTBOI ']) {
      expect(decodeBase32(text), text).toBeUndefined();
    }
  });
});
