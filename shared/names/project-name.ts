import { z } from 'zod';
import { comparableName } from './same-name.ts';

/**
 * A project's name, as somebody typed it or as a server has it. Which of two is meant is for `sameProject`, and which project it is for the
 * id of what was found: a lint rule refuses `===` on it (build/lint-rules/same-names.mjs).
 */
export type ProjectName = string & { readonly comparedBy?: 'sameProject' };

/** Any text, as such a name. */
export const projectName: z.ZodType<ProjectName, string> = z.string();

/**
 * A project's name as Keystone compares it: production keeps names in MySQL, whose collation tells neither case nor accents nor spaces at the
 * end (docs/facts.md 6). The directory, where a project's group is named after it, tells no case either.
 */
export const comparableProject = (name: ProjectName): string =>
  comparableName(name).normalize('NFD').replaceAll(/\p{M}/gu, '');

/** Whether a cloud takes the two for one name. */
export const sameProject = (a: ProjectName, b: ProjectName): boolean =>
  comparableProject(a) === comparableProject(b);

/** Whether the two are one name to every server, however it compares: letter by letter. */
export const isSpelledAlike = (a: string, b: string): boolean => a === b;
