import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkShellName,
  checkUsername,
  normaliseShellName,
  normaliseUsername,
} from '../../../shared/names/names.ts';
import { isSystemName } from '../../../shared/names/system-names.ts';
import { accountRules } from '../domain/account-rules.ts';
import { cpuMs } from '../../cpu-time.ts';

const username = (typed: string) => checkUsername(normaliseUsername(typed), accountRules);
const shellName = (typed: string) => checkShellName(normaliseShellName(typed), accountRules);

/** The pattern of the older sign-up service; what we take of ASCII and Latin-1 must pass it. */
const olderServiceRefuses =
  /[^ %!"$&'()*,\-./0-9:;=?@A-Z\^_`a-z~\x80-\xff+]|%[0-9A-Fa-f]{2}|&([A-Za-z0-9\x80-\xff]+|#([0-9]+|x[0-9A-Fa-f]+));/u;

describe('normaliseUsername', () => {
  it.each([
    ['  jane \t\n doe\u00a0', 'Jane doe'],
    ['e\u0301mile', 'Émile'],
    ['ßeta', 'ßeta'],
    ['იოანე', 'იოანე'],
    ['влад', 'Влад'],
    ['i\u0307x', 'İx'],
    ['小明', '小明'],
    ['', ''],
    [' ', ''],
  ])('makes of %j what the directory will hold', (typed, name) => {
    expect(normaliseUsername(typed)).toBe(name);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const once = normaliseUsername(typed);
        expect(normaliseUsername(once)).toBe(once);
      }),
    );
  });
});

describe('normaliseShellName', () => {
  it('lowers ASCII letters only', () => {
    expect(normaliseShellName(' JDoe-İK ')).toBe('jdoe-İ\u212a'.replace('\u212a', 'k'));
    expect(normaliseShellName('\u212a')).toBe('\u212a');
  });
});

const refused = [
  ['', 'empty', []],
  ['x'.repeat(151), 'too-long', ['150', '151']],
  ['Foo#Bar', 'character', ['“#”']],
  ['[Foo]', 'character', ['“[”']],
  ['a\\b', 'character', ['“\\”']],
  ['Zoë O’Ünique', 'mark', ['U+2019 ’', "'"]],
  ['Zoë “Zo” Ünique', 'mark', ['U+201C “', '"']],
  ['Jean–Luc', 'mark', ['U+2013 –', '-']],
  ['Jane 😀', 'character', ['U+1F600 😀']],
  ['\u{1d409}ane', 'character', ['U+1D409 \u{1d409}']],
  ['Ｊane', 'character', ['U+FF2A Ｊ']],
  ['\u0301x', 'character', ['U+0301 \u25cc\u0301']],
  ['a\ud800', 'character', ['U+D800 (half of a surrogate pair)']],
  ['a\ue000', 'character', ['U+E000 (private use)']],
  ['a\u0378', 'character', ['U+0378 (not assigned)']],
  ['Abc\u202edcb', 'bidi', ['U+202E (right-to-left override)']],
  ['Ja\u200bne', 'invisible', ['U+200B (zero-width space)']],
  ['Ja\u00adne', 'invisible', ['U+00AD (soft hyphen)']],
  ['Ja\u0007ne', 'invisible', ['U+0007 (control character)']],
  ['Foo%41bar', 'percent-code', ['%41']],
  ['Tom &amp; Joe', 'html-entity', ['&amp;']],
  ['Jane jane@example.org', 'email', []],
  ['http://example.org', 'url', ['Http://']],
  ['My www.example.org', 'url', ['www.']],
  ['J\u0430ne', 'mixed-scripts', ['U+0430 \u0430, Cyrillic']],
  ['rOOt', 'reserved', ['ROOt']],
  ['Tools-DNS-manager', 'reserved', ['Tools-DNS-manager']],
] as const;

describe('checkUsername', () => {
  it.each([
    'Jane Doe',
    'José Müller',
    'Влад',
    '小明',
    'Łukasz',
    'A:B',
    'a@b',
    'A/B',
    "D'Arcy (WMXX)",
    'นภา',
    'ทำดี',
    '100 %',
    'فاطمة',
  ])('welcomes %s', (name) => {
    expect(username(name)).toBeUndefined();
  });

  it.each(refused)('refuses %j: %s', (typed, rule, params) => {
    expect(username(typed)).toEqual({ rule, params });
  });

  it('takes no ASCII or Latin-1 name that the older service refuses', () => {
    const latin1 = fc.string({
      unit: fc.integer({ min: 0, max: 255 }).map((n) => String.fromCharCode(n)),
    });
    fc.assert(
      fc.property(latin1, (typed) => {
        const name = normaliseUsername(typed);
        fc.pre(checkUsername(name, accountRules) === undefined && /^[\0-\xff]*$/u.test(name));
        expect(olderServiceRefuses.test(name)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('never lets through what cannot be seen or has no meaning, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (typed) => {
        const name = normaliseUsername(typed);
        fc.pre(checkUsername(name, accountRules) === undefined);
        expect(name).not.toMatch(/[\p{C}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u);
        expect(name.trim()).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a reserved name as it stands, not as a pattern', () => {
    const rules = { ...accountRules, reserved: ['a.c', '(x'] };
    expect(checkUsername('Abc', rules)).toBeUndefined();
    expect(checkUsername('A.c', rules)?.rule).toBe('reserved');
    expect(checkUsername('(X', rules)?.rule).toBe('reserved');
  });
});

describe('checkUsername of names of the world', () => {
  it.each([
    ...[
      'ジョン・スミス',
      'ジャン゠リュック',
      'צ׳רלי',
      'ג׳ורג׳',
      'צה״ל',
      'བཀྲ་ཤིས་བདེ་ལེགས',
      'Անի֊Լուսինե',
    ],
    ...['Việt Nguyễn', 'नमस्ते', 'J\u0304\u0301\u0302\u0303'],
  ])('takes %s, with the punctuation and marks of its script', (name) => {
    expect(username(name)).toBeUndefined();
  });

  it.each([
    ['A・B', 'U+30FB ・'],
    ['A׳B', 'U+05F3 ׳'],
    ['·་A', 'U+0F0B ་'],
    ['・ジョン', 'U+30FB ・'],
  ])('takes no punctuation of a script elsewhere: %s', (name, character) => {
    expect(username(name)).toEqual({ rule: 'character', params: [character] });
  });

  it.each([
    [`J${'\u0304'.repeat(100)}`, 'U+0304'],
    ['J\u0304\u0304', 'U+0304'],
    ['e\u0302\u0301\u0304\u0306\u0307', 'U+0307'],
    ['ế\u0304\u0306\u0307', 'U+0307'],
    ['J\u20dd\u20dd', 'U+20DD'],
  ])('takes at most four marks in a row, and none twice: %j', (name, mark) => {
    expect(username(name)).toEqual({ rule: 'marks', params: [expect.stringContaining(mark)] });
  });

  it('counts a name as directories compare it', () => {
    const { usernameMaxLength } = accountRules;
    const [most, count] = [
      String(usernameMaxLength),
      String(Math.ceil(usernameMaxLength / 18) * 18 + 18),
    ];
    const name = 'ﷺ'.repeat(Math.ceil(usernameMaxLength / 18) + 1);
    expect(checkUsername(name, accountRules)).toEqual({ rule: 'too-long', params: [most, count] });
  });

  it('says of a text without an end that it is too long, in no time', () => {
    const worked = cpuMs(() => {
      for (const letter of ['a', 'ﷺ', '\u0301', '𝐀']) {
        const text = letter.repeat(200_000);
        expect(username(text)).toMatchObject({ rule: 'too-long' });
        expect(shellName(text)).toEqual({ rule: 'too-long', params: ['32', String(text.length)] });
      }
    });
    expect(worked).toBeLessThan(1000);
  });
});

describe('checkShellName', () => {
  it.each(['jdoe', 'J-Doe2', 'a', 'a'.repeat(32)])('takes %s', (name) => {
    expect(shellName(name)).toBeUndefined();
  });

  it.each([
    ['', 'empty', []],
    ['1jane', 'shell-first', ['“1”']],
    ['-jane', 'shell-first', ['“-”']],
    ['łukasz', 'shell-first', ['U+0142 ł']],
    ['j_doe', 'shell-character', ['“_”']],
    ['jane doe', 'shell-character', ['U+0020 (space)']],
    ['jan\u0435', 'shell-character', ['U+0435 \u0435']],
    ['a'.repeat(33), 'too-long', ['32', '33']],
    ['root', 'reserved', ['root']],
    ['x-dns-manager', 'reserved', ['x-dns-manager']],
  ])('refuses %j: %s', (typed, rule, params) => {
    expect(shellName(typed)).toEqual({ rule, params });
  });

  it('takes its limits from the profile', () => {
    const rules = { ...accountRules, shellName: '^[a-z][a-z_]{2,7}$' };
    expect(checkShellName('j_doe', rules)).toBeUndefined();
    expect(checkShellName('j_doe_doe', rules)).toEqual({ rule: 'too-long', params: ['8', '9'] });
    expect(checkShellName('jd', rules)).toEqual({ rule: 'shell-form', params: [rules.shellName] });
  });

  it('agrees with the profile about every text', () => {
    const pattern = new RegExp(accountRules.shellName, 'u');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        expect(checkShellName(name, { ...accountRules, reserved: [] }) === undefined).toBe(
          pattern.test(name) && !isSystemName(name),
        );
      }),
    );
  });
});
