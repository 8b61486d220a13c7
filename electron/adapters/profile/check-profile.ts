import type { z } from 'zod';
import { type Profile, profileSchema } from '../../../shared/domain/profile.ts';
import { mostProblems, type ProfileProblem } from './profile-problem.ts';
import { keysAt } from './schema-path.ts';
import { wanted } from './wanted.ts';
import type { YamlFile } from './yaml-file.ts';

const secretKey = /pass(?:word|wd|phrase)|pwd|secret|token|credential|(?:private|api)[_-]?key/iu;
/** `user:password@` in front of a host (RFC 3986 section 3.2.1). */
const urlWithPassword = /:\/\/[^\s:@]{0,255}:[^\s@]{0,255}@/u;

/** Whether a key that no profile has is named like a secret. */
export const looksLikeSecretKey = (key: string): boolean => secretKey.test(key);

/** Paths of all texts below a value that carry a password inside a URL. */
export function findUrlsWithPassword(
  value: unknown,
  path: readonly string[] = [],
): readonly (readonly string[])[] {
  if (typeof value === 'string') return urlWithPassword.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    findUrlsWithPassword(inner, [...path, key]),
  );
}

/** Edits (one letter put in, left out or changed) from one word to the other, without case (Levenshtein 1966). */
function distance(one: string, other: string): number {
  const [from, to] = [one.toLowerCase(), other.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column < row.length; column += 1) {
      const [above = 0, diagonal = 0, left = 0] = [row[column], row[column - 1], next[column - 1]];
      const changed = diagonal + (to.charAt(column - 1) === letter ? 0 : 1);
      next.push(Math.min(above + 1, left + 1, changed));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The key that was probably meant: the nearest one, where that is near enough for its length. */
export function closestKey(typed: string, keys: readonly string[]): string | undefined {
  if (typed.length > 64) return undefined;
  const near = keys
    .map((key) => ({ key, edits: distance(typed, key) }))
    .filter(({ key, edits }) => edits <= Math.max(1, Math.floor(key.length / 3)))
    .toSorted((a, b) => a.edits - b.edits);
  return near[0]?.key;
}

const NO_SECRETS = 'remove it from this file: Lanyard asks for secrets when it needs them';

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.');

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined,
    value,
  );
}

/** A found value in few words; long texts are cut. */
function show(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a group of keys';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** What a file is checked with, and what it is called: `a profile`. */
interface Form<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  readonly what: string;
  /** Where secrets stand instead, in words. */
  readonly noSecrets?: string;
}

function explainUnknown(
  key: string,
  path: readonly PropertyKey[],
  { schema, what, noSecrets = NO_SECRETS }: Form,
): string {
  const name = dotted([...path, key]);
  if (looksLikeSecretKey(key)) return `${name} looks like a secret; ${noSecrets}`;
  const meant = closestKey(key, keysAt(schema, path));
  return meant === undefined
    ? `${name} is not a key of ${what}`
    : `${name} is not a key of ${what}; did you mean ${meant}?`;
}

function explainValue(issue: z.core.$ZodIssue, value: unknown, { schema, what }: Form): string {
  const name = issue.path.length === 0 ? what.replace(/^an?\b/, 'the') : dotted(issue.path);
  const right = `expected: ${wanted(issue, schema)}`;
  const found = valueAt(value, issue.path);
  return found === undefined
    ? `${name} is missing; ${right}`
    : `${name} is ${show(found)}; ${right}`;
}

/** A problem whose words are made once it is known to be among those that are told: to look for what was meant takes its time. */
interface Found extends Pick<ProfileProblem, 'key' | 'line'> {
  readonly words: () => string;
}

function problemsOf(issue: z.core.$ZodIssue, file: YamlFile, form: Form): readonly Found[] {
  const at = (path: readonly PropertyKey[], words: () => string): Found => ({
    key: dotted(path),
    line: file.lineOf(path),
    words,
  });
  if (issue.code !== 'unrecognized_keys') {
    return [at(issue.path, () => explainValue(issue, file.value, form))];
  }
  return issue.keys.map((key) =>
    at([...issue.path, key], () => explainUnknown(key, issue.path, form)),
  );
}

const told = (found: readonly Found[]): readonly ProfileProblem[] =>
  found
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .slice(0, mostProblems)
    .map(({ words, ...problem }) => ({ ...problem, words: words() }));

/** What a YAML file says by its schema, with every default filled in, or what is wrong with it, the first in the file first. */
export function checkFile<S extends z.ZodType>(
  file: YamlFile,
  form: Form<S>,
): { readonly value: z.output<S> } | { readonly problems: readonly ProfileProblem[] } {
  const leaks = findUrlsWithPassword(file.value).map((path) => ({
    key: dotted(path),
    line: file.lineOf(path),
    words: () => `${dotted(path)} holds a password in its URL; ${form.noSecrets ?? NO_SECRETS}`,
  }));
  // An empty message marks where the schema has no words of its own; `wanted` finds them.
  const checked = form.schema.safeParse(file.value, { error: () => '' });
  if (checked.success && leaks.length === 0) return { value: checked.data };
  const leaking = new Set(leaks.map(({ key }) => key));
  const issues = checked.error?.issues.flatMap((issue) => problemsOf(issue, file, form)) ?? [];
  return { problems: told([...leaks, ...issues.filter(({ key }) => !leaking.has(key))]) };
}

/** The profile in a YAML file, with every default filled in, or what is wrong with it, the first in the file first. */
export function checkProfile(
  file: YamlFile,
): { readonly profile: Profile } | { readonly problems: readonly ProfileProblem[] } {
  const checked = checkFile(file, { schema: profileSchema, what: 'a profile' });
  return 'problems' in checked ? checked : { profile: checked.value };
}
