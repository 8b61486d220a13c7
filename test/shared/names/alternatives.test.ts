import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternativeNames } from '../../../shared/names/alternatives.ts';
import { checkShellName, checkUsername, normaliseUsername } from '../../../shared/names/names.ts';
import { accountRules } from '../domain/account-rules.ts';
import { cpuMs } from '../../cpu-time.ts';

const names = (username: string, shellName: string) =>
  alternativeNames(username, shellName, accountRules);

describe('alternativeNames', () => {
  it('keeps the one name, then the other, then none, idea by idea', () => {
    expect(names('Jane Doe', 'jdoe').slice(0, 6)).toEqual([
      { username: 'Jane Doe', shellName: 'janed' },
      { username: 'Jane D', shellName: 'jdoe' },
      { username: 'Jane D', shellName: 'janed' },
      { username: 'J Doe', shellName: 'jdoe' },
      { username: 'Jane Doe', shellName: 'jane-doe' },
      { username: 'JaneDoe', shellName: 'jdoe' },
    ]);
    expect(names('Jane Doe', 'jdoe')).toContainEqual({
      username: 'Jane Doe 2',
      shellName: 'jdoe2',
    });
  });

  it('offers at least six wholly new pairs', () => {
    const fresh = names('Jane Doe', 'jdoe').filter(
      (pair) => pair.username !== 'Jane Doe' && pair.shellName !== 'jdoe',
    );
    expect(fresh.length).toBeGreaterThanOrEqual(6);
  });

  it('counts on from a number that is there, and leaves years alone', () => {
    expect(names('Jane 2', 'jane2')).toContainEqual({ username: 'Jane 3', shellName: 'jane3' });
    expect(names('Jane 1987', 'jane1987')).toContainEqual({
      username: 'Jane 1987 2',
      shellName: 'jane1987-2',
    });
  });

  it('helps people whose name has no Latin letters', () => {
    expect(names('Влад', 'vlad')).toContainEqual({ username: 'Влад 2', shellName: 'vlad' });
  });

  it('makes a shell name where the typed one cannot be', () => {
    expect(names('Jane', 'Jane Doe')[0]).toEqual({ username: 'Jane', shellName: 'janedoe' });
  });

  it.each([
    ['O’Brien', "O'Brien"],
    ['Jean‐Luc Picard', 'Jean-Luc Picard'],
  ])('offers %s with the marks that keyboards have', (typed, plain) => {
    const [first] = alternativeNames(typed, 'obrien', accountRules);
    expect(first).toEqual({ username: plain, shellName: 'obrien' });
  });

  it('takes its time with no text, however long', () => {
    const worked = cpuMs(() => {
      for (const letter of ['a', 'ﷺ', 'a ', '1']) {
        alternativeNames(letter.repeat(100_000), letter.repeat(100_000), accountRules);
      }
    });
    expect(worked).toBeLessThan(1000);
  });

  it('never goes over the length limits', () => {
    const pairs = names('X'.repeat(150), 'x'.repeat(32));
    expect(pairs.length).toBeGreaterThanOrEqual(6);
  });

  it('offers only valid names, each pair once, and never the one that was asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (typed, shellName) => {
        const username = normaliseUsername(typed);
        const pairs = names(username, shellName);
        expect(pairs.length).toBeLessThanOrEqual(28);
        expect(new Set(pairs.map((pair) => JSON.stringify(pair))).size).toBe(pairs.length);
        expect(pairs).not.toContainEqual({ username, shellName });
        for (const pair of pairs) {
          expect(checkUsername(pair.username, accountRules)).toBeUndefined();
          expect(checkShellName(pair.shellName, accountRules)).toBeUndefined();
        }
      }),
    );
  });
});
