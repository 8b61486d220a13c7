import { bidiControl, describeCharacter, inPlainMarks, invisible } from '../domain/characters.ts';
import type { BrokenRule, NameRule } from './name-verdict.ts';
import type { AccountRules } from '../domain/profile.ts';
import { fitsPattern } from './name-pattern.ts';
import { findOddScript } from './scripts.ts';
import { isSystemName } from './system-names.ts';

type Check = (name: string, rules: AccountRules) => BrokenRule | undefined;

const broken = (rule: NameRule, ...params: string[]): BrokenRule => ({ rule, params });

/** Runs the checks in order; the first broken rule is the answer. */
function firstBroken(checks: readonly Check[]): Check {
  return (name, rules) => {
    for (const check of checks) {
      const found = check(name, rules);
      if (found) return found;
    }
    return undefined;
  };
}

/** A check that looks for a pattern and says what it found. */
const refuse =
  (pattern: RegExp, rule: NameRule, say: (found: string) => string = (found) => found): Check =>
  (name) => {
    const found = pattern.exec(name)?.[0];
    return found === undefined ? undefined : broken(rule, say(found));
  };

/** The first letter in upper case, where that is one letter and the script has such a habit. */
function upperFirst(text: string): string {
  const [first = ''] = text;
  // Georgian capitals are for words wholly in capitals; Unicode's title case leaves the letter alone.
  if (/\p{scx=Georgian}/u.test(first)) return text;
  const upper = first.toUpperCase();
  return [...upper].length === 1 ? upper + text.slice(first.length) : text;
}

/**
 * The username as it will stand in `cn`: NFC, white space trimmed and folded to single spaces (as caseIgnoreMatch folds
 * it, RFC 4518 2.6.1), first letter upper case whatever the locale.
 */
export function normaliseUsername(typed: string): string {
  const folded = typed.normalize('NFC').replaceAll(/\p{White_Space}+/gu, ' ');
  // A capital may compose with a mark that its small letter did not compose with.
  return upperFirst(folded.replaceAll(/^ | $/gu, '')).normalize('NFC');
}

/** The shell name as it will stand in `uid`: trimmed, ASCII letters in lower case, all else as typed. */
export function normaliseShellName(typed: string): string {
  return typed.trim().replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());
}

const checkEmpty: Check = (name) => (name === '' ? broken('empty') : undefined);

/** Longer texts are told by their UTF-16 units: nobody counts what is many times too long. */
const COUNTED = 10_000;

const countOf = (text: string): number => (text.length > COUNTED ? text.length : [...text].length);

/** As typed, and as directories compare it (RFC 4518 2.3): U+FDFA alone stands for eighteen letters there. */
const checkLength: Check = (name, { usernameMaxLength }) => {
  const typed = countOf(name);
  const length = typed > usernameMaxLength ? typed : countOf(name.normalize('NFKC'));
  if (length <= usernameMaxLength) return undefined;
  return broken('too-long', String(usernameMaxLength), String(length));
};

/**
 * ASCII and Latin-1 as MediaWiki's title rules and the account console take them; beyond, the letters, marks and
 * digits of any script, for `cn` is UTF-8.
 */
const allowed = /[ %!"$&'()*,\-./0-9:;=?@A-Z^_`a-z~+\u00a1-\u00ff\p{L}\p{M}\p{Nd}]/u;

/** A letter such as fullwidth Ａ or bold 𝐀 is to the directory the ASCII one (NFKC, RFC 4518 2.3). */
const isAsciiInDisguise = (character: string) =>
  character > '\u00ff' && /^[\0-\x7f]+$/u.test(character.normalize('NFKC'));

/**
 * Punctuation that is a part of words in some scripts, each with what it must follow (UAX 31 table 3a, "Medial"; RFC 5892 A.5 to A.7): the
 * geresh and gershayim of Hebrew, the tsheg of Tibetan, the hyphen of Armenian, the middle dot and double hyphen of Japanese.
 */
const medial: readonly RegExp[] = [
  /\p{scx=Hebrew}[\u05f3\u05f4]/u,
  /[\p{L}\p{M}]\u0f0b/u,
  /\p{scx=Armenian}\u058a/u,
  /[\p{L}\p{M}][\u30a0\u30fb]/u,
];
const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;

function isMedial(name: string, character: string, before: string): boolean {
  const isHere = medial.some((pattern) => pattern.test(before + character));
  return isHere && (!/[\u30a0\u30fb]/u.test(character) || japanese.test(name));
}

const checkCharacters: Check = (name) => {
  const found = [...name].find(
    (character, index, all) =>
      !(allowed.test(character) || isMedial(name, character, all[index - 1] ?? '')) ||
      isAsciiInDisguise(character) ||
      (index === 0 && /\p{M}/u.test(character)),
  );
  if (found === undefined) return undefined;
  const plain = inPlainMarks(found);
  if (plain === found) return broken('character', describeCharacter(found));
  return broken('mark', describeCharacter(found), plain);
};

/** Nonspacing marks, in a row, of which one is too many: a fifth, or the same once more (UTS 39 section 5.4). */
const tooManyMarks = /([\p{Mn}\p{Me}])\1|[\p{Mn}\p{Me}]{5}/u;

const checkMarks: Check = (name) => {
  const found = tooManyMarks.exec(name.normalize('NFD'))?.[0];
  return found === undefined
    ? undefined
    : broken('marks', describeCharacter([...found].at(-1) ?? ''));
};

const checkScripts: Check = (name) => {
  const odd = findOddScript(name);
  return odd && broken('mixed-scripts', describeCharacter(odd.character, odd.script));
};

/** Whether the event keeps the name for itself: nobody gets it, and who has it is no person. */
export const isReserved = (name: string, { reserved }: Pick<AccountRules, 'reserved'>): boolean =>
  reserved.some((pattern) => fitsPattern(pattern, name));

const checkReserved: Check = (name, rules) =>
  isReserved(name, rules) ? broken('reserved', name) : undefined;

const checkSystemName: Check = (name) =>
  isSystemName(name) ? broken('reserved', name) : undefined;

/** The rule a normalised username breaks, or undefined: the rules that both sign-up services share. */
export const checkUsername = firstBroken([
  checkEmpty,
  checkLength,
  refuse(bidiControl, 'bidi', describeCharacter),
  refuse(invisible, 'invisible', describeCharacter),
  checkCharacters,
  refuse(/%[0-9A-Fa-f]{2}/u, 'percent-code'),
  refuse(/&(?:[A-Za-z0-9\u0080-\u00ff]+|#(?:[0-9]+|x[0-9A-Fa-f]+));/u, 'html-entity'),
  // The address itself is not repeated: what is said of a name may be logged.
  (name) => (/[^\s@]@[^\s@]+\.[^\s@]/u.test(name) ? broken('email') : undefined),
  refuse(/[a-z0-9+.-]*:\/\/|(?:^|\s)www\./iu, 'url', (found) => found.trim()),
  checkMarks,
  checkScripts,
  checkReserved,
]);

/** No pattern that a profile could have in earnest takes a longer one. */
const LONGEST_SHELL_NAME = 255;

/**
 * Which part of a shell name the profile's pattern does not take. Each character is tried alone among plain letters, so
 * that the pattern itself says which one is wrong.
 */
const checkShellPattern: Check = (name, { shellName }) => {
  const pattern = new RegExp(shellName, 'u');
  if (name.length > LONGEST_SHELL_NAME) {
    return broken(
      'too-long',
      String(longestTaken(pattern, LONGEST_SHELL_NAME)),
      String(countOf(name)),
    );
  }
  if (pattern.test(name)) return undefined;
  const characters = [...name];
  const limit = longestTaken(pattern, characters.length);
  if (limit < characters.length && limit > 0) {
    return broken('too-long', String(limit), String(characters.length));
  }
  const plain = 'a'.repeat(characters.length);
  const index = characters.findIndex(
    (character, at) => !pattern.test(plain.slice(0, at) + character + plain.slice(at + 1)),
  );
  const wrong = characters[index];
  if (limit === 0 || wrong === undefined) return broken('shell-form', shellName);
  return broken(index === 0 ? 'shell-first' : 'shell-character', describeCharacter(wrong));
};

/** The most plain letters, up to `length`, that the pattern takes; 0 where it takes none. */
function longestTaken(pattern: RegExp, length: number): number {
  let longest = length;
  while (longest > 0 && !pattern.test('a'.repeat(longest))) longest -= 1;
  return longest;
}

/** The rule a normalised shell name breaks, or undefined. */
export const checkShellName = firstBroken([
  checkEmpty,
  checkShellPattern,
  checkReserved,
  checkSystemName,
]);
