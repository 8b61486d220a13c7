import { describe, expect, it } from 'vitest';
import { findableName, holdsWords, searchWords } from '../../../shared/names/find-by-words.ts';

const finds = (text: string, ...values: string[]): boolean => holdsWords(values, searchWords(text));

describe('findableName', () => {
  it('folds accents, other marks and letters with a stroke', () => {
    for (const [name, plain] of [
      ['José', 'jose'],
      ['Łukasz Ørsted', 'lukasz orsted'],
      ['Straße', 'strasse'],
      ['ÞÓR', 'thor'],
      ['İpek Işık', 'ipek isik'],
      ['نۆژەن', findableName('نۆژەن')],
    ] as const) {
      expect(findableName(name), name).toBe(plain);
    }
  });
});

describe('holdsWords', () => {
  it('finds parts of names in any order, whatever their accents', () => {
    expect(finds('lovelace ada', 'Ada Lovelace')).toBe(true);
    expect(finds('jose garc', 'García Márquez, José')).toBe(true);
    expect(finds('JOSÉ', 'jose')).toBe(true);
    expect(finds('lukasz', 'Łukasz')).toBe(true);
  });

  it('lets each word stand in another value: username, shell name, address', () => {
    expect(finds('ada example.org', 'Ada Lovelace', 'alove', 'a.love@example.org')).toBe(true);
    expect(finds('ada babbage', 'Ada Lovelace', 'alove')).toBe(false);
  });

  it('fits everybody where nothing is typed', () => {
    expect(finds('  ', 'Ada')).toBe(true);
  });
});
