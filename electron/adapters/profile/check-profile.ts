import type { z } from 'zod';
import { profileSchema, type Profile } from '../../../shared/domain/profile.ts';
import { closestKey } from './closest-key.ts';
import type { ProfileProblem } from './profile-problem.ts';
import { keysAt } from './schema-path.ts';
import { findUrlsWithPassword, looksLikeSecretKey } from './secrets.ts';
import { wanted } from './wanted.ts';
import type { YamlFile } from './yaml-file.ts';

const noSecrets = 'secrets never stand in a profile: Lanyard asks for them when it needs them';

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

function explainUnknown(key: string, path: readonly PropertyKey[]): string {
  const name = dotted([...path, key]);
  if (looksLikeSecretKey(key)) return `${name} looks like a secret; ${noSecrets}`;
  const meant = closestKey(key, keysAt(profileSchema, path));
  return meant === undefined
    ? `${name} is not a key of a profile`
    : `${name} is not a key of a profile; did you mean ${meant}?`;
}

function explainValue(issue: z.core.$ZodIssue, value: unknown): string {
  const name = issue.path.length === 0 ? 'the profile' : dotted(issue.path);
  const right = `${wanted(issue, profileSchema)} is needed`;
  const found = valueAt(value, issue.path);
  return found === undefined
    ? `${name} is missing; ${right}`
    : `${name} is ${show(found)}; ${right}`;
}

function problemsOf(issue: z.core.$ZodIssue, file: YamlFile): readonly ProfileProblem[] {
  if (issue.code !== 'unrecognized_keys') {
    const words = explainValue(issue, file.value);
    return [{ key: dotted(issue.path), line: file.lineOf(issue.path), words }];
  }
  return issue.keys.map((key) => ({
    key: dotted([...issue.path, key]),
    line: file.lineOf([...issue.path, key]),
    words: explainUnknown(key, issue.path),
  }));
}

/** The profile in a YAML file, with every default filled in, or all that is wrong with it. */
export function checkProfile(
  file: YamlFile,
): { readonly profile: Profile } | { readonly problems: readonly ProfileProblem[] } {
  const leaks = findUrlsWithPassword(file.value).map((path) => ({
    key: dotted(path),
    line: file.lineOf(path),
    words: `${dotted(path)} holds a password in its URL; ${noSecrets}`,
  }));
  // An empty message marks where the schema has no words of its own; `wanted` finds them.
  const checked = profileSchema.safeParse(file.value, { error: () => '' });
  if (checked.success && leaks.length === 0) return { profile: checked.data };
  const issues = checked.error?.issues.flatMap((issue) => problemsOf(issue, file)) ?? [];
  const others = issues.filter(({ key }) => leaks.every((leak) => leak.key !== key));
  return { problems: [...leaks, ...others] };
}
