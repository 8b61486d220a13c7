import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiWords, suggestShellName } from '../../../shared/names/suggest-shell-name.ts';
import { accountRules } from '../domain/account-rules.ts';

describe('suggestShellName', () => {
  it.each([
    ['Jane Doe', 'janedoe'],
    ['José Núñez', 'josenunez'],
    ['Łukasz Żółć', 'lukaszzolc'],
    ['Ærøskøbing', 'aeroskobing'],
    ['Þór Straße', 'thorstrasse'],
    ['İpek Işık', 'ipekisik'],
    ['Đặng-Văn', 'dangvan'],
    ['3vi1 2', 'vi12'],
    ['Ｊane', 'jane'],
    ['Влад', ''],
    ['小明 Wang', 'wang'],
    ['', ''],
    ['x'.repeat(50), 'x'.repeat(32)],
  ])('makes of %s %j', (username, shellName) => {
    expect(suggestShellName(username)).toBe(shellName);
  });

  it('is empty or follows the rule, whatever is typed', () => {
    const pattern = new RegExp(accountRules.shellName, 'u');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (username) => {
        const shellName = suggestShellName(username);
        expect(shellName === '' || pattern.test(shellName)).toBe(true);
      }),
    );
  });
});

describe('asciiWords', () => {
  it('splits at spaces and punctuation', () => {
    expect(asciiWords('Jean-Luc  O’Neil (WM)')).toEqual(['jean', 'luc', 'o', 'neil', 'wm']);
  });
});
