import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableName, sameName } from '../../../shared/names/same-name.ts';

describe('sameName', () => {
  it('looks past case, spaces and compatibility forms, as a directory does', () => {
    expect(sameName('Jane  Doe', ' jane doe ')).toBe(true);
    expect(sameName('ÅSA', 'Åsa')).toBe(true);
    expect(sameName('ｊdoe', 'jdoe')).toBe(true);
    expect(sameName('jane', 'jané')).toBe(false);
  });

  it('lowers letter by letter, as slapd does', () => {
    expect(sameName('ΟΔΥΣΣΕΥΣ', 'οδυσσευσ')).toBe(true);
    expect(sameName('ΟΔΥΣΣΕΥΣ', 'οδυσσευς')).toBe(false);
    expect(sameName('İbrahim', 'ibrahim')).toBe(true);
    expect(sameName('Ⅳ', 'iv')).toBe(true);
  });

  it('has one comparable form for each name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const once = comparableName(name);
        expect(comparableName(once)).toBe(once);
      }),
    );
  });
});
