import { describe, expect, it } from 'vitest';
import { findOddScript } from '../../../shared/names/scripts.ts';

describe('findOddScript', () => {
  it.each([
    'Jane Doe 2',
    'Łukasz',
    'Влад 3',
    'Ελένη',
    '小明 Wang',
    '田中さくらカナ Tanaka',
    'ラーメン',
    '김철수 Kim 金',
    'ㄅㄆ 漢 A',
    'محمد ٣',
    'שָׁלוֹם',
    'ਹਰਜੀਤ',
    'अनिल',
    '𞤀𞤁',
    '',
    '42!',
  ])('finds nothing odd in %s', (name) => {
    expect(findOddScript(name)).toBeUndefined();
  });

  it.each([
    ['J\u0430ne', { character: '\u0430', script: 'Cyrillic' }],
    ['\u0412л\u0430д a', { character: 'a', script: 'Latin' }],
    ['Pau\u03bf', { character: '\u03bf', script: 'Greek' }],
    ['Ꭺlice', { character: 'Ꭺ', script: 'Cherokee' }],
    ['김김さ金', { character: 'さ', script: 'Hiragana' }],
    ['a\u0430', { character: '\u0430', script: 'Cyrillic' }],
    ['Jane ᐃ', { character: 'ᐃ', script: 'Canadian Aboriginal' }],
  ])('points at the letter of %j that is in the minority', (name, odd) => {
    expect(findOddScript(name)).toEqual(odd);
  });
});
