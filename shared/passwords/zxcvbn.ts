import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';

/** How well a password stands guessing: 0 falls at once, 4 holds (zxcvbn's score). */
export type Strength = 0 | 1 | 2 | 3 | 4;

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common, ...english },
  graphs: adjacencyGraphs,
});

/** The guessing score of a password. zxcvbn keeps the text that it looked at last, so it looks at another one afterwards. */
export function score(password: string, words: readonly string[]): Strength {
  const rated = zxcvbn.check(password, [...words]).score;
  zxcvbn.check('');
  return rated;
}
