import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashOf,
  isPassword,
} from '../../../../../electron/adapters/practice/directory/password-hash.ts';

describe('the hash of a password', () => {
  it('fits that password, and no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(isPassword(one, hashOf(one))).toBe(true);
        expect(isPassword(other, hashOf(one))).toBe(one === other);
      }),
      {
        numRuns: 50,
        examples: [
          ['', '\0'],
          ['a', 'a\0\0'],
        ],
      },
    );
  });

  it('tells nothing of it, not even that two are the same', () => {
    expect(hashOf('nine horses ran')).not.toContain('nine');
    expect(hashOf('nine horses ran')).not.toBe(hashOf('nine horses ran'));
  });

  it('that is none fits no password, whatever it is', () => {
    const [salt = ''] = hashOf('nine horses ran').split(' ');
    for (const secret of ['', ' ', 'salt', 'salt ', `${salt} AAAA`, 'a b c']) {
      expect(isPassword('nine horses ran', secret), secret).toBe(false);
      expect(isPassword('', secret), secret).toBe(false);
    }
    fc.assert(
      fc.property(fc.string(), (secret) => {
        expect(isPassword('nine horses ran', secret)).toBe(false);
      }),
    );
  });
});
