import type { Strength } from './zxcvbn.ts';

export type { Strength } from './zxcvbn.ts';

/** `words` are the person's own: a password made of them is weak. */
export type RateStrength = (password: string, words: readonly string[]) => Promise<Strength>;

/** The least that is taken: below it falls to whoever tries a few million guesses (zxcvbn's own reading of its score). */
export const WEAKEST_TAKEN: Strength = 2;

/** zxcvbn and its word lists are megabytes, so they are fetched when the first password is looked at. */
export const rateStrength: RateStrength = async (password, words) => {
  const { score } = await import('./zxcvbn.ts');
  return score(password, words);
};

/** The words that everybody can read in a person's entry, whole and in their parts. */
export function wordsOf(names: readonly string[]): readonly string[] {
  const parts = names.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u));
  return [...new Set([...names, ...parts].filter((word) => [...word].length > 2))];
}
