import type { ListedProject, ProjectQuotas } from '../../shared/contract/projects.ts';
import { isNearlyUsed, type QuotaReading } from '../../shared/domain/quota.ts';
import { holdsWords, searchWords } from '../../shared/names/find-by-words.ts';
import { comparableName } from '../../shared/names/same-name.ts';
import { isPast } from './project-state.ts';

/** What the list of projects can be narrowed to. */
export const placeFilters = ['all', 'near-quota', 'ended'] as const;
/** One of these, with words `places-only-<name>`. */
export type PlaceFilter = (typeof placeFilters)[number];

/** Quotas that were asked for, by `quotaKeyOf` a project's name. */
export type AskedQuotas = ReadonlyMap<string, ProjectQuotas>;

/** Under which name the quotas of a project are kept: names of projects do not differ by case. */
export const quotaKeyOf = (project: string): string => comparableName(project);

/** The quotas of a project that are known to be nearly used up; none where nobody asked. */
export const nearQuotas = (project: string, quotas: AskedQuotas): readonly QuotaReading[] =>
  (quotas.get(quotaKeyOf(project))?.quotas ?? []).filter(isNearlyUsed);

/** Those whose name, or a person in which, holds each word of the text. */
export function projectsFound(
  projects: readonly ListedProject[],
  text: string,
): readonly ListedProject[] {
  const words = searchWords(text);
  if (words.length === 0) return projects;
  return projects.filter(({ name, people = [] }) => holdsWords([name, ...people], words));
}

/** Each filter with the projects that it leaves. Of a project whose quotas nobody asked for it is not said that they are nearly used up. */
export function projectsByFilter(
  projects: readonly ListedProject[],
  quotas: AskedQuotas,
  now: number,
): Readonly<Record<PlaceFilter, readonly ListedProject[]>> {
  return {
    all: projects,
    'near-quota': projects.filter(({ name }) => nearQuotas(name, quotas).length > 0),
    ended: projects.filter(({ ends }) => ends !== undefined && isPast(ends, now)),
  };
}

/** Those of the projects whose quotas nobody asked for yet. */
export const projectsUnasked = (
  projects: readonly ListedProject[],
  quotas: AskedQuotas,
): readonly ListedProject[] => projects.filter(({ name }) => !quotas.has(quotaKeyOf(name)));
