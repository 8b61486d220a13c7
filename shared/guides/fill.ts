import { replacePlaceholders, type Placeholder, type Syntax } from './guides.ts';

/** The names of a person, as far as they have some. */
export type Names = Readonly<Partial<Record<Placeholder, string | undefined>>>;

/** What stands for a name that nobody has yet: it can be seen that something is to be put there, and it breaks nothing. */
const stand: Readonly<Record<Placeholder, string>> = {
  shellName: 'SHELL-USERNAME',
  username: 'USERNAME',
  tool: 'TOOL',
  project: 'PROJECT',
};

/** Ends of lines would end a comment or a command, and marks of direction show a text otherwise than it runs (Trojan Source, CVE-2021-42574). */
const oneLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ');

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
/** Right between quotes of either kind, three of them included: JSON's escapes are Python's (Language Reference 2.4.1). */
const inPython = (text: string): string => inJson(text).replaceAll("'", String.raw`\'`);

/** A name as it stands in each syntax; `shell`: a word or a part of one, outside of quotes; `sql`, `python`: within quotes; `json`: within a string. */
const written: Readonly<Record<Syntax, (text: string) => string>> = {
  // POSIX 2.2.2: nothing has a meaning between single quotes but their end.
  shell: (text) => (/^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`),
  // MariaDB takes the backslash too, unless NO_BACKSLASH_ESCAPES is set.
  sql: (text) => text.replaceAll('\\', String.raw`\\`).replaceAll("'", "''"),
  python: inPython,
  json: inJson,
  notebook: (text) => inJson(inPython(text)),
  plain: (text) => text,
};

/**
 * A starter with a person's own names in it. Whatever a name has in it stays data: it can begin no command, no second statement and no other string.
 *
 * @param names - those that are left out become words in capitals
 */
export const fillStarter = (text: string, syntax: Syntax, names: Names): string =>
  replacePlaceholders(text, (name) => written[syntax](oneLine(names[name] ?? stand[name])));

/** A sentence with a person's own names in it. */
export const fillText = (text: string, names: Names): string => fillStarter(text, 'plain', names);

/** In no address. */
const MISSING = '\u0000';

/** An address with a person's own names in it; undefined while one of them is missing, or could lead elsewhere. */
export function fillUrl(url: string, names: Names): string | undefined {
  const isLabel = (name: Placeholder): boolean => /^[a-z0-9][a-z0-9-]*$/i.test(names[name] ?? '');
  const filled = replacePlaceholders(url, (name) =>
    isLabel(name) ? (names[name] ?? '') : MISSING,
  );
  return filled.includes(MISSING) ? undefined : filled;
}
