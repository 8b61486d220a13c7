import { describe, expect, it } from 'vitest';
import { salted, toLdif } from './ldif.ts';

describe('toLdif', () => {
  it('writes one line a value and an empty line at the end', () => {
    expect(toLdif(['cn=a', { cn: 'a', member: ['cn=b', 'cn=c'], seeAlso: [] }])).toBe(
      'dn: cn=a\ncn: a\nmember: cn=b\nmember: cn=c\n\n',
    );
  });

  it.each(['José', ' a', ':a', '<a', 'a\nb', ''])('writes %j as base64', (value) => {
    expect(toLdif(['cn=a', { cn: value }])).toBe(
      `dn: cn=a\ncn:: ${Buffer.from(value).toString('base64')}\n\n`,
    );
  });
});

describe('salted', () => {
  it('is {SSHA}: 20 bytes of digest and 8 of salt', () => {
    expect(salted('a')).toMatch(/^\{SSHA\}/);
    expect(Buffer.from(salted('a').slice('{SSHA}'.length), 'base64')).toHaveLength(28);
    expect(salted('a')).not.toBe(salted('b'));
  });
});
