import { describe, expect, it } from 'vitest';
import {
  distanceOf,
  findableName,
  holdsWords,
  searchWords,
  spellings,
} from '../../../shared/names/find-by-words.ts';

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

describe('spellings', () => {
  it('are the word as it is, without accents, with one mark, and with the same mark on every vowel', () => {
    for (const [word, ...some] of [
      ['garcia', 'garcia', 'garcía', 'gárcia'],
      ['garcía', 'garcía', 'garcia'],
      ['hevin', 'hêvîn', 'hêvin', 'hevîn'],
      ['lukasz', 'łukasz'],
      ['çelik', 'celik', 'çelik'],
    ]) {
      expect(spellings(word ?? ''), word).toEqual(expect.arrayContaining(some));
    }
    expect(spellings('garcía')[0]).toBe('garcía');
  });

  it('are few enough to be looked up, whatever is typed', () => {
    expect(spellings('aeiou'.repeat(20)).length).toBeLessThanOrEqual(120);
    expect(spellings('نۆژەن')).toContain('نۆژەن');
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

describe('distanceOf', () => {
  it('is nothing for whole words, and grows for beginnings and for parts', () => {
    const far = (text: string, ...values: string[]) => distanceOf(values, searchWords(text));
    expect(far('lovelace ada', 'Ada Lovelace', 'alove')).toBe(0);
    expect(far('ada lov', 'Ada Lovelace', 'alove')).toBe(1);
    expect(far('lace', 'Ada Lovelace', 'alove')).toBe(2);
    expect(far('jose', 'García Márquez, José')).toBe(0);
    expect(far('example', 'Ada', 'ada@example.org')).toBe(0);
  });
});
