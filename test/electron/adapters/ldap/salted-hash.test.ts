import { describe, expect, it } from 'vitest';
import {
  fitsSaltedHash,
  isSaltedHash,
  saltedHash,
} from '../../../../electron/adapters/ldap/salted-hash.ts';

describe('the salted hash', () => {
  it('fits its password and no other', () => {
    const hash = saltedHash('nine horses ran');
    expect(isSaltedHash(hash)).toBe(true);
    expect(fitsSaltedHash('nine horses ran', hash)).toBe(true);
    expect(fitsSaltedHash('nine horses run', hash)).toBe(false);
  });

  it('has a salt of its own each time', () => {
    expect(saltedHash('nine horses ran')).not.toBe(saltedHash('nine horses ran'));
  });

  it('reads what slappasswd makes', () => {
    // slappasswd -h '{SSHA}' -s 'nine horses ran'
    expect(fitsSaltedHash('nine horses ran', '{SSHA}bnqvyBAklagIpxdT96f1uNA8FH0Y+EF9')).toBe(true);
  });

  it('fits nothing that is cut short', () => {
    expect(fitsSaltedHash('', '{SSHA}')).toBe(false);
    expect(fitsSaltedHash('x', '{SSHA}AAAA')).toBe(false);
  });
});
