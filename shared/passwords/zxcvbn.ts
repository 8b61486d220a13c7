import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';

/** How well a password stands guessing: 0 falls at once, 4 holds (zxcvbn's score). */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** How many readings of digits and signs as letters are tried, 100 by default; `strength.test` asks what these miss of common passwords. */
const READINGS = 30;
/**
 * How many letters are looked at: at first few, which is enough for most, and no more than the second number. What zxcvbn takes grows with the length and
 * holds up everybody else: 255 letters took it 1.8 s at once.
 */
const LOOKS = [24, 64] as const;

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common, ...english },
  graphs: adjacencyGraphs,
  l33tMaxSubstitutions: READINGS,
});

/**
 * The guessing score of a password. What its beginning is worth the whole is worth at least, so that the rest of a good one is not looked at, nor of
 * any what comes after 64 letters. zxcvbn keeps the text that it looked at last, so it looks at another one afterwards.
 */
export function score(password: string, words: readonly string[]): Strength {
  let best: Strength = 0;
  for (const letters of LOOKS) {
    best = zxcvbn.check(password.slice(0, letters), [...words]).score;
    if (best === 4 || password.length <= letters) break;
  }
  zxcvbn.check('');
  return best;
}
