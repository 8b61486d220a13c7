import { inPlainMarks } from '../domain/characters.ts';
import type { NameAlternative } from './name-verdict.ts';
import { checkShellName, checkUsername, normaliseUsername } from './names.ts';
import type { AccountRules } from '../domain/profile.ts';
import { asciiWords, suggestShellName } from './suggest-shell-name.ts';

/** Counted on from the number the name carries already, or from 1. */
const countUps = [1, 2, 3, 4, 8, 20];

/** Splits `Jane Doe 2` into its stem and 2. Long numbers, such as years, belong to the stem. */
function splitCount(name: string): { stem: string; count: number } {
  const found = /^(.*?[^0-9])\s?([0-9]{1,2})$/u.exec(name);
  return found
    ? { stem: found[1]?.trim() ?? '', count: Number(found[2]) }
    : { stem: name, count: 1 };
}

/** The name cut so that it and the suffix stay within the limit, counted in code points. */
function withSuffix(name: string, suffix: string, limit: number): string {
  return (
    [...name]
      .slice(0, limit - suffix.length)
      .join('')
      .trimEnd() + suffix
  );
}

const firstLetter = (word: string) => /^\P{M}\p{M}*/u.exec(word)?.[0] ?? '';

/** The same person told another way: whole words, one of them as an initial. */
function respelled(username: string): NameAlternative[] {
  const words = username.split(' ');
  const ascii = asciiWords(username);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const [asciiFirst = '', asciiLast = ''] = [ascii[0], ascii.at(-1)];
  if (words.length < 2) return [];
  return [
    { username: `${first} ${firstLetter(last)}`, shellName: asciiFirst + asciiLast.slice(0, 1) },
    { username: `${firstLetter(first)} ${last}`, shellName: asciiFirst.slice(0, 1) + asciiLast },
    { username: words.join(''), shellName: ascii.join('-') },
  ];
}

function numbered(username: string, shellName: string, limit: number): NameAlternative[] {
  const [name, shell] = [splitCount(username), splitCount(shellName)];
  const from = Math.max(name.count, shell.count);
  const joint = /[0-9]$/u.test(shell.stem) ? '-' : '';
  return countUps.map((up) => ({
    username: withSuffix(name.stem, ` ${from + up}`, limit),
    shellName: withSuffix(shell.stem, `${joint}${from + up}`, 32),
  }));
}

/** The name as it may be typed instead: in plain marks, and no longer than names are here, as typed and as directories compare them. */
function retyped(typed: string, limit: number): string {
  const letters = [...typed.slice(0, 2 * limit)].slice(0, limit);
  const compared = [...letters.join('').normalize('NFKC')].length;
  const fits = Math.floor((letters.length * limit) / Math.max(limit, compared));
  return inPlainMarks(letters.slice(0, fits).join('').trimEnd());
}

/** Each name is in several pairs, and is looked at once. */
function once(isAllowed: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const found = known.get(name) ?? isAllowed(name);
    known.set(name, found);
    return found;
  };
}

/**
 * Pairs of names to offer instead, at most 28, in a fixed order. Each idea comes three times: with the username kept, with
 * the shell name kept, and wholly new, so that a few pairs from the front hold something whichever name is taken. Every
 * name is valid by the rules; whether it is free is not known here.
 */
export function alternativeNames(
  typed: string,
  shellName: string,
  rules: AccountRules,
): readonly NameAlternative[] {
  const username = retyped(typed, rules.usernameMaxLength);
  const shell = checkShellName(shellName, rules)
    ? suggestShellName(shellName) || suggestShellName(username)
    : shellName;
  const shapes = [
    ...respelled(splitCount(username).stem),
    ...numbered(username, shell, rules.usernameMaxLength),
  ].map((shape) => ({ ...shape, username: normaliseUsername(shape.username) }));
  const pairs = [
    { username, shellName: shell },
    ...shapes.flatMap((shape) => [
      { username, shellName: shape.shellName },
      { username: shape.username, shellName: shell },
      shape,
    ]),
  ];
  const isUsername = once((name) => !checkUsername(name, rules));
  const isShellName = once((name) => !checkShellName(name, rules));
  const keyOf = (pair: NameAlternative) => `${pair.username.toLowerCase()}\n${pair.shellName}`;
  const seen = new Set([keyOf({ username: typed, shellName })]);
  return pairs.filter((pair) => {
    if (seen.has(keyOf(pair))) return false;
    seen.add(keyOf(pair));
    return isUsername(pair.username) && isShellName(pair.shellName);
  });
}
