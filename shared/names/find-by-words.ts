import { comparableName } from './same-name.ts';

/** Letters that Unicode does not take apart into a plain one and a mark. */
const plain: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};

/** A name for finding, not for telling apart: without case, accents and other marks on letters. */
export const findableName = (name: string): string =>
  comparableName(name)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łøđðħıŧæœßþ]/gu, (letter) => plain[letter] ?? letter);

/** Marks that Latin letters of names carry: grave, acute, circumflex, tilde, macron, breve, diaeresis, ring, double acute, caron, cedilla, ogonek, comma below. */
const MARKS = [...'\u0300\u0301\u0302\u0303\u0304\u0306\u0308\u030a\u030b\u030c\u0327\u0328\u0326'];

/** Letters that stand for a plain one and that Unicode does not take apart. */
const otherLetters = new Map(
  Object.entries(Object.groupBy(Object.keys(plain), (letter) => plain[letter] ?? '')),
);

/** The letter with this mark; the letter itself where no letter is made of the two. */
function withMark(letter: string, mark: string): string {
  const marked = (letter + mark).normalize('NFC');
  return marked.length === 1 ? marked : letter;
}

const isVowel = (letter: string): boolean => 'aeiouy'.includes(letter);

/** More spellings of a word narrow nothing down; a server looks each of them up. */
const MOST_SPELLINGS = 120;

/**
 * How a typed word may be spelled in a directory that tells accents apart: as it is, without accents, with one marked letter at any place, and
 * with the same mark on every vowel (`hevin`: hêvin, hevîn, hêvîn). Two different marks in one word are not tried.
 *
 * @param word - of `comparableName`
 */
export function spellings(word: string): readonly string[] {
  const letters = [...findableName(word)];
  const everywhere = MARKS.map((mark) =>
    letters.map((letter) => (isVowel(letter) ? withMark(letter, mark) : letter)).join(''),
  );
  const once = letters.flatMap((letter, at) =>
    [...MARKS.map((mark) => withMark(letter, mark)), ...(otherLetters.get(letter) ?? [])].map(
      (marked) => letters.toSpliced(at, 1, marked).join(''),
    ),
  );
  return [...new Set([word, letters.join(''), ...everywhere, ...once])].slice(0, MOST_SPELLINGS);
}

/** The words that somebody typed to find a person, as they are compared. */
export const searchWords = (text: string): readonly string[] =>
  findableName(text)
    .split(' ')
    .filter((word) => word !== '');

/** Whether each of the words is a part of one of the values, in whichever order. No words fit everybody. */
export function holdsWords(values: readonly string[], words: readonly string[]): boolean {
  const findable = values.map(findableName);
  return words.every((word) => findable.some((value) => value.includes(word)));
}

const wordsOf = (value: string): readonly string[] => findableName(value).split(/[^\p{L}\p{N}]+/u);

/**
 * How far off values are that hold these words, for showing the nearest first: nothing for a word that is one of theirs, 1 for the beginning of
 * one, 2 for a part.
 */
export function distanceOf(values: readonly string[], words: readonly string[]): number {
  const own = values.flatMap(wordsOf);
  const far = (word: string): number => {
    if (own.includes(word)) return 0;
    return own.some((one) => one.startsWith(word)) ? 1 : 2;
  };
  return words.reduce((sum, word) => sum + far(word), 0);
}
