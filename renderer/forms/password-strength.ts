import type { Strength } from './zxcvbn.ts';

/** `words` are the person's own: a password made of them is weak. */
export type RateStrength = (password: string, words: readonly string[]) => Promise<Strength>;

/** zxcvbn and its word lists are megabytes, so they are fetched when the first password is typed. */
export const rateStrength: RateStrength = async (password, words) => {
  const { score } = await import('./zxcvbn.ts');
  return score(password, words);
};
