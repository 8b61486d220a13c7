import { z } from 'zod';
import { sameName } from './same-name.ts';

/**
 * A shell name (`uid`), as somebody typed it or as the directory has it; the cloud's user ids are the same. Which of two is meant is for
 * `sameShellName`: a lint rule refuses `===` on it (build/lint-rules/same-names.mjs).
 */
export type ShellName = string & { readonly comparedBy?: 'sameShellName' };

/** Any text, as such a name. */
export const shellName: z.ZodType<ShellName, string> = z.string();

/** Whether the directory takes the two for one name (caseIgnoreMatch, RFC 4518). */
export const sameShellName = (a: ShellName, b: ShellName): boolean => sameName(a, b);

/** Whether one of the names is this one. */
export const isAmong = (names: readonly ShellName[], name: ShellName): boolean =>
  names.some((one) => sameShellName(one, name));
