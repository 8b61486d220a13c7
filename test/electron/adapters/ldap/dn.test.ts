import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  childDn,
  childName,
  commonBase,
  escapeDnValue,
  isChildOf,
  isNamedBy,
  nameOf,
  sameDn,
  splitDn,
} from '../../../../electron/adapters/ldap/dn.ts';

const base = 'ou=people,dc=example,dc=org';
const special = fc.constantFrom(...'\\,+"<>;=# \0\n', 'ou=x', '\\2c', 'a');
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(special).map((parts) => parts.join('')),
);

/** Reads one escaped value back (RFC 4514 3), written without a look at the code under test. */
function unescapeDnValue(text: string): string {
  let value = '';
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (character !== '\\') value += character;
    else if (/^[0-9a-f]{2}/i.test(text.slice(i + 1))) {
      value += String.fromCharCode(Number.parseInt(text.slice(i + 1, i + 3), 16));
      i += 2;
    } else {
      i += 1;
      value += text.charAt(i);
    }
  }
  return value;
}

describe('a value in a DN', () => {
  it.each([
    ['ada', 'ada'],
    ['Sue, Grabbit and Runn', 'Sue\\, Grabbit and Runn'],
    ['a+b=c', 'a\\+b\\=c'],
    ['#hex', '\\#hex'],
    [' two spaces ', '\\20two spaces\\20'],
    [' ', '\\20'],
    ['nul\0', 'nul\\00'],
    ['\ttab and line end\n', '\\09tab and line end\\0a'],
    ['back\\slash "quoted" <a;b>', 'back\\\\slash \\"quoted\\" \\<a\\;b\\>'],
    ['Lučić', 'Lučić'],
  ])('%j is written %s (RFC 4514 2.4)', (value, written) => {
    expect(escapeDnValue(value)).toBe(written);
  });

  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(unescapeDnValue(escapeDnValue(value))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it('never adds an RDN, nor ends the one it stands in', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const dn = childDn('uid', value, base);
        expect(splitDn(dn).slice(-3)).toEqual(['ou=people', 'dc=example', 'dc=org']);
        expect(splitDn(dn)).toHaveLength(4);
        expect(isChildOf(dn, base)).toBe(true);
        expect(/(?<!\\)(?:\\\\)*[,+;]/.test(dn.slice(0, -base.length - 1))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the RDNs of a DN', () => {
  it('are parted by commas that are neither escaped nor quoted', () => {
    expect(splitDn('uid=a\\,b, ou="x, y" ,dc=org')).toEqual(['uid=a\\,b', 'ou="x, y"', 'dc=org']);
    expect(splitDn('')).toEqual([]);
  });

  it('are read in time that does not explode', () => {
    const long = `uid=${'\\'.repeat(50_000)}${'"'.repeat(50_001)}`;
    expect(Array.isArray(splitDn(long))).toBe(true);
    const began = performance.now();
    expect(nameOf(`uid=a${' '.repeat(200_000)}b`)).toHaveLength(200_002);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('an entry', () => {
  it.each([
    ['uid=ada,ou=people,dc=example,dc=org', true],
    ['UID=ada, OU=People , DC = Example,dc=org', true],
    ['uid=ada,ou=x,ou=people,dc=example,dc=org', false],
    ['ou=people,dc=example,dc=org', false],
    ['uid=ada,ou=people,dc=example,dc=com', false],
    ['uid=ada\\,ou=people,dc=example,dc=org', false],
    ['', false],
  ])('%s is right below the base: %s', (dn, expected) => {
    expect(isChildOf(dn, base)).toBe(expected);
  });
});

describe('two DNs', () => {
  it.each([
    ['uid=ada,ou=people,dc=org', 'UID=Ada, OU = people,DC=ORG'],
    ['uid=a\\,b,dc=org', 'uid=a\\2Cb,dc=org'],
    ['uid=a\\2cb,dc=org', 'uid=a\\2Cb,dc=org'],
    ['uid=\\61da,dc=org', 'uid=ada,dc=org'],
    ['ou=Lu\\C4\\8Di\\C4\\87,dc=org', 'ou=Lučić,dc=org'],
    ['ou=two  words,dc=org', 'ou=Two Words,dc=org'],
    ['uid=ada+cn=Ada,dc=org', 'CN=ada + UID=Ada,dc=org'],
  ])('%s and %s are of one entry', (one, other) => {
    expect(sameDn(one, other)).toBe(true);
  });

  it.each([
    ['uid=ada,dc=org', 'cn=ada,dc=org'],
    ['uid=ada,dc=org', 'uid=ada,ou=people,dc=org'],
    ['uid=a\\,b,dc=org', 'uid=a,b=,dc=org'],
    ['uid=ada\\+cn=x,dc=org', 'uid=ada+cn=x,dc=org'],
    ['uid=ada\\,dc=org', 'uid=ada,dc=org'],
  ])('%s and %s are of two', (one, other) => {
    expect(sameDn(one, other)).toBe(false);
  });

  it('are one below the other whatever the spelling', () => {
    expect(isChildOf('uid=ada,ou=a\\2Cb,dc=org', 'ou=A\\,b,dc=org')).toBe(true);
    expect(childName('uid', 'uid=ada\\ ,ou=a\\2Cb,dc=org', 'ou=A\\,b,dc=org')).toBe('ada ');
    expect(commonBase(['ou=x,ou=a\\2Cb,dc=org', 'ou=y,ou=a\\,b,dc=org'])).toBe('ou=a\\2Cb,dc=org');
  });
});

describe('what an entry is named by', () => {
  it('is each value of its first RDN', () => {
    const dn = 'uid=Ada+cn=Ada Lovelace,ou=people,dc=org';
    expect(isNamedBy(dn, 'UID', 'ada')).toBe(true);
    expect(isNamedBy(dn, 'cn', 'ada lovelace')).toBe(true);
    expect(isNamedBy(dn, 'cn', 'ada')).toBe(false);
    expect(isNamedBy(dn, 'ou', 'people')).toBe(false);
    expect(isNamedBy('', 'uid', '')).toBe(false);
  });
});

describe('what DNs share', () => {
  it('is the deepest entry above all of them', () => {
    expect(commonBase([base, 'ou=people,ou=servicegroups,dc=example,dc=org'])).toBe(
      'dc=example,dc=org',
    );
    expect(commonBase([base])).toBe(base);
    expect(commonBase([base, `uid=ada,${base}`])).toBe(base);
    expect(commonBase([base, 'OU=People, DC=example, DC=org'])).toBe(base);
  });

  it('is nothing where they share nothing', () => {
    expect(commonBase([base, 'dc=elsewhere'])).toBe('');
    expect(commonBase([])).toBe('');
  });
});

describe('the name in a DN', () => {
  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(nameOf(childDn('cn', value, base))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['uid=ada,ou=people,dc=example,dc=org', 'ada'],
    ['UID = ada , OU=People, dc=example,dc=ORG', 'ada'],
    ['uid=a\\2Cb,ou=people,dc=example,dc=org', 'a,b'],
    ['uid=a\\+b,ou=people,dc=example,dc=org', 'a+b'],
    ['uid=Lu\\C4\\8Di\\C4\\87,ou=people,dc=example,dc=org', 'Lučić'],
    ['cn=ada,ou=people,dc=example,dc=org', undefined],
    ['uid=ada+cn=Ada,ou=people,dc=example,dc=org', undefined],
    ['uid=ada,ou=x,ou=people,dc=example,dc=org', undefined],
    ['uid=ada,ou=people,dc=example,dc=com', undefined],
    ['', undefined],
  ])('%s below the people is %s', (dn, name) => {
    expect(childName('uid', dn, base)).toBe(name);
  });
});
