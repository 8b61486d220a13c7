import { z } from 'zod';
import type { ParsedInput } from '../../../../shared/contract/index.ts';
import { normaliseShellName } from '../../../../shared/names/names.ts';
import { sameShellName } from '../../../../shared/names/shell-name.ts';
import type { ProjectRules } from '../../../../shared/domain/profile.ts';
import { profileRules } from './rules.ts';
import type { ProjectMember } from '../../../../shared/requests/project.ts';
import type { FieldProblem } from '../../../../shared/result.ts';
import type { ProjectFacts } from './facts.ts';
import { isProjectName, zoneOf } from './names.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { Clock } from '../../ports/system.ts';
import { unlessAway } from '../../systems/asking.ts';

/** A project as it was typed, whatever request it depends on. */
export type ProjectForm = Omit<ParsedInput<'projects.create'>, 'after'>;

const DAY_MS = 86_400_000;

const problem = (field: string, rule: string, ...params: string[]): FieldProblem => ({
  field,
  rule,
  params,
});

/** The day this many days after a moment, `YYYY-MM-DD` in UTC. */
const dayAfter = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

const presetOf = ({ preset }: ProjectForm, { quotaPresets }: ProjectRules): string =>
  preset ?? Object.keys(quotaPresets)[0] ?? '';

function nameProblems({ name }: ProjectForm, rules: ProjectRules): FieldProblem[] {
  return isProjectName(name, rules) ? [] : [problem('name', 'project-name')];
}

function presetProblems(form: ProjectForm, rules: ProjectRules): FieldProblem[] {
  const preset = presetOf(form, rules);
  const isKnown = preset === '' || Object.hasOwn(rules.quotaPresets, preset);
  return isKnown ? [] : [problem('preset', 'project-preset', preset)];
}

function endProblems({ ends }: ProjectForm, now: Date): FieldProblem[] {
  if (ends === undefined) return [];
  if (!z.iso.date().safeParse(ends).success) return [problem('ends', 'project-ends-form')];
  return ends < dayAfter(now, 0) ? [problem('ends', 'project-ends-past')] : [];
}

function memberProblems({ members }: ProjectForm): FieldProblem[] {
  const names = members.map(({ shellName }) => normaliseShellName(shellName));
  const lines = names.flatMap((name, at) => {
    if (name === '' || name.length > 255) return [problem(`members.${at}`, 'project-member-empty')];
    const isAgain = names.findIndex((one) => sameShellName(one, name)) < at;
    return isAgain ? [problem(`members.${at}`, 'project-member-twice', name)] : [];
  });
  const canChange = members.some(({ as }) => as === 'member');
  return canChange ? lines : [...lines, problem('members', 'project-members')];
}

/** Everything that is wrong with what was typed, at most one sentence a field. `now` tells which days are past. */
export function projectProblems(form: ProjectForm, rules: ProjectRules, now: Date): FieldProblem[] {
  return [
    ...nameProblems(form, rules),
    ...(form.purpose.trim() === '' ? [problem('purpose', 'project-purpose')] : []),
    ...presetProblems(form, rules),
    ...endProblems(form, now),
    ...(form.zone && !rules.zone ? [problem('zone', 'project-zone')] : []),
    ...memberProblems(form),
  ];
}

const written = ({ shellName, as }: ProjectMember): ProjectMember => ({
  shellName: normaliseShellName(shellName),
  as,
});

/** What a form without problems asks for. The project is nobody's, so far. */
export function projectFactsOf(form: ProjectForm, rules: ProjectRules, now: Date): ProjectFacts {
  const preset = presetOf(form, rules);
  const zone = form.zone ? zoneOf(form.name, rules) : undefined;
  const { mode, domain, roles, viewerRoles, requestUrl, defaultEndDays } = rules;
  return {
    shellName: '',
    username: '',
    name: form.name,
    mode,
    domain,
    purpose: form.purpose.trim(),
    whyNotToolforge: form.whyNotToolforge.trim(),
    members: form.members.map(written),
    roles: { member: roles, viewer: viewerRoles },
    preset,
    quotas: rules.quotaPresets[preset] ?? {},
    rules: profileRules(rules),
    ends: form.ends ?? dayAfter(now, defaultEndDays),
    ...(zone ? { zone } : {}),
    ...(requestUrl === undefined ? {} : { requestUrl }),
  };
}

/** How long filing waits for an answer, in milliseconds: whoever is offline must not wait for the network to say so. */
const PATIENCE_MS = 2000;

interface Options {
  readonly cloud: Pick<Cloud, 'knowsUser'>;
  readonly clock: Clock;
}

/**
 * Which members the cloud does not know, where it says so in time. Nothing is wrong with whoever could not be asked about: the request finds
 * out when it runs.
 */
export async function unknownMembers(
  members: readonly ProjectMember[],
  { cloud, clock }: Options,
): Promise<FieldProblem[]> {
  const all = unlessAway(() =>
    Promise.all(members.map(({ shellName }) => cloud.knowsUser(shellName))),
  );
  const tooLate = Promise.withResolvers<undefined>();
  const callOff = clock.after(PATIENCE_MS, () => tooLate.resolve(undefined));
  const known = await Promise.race([all, tooLate.promise]).finally(callOff);
  return members.flatMap(({ shellName }, at) =>
    known?.[at] === false
      ? [{ field: `members.${at}`, rule: 'project-member-unknown', params: [shellName] }]
      : [],
  );
}
