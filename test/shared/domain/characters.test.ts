import { describe, expect, it } from 'vitest';
import { bidiControl, describeCharacter, invisible } from '../../../shared/domain/characters.ts';

describe('describeCharacter', () => {
  it.each([
    ['#', '“#”'],
    ['\u202e', 'U+202E (right-to-left override)'],
    ['\u00a0', 'U+00A0 (no-break space)'],
    ['\u0001', 'U+0001 (control character)'],
    ['\ud800', 'U+D800 (half of a surrogate pair)'],
    ['\ue000', 'U+E000 (private use)'],
    ['\u0378', 'U+0378 (not assigned)'],
    ['\u{e0041}', 'U+E0041 (invisible)'],
    ['\u0301', 'U+0301 \u25cc\u0301'],
    ['😀', 'U+1F600 😀'],
  ])('says what %j is', (character, words) => {
    expect(describeCharacter(character)).toBe(words);
  });

  it('adds the script where it is told', () => {
    expect(describeCharacter('\u0430', 'Cyrillic')).toBe('U+0430 \u0430, Cyrillic');
  });
});

describe('the patterns', () => {
  it('take every space but the plain one for invisible', () => {
    expect(
      [' ', '\u00a0', '\u2003', '\u3000', '\u200b', '\u2028', '\t'].map((c) => invisible.test(c)),
    ).toEqual([false, ...Array.from({ length: 6 }, () => true)]);
  });

  it('know the marks, embeddings and isolates of bidi text', () => {
    expect(
      [...'\u061c\u200e\u200f\u202a\u202e\u2066\u2069'].every((c) => bidiControl.test(c)),
    ).toBe(true);
    expect(bidiControl.test('א')).toBe(false);
  });
});
