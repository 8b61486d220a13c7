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
