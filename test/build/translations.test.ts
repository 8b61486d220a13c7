import { describe, expect, it } from 'vitest';
import {
  acceptTranslations,
  judgeTranslation,
  keysTwice,
  type Messages,
} from '../../build/translations.ts';

const english = {
  plain: 'Add $1 to $2',
  count: '{{PLURAL:$1|$1 person|$1 people}}',
};
const judge = (language: string, messages: Messages) =>
  judgeTranslation(language, messages, { english, from: {} });

describe('a translation', () => {
  it('is whole and current once it was accepted', () => {
    const swedish = { plain: 'Lägg till $1 i $2', count: '{{PLURAL:$1|$1 person|$1 personer}}' };
    const from = acceptTranslations({}, english, new Map([['sv', swedish]]));
    expect(judgeTranslation('sv', swedish, { english, from })).toEqual({
      language: 'sv',
      faults: [],
      missing: [],
      outdated: [],
    });
  });

  it('is outdated where English has changed since, and missing where it has no words', () => {
    const before = acceptTranslations({}, english, new Map([['de', { plain: '$1 zu $2' }]]));
    const verdict = judgeTranslation(
      'de',
      { plain: '$1 zu $2' },
      { english: { plain: 'Put $1 into $2', count: english.count }, from: before },
    );
    expect(verdict).toEqual({
      language: 'de',
      faults: [],
      missing: ['count'],
      outdated: ['plain'],
    });
  });

  it('stays outdated in one language when another catches up', () => {
    const both = new Map([
      ['de', { plain: '$1 zu $2' }],
      ['sv', { plain: '$1 i $2' }],
    ]);
    const changed = { plain: 'Put $1 into $2' };
    const old = acceptTranslations({}, { plain: english.plain }, both);
    const from = acceptTranslations(old, changed, new Map([['sv', { plain: '$1 i $2' }]]));
    const outdated = (language: string) =>
      judgeTranslation(language, both.get(language) ?? {}, { english: changed, from }).outdated;
    expect([outdated('de'), outdated('sv')]).toEqual([['plain'], []]);
  });

  it.each([
    ['a place that is gone', 'sv', { plain: 'Lägg till $1' }],
    ['a place that English has once', 'sv', { plain: '$1 $1 $2' }],
    ['a plural that is gone', 'sv', { count: '$1 personer' }],
    ['two forms where Arabic has six', 'ar', { count: '{{PLURAL:$1|$1 شخص|$1 أشخاص}}' }],
    ['braces that do not close', 'sv', { plain: '$1 {{bidi:$2}' }],
    ['invisible marks', 'he', { plain: '$1\u200f $2' }],
    ['a key that English has no more', 'sv', { gone: 'Borta' }],
    ['no words', 'sv', { plain: ' ' }],
  ])('is wrong with %s', (_, language, messages) => {
    expect(judge(language, messages).faults).not.toEqual([]);
  });

  it('may tell the number in each of its own forms', () => {
    const arabic = '{{PLURAL:$1|لا أحد|شخص واحد|شخصان|$1 أشخاص|$1 شخصًا|$1 شخص}}';
    expect(judge('ar', { count: arabic }).faults).toEqual([]);
    const none = '{{PLURAL:$1|0=Ingen|$1 person|$1 personer}}';
    expect(judge('sv', { count: none }).faults).toEqual([]);
    expect(judge('fr', { count: '{{PLURAL:$1|$1 personne|$1 personnes}}' }).faults).toEqual([]);
  });
});

describe('a file of words', () => {
  it('has no key twice, for JSON takes the last without a word', () => {
    const text = '{\n  "one": "a",\n  "two": "\\"one\\": b",\n  "one": "c"\n}\n';
    expect(keysTwice(text)).toEqual(['one']);
    expect(keysTwice(text.replace('"one": "c"', '"three": "c"'))).toEqual([]);
  });
});
