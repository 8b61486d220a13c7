import { describe, expect, it } from 'vitest';
import { textOf } from '../text-of.tsx';
import { rosterWords } from '../../../renderer/text/roster-words.ts';

describe('rosterWords', () => {
  it('keeps a name from turning a sentence on the screen, and leaves no marks in a file', () => {
    const text = textOf('en');
    expect(rosterWords(text).say('roster-why-stands', 'ליאור')).toContain('\u2068ליאור\u2069');
    expect(rosterWords(text, true).say('roster-why-stands', 'jdoe')).toBe(
      'Developer account jdoe has this email address.',
    );
  });

  it('tells a broken rule in the words of its field', () => {
    const { rule, list } = rosterWords(textOf('x-mirror'), true);
    expect(rule({ field: 'email', rule: 'account-closed', params: ['jdoe'] })).toContain('jdoe');
    expect(list(['a', 'b'])).toBe('a, b');
  });
});
