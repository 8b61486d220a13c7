/** Latin letters that Unicode does not take apart, as their languages write them in ASCII. */
const spelled: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ŋ', 'ng'],
  ['ı', 'i'],
  ['ĸ', 'k'],
  ['ə', 'e'],
  ['ɓ', 'b'],
  ['ɖ', 'd'],
  ['ɗ', 'd'],
  ['ƙ', 'k'],
  ['ƴ', 'y'],
  ['ɛ', 'e'],
  ['ɔ', 'o'],
]);

/** More letters than any name has: what stands behind them is in no shell name. */
const LOOKED_AT = 1000;

/** The words of a username in lower-case ASCII letters and digits; what has no such form is left out. */
export function asciiWords(username: string): readonly string[] {
  return username
    .slice(0, LOOKED_AT)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .split(/[\s\p{P}\p{S}]+/u)
    .map((word) =>
      [...word].map((letter) => spelled.get(letter) ?? letter.replace(/[^a-z0-9]/u, '')).join(''),
    )
    .filter((word) => word !== '');
}

/**
 * A shell name to start from: `José Núñez` gives `josenunez`. At most 32 letters and digits, a letter first; empty where
 * nothing of the username can be written so.
 */
export function suggestShellName(username: string): string {
  return asciiWords(username)
    .join('')
    .replace(/^[0-9]+/u, '')
    .slice(0, 32);
}
