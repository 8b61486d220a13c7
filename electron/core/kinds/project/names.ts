import type { ProjectVerdict } from '../../../../shared/contract/projects.ts';
import type { ProjectRules } from '../../../../shared/domain/profile.ts';
import { AppError } from '../../base/errors.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';

/** Keystone keeps no longer name. */
const LONGEST = 64;

/** Whether a name fits the event's rule for names of projects. Asks nobody. */
export const isProjectName = (name: string, { nameRule }: ProjectRules): boolean =>
  name.length <= LONGEST && new RegExp(nameRule, 'u').test(name);

/** Names of zones end with a dot (RFC 1035 5.1). */
const absolute = (name: string): string => (name.endsWith('.') ? name : `${name}.`);

/** The zone that a project of this name gets where it asks for one, and who it is written to; undefined where this event has none. */
export function zoneOf(
  project: string,
  { zone }: ProjectRules,
): { readonly name: string; readonly email: string } | undefined {
  return zone && { name: absolute(zone.name.replaceAll('{name}', project)), email: zone.email };
}

/** What the check of a project's name asks. */
export interface NamePorts {
  readonly cloud: Pick<Cloud, 'findProject' | 'findZone' | 'hasRecords'>;
  readonly groups: Pick<ProjectGroups, 'membersOf'> | undefined;
}

/** What could have the name already, in the order in which it matters; each answers whether it does. */
function askedFor(name: string, rules: ProjectRules, { cloud, groups }: NamePorts) {
  const zone = zoneOf(name, rules);
  const isGroup = async (): Promise<boolean> => (await groups?.membersOf(name)) !== undefined;
  const no = Promise.resolve(false);
  return [
    { rule: 'project', asked: cloud.findProject(name).then(Boolean) },
    { rule: 'group', asked: isGroup() },
    { rule: 'zone', asked: zone ? cloud.findZone(zone.name).then(Boolean) : no },
    ...rules.proxyDomains.map((domain) => ({
      rule: 'proxy',
      asked: cloud.hasRecords(absolute(`${name}.${domain}`)),
    })),
  ];
}

/** A failure that is an answer: nobody could be asked, or nobody would say. */
function codeOf(outcome: PromiseSettledResult<unknown>): string | undefined {
  if (outcome.status === 'fulfilled') return undefined;
  const { reason } = outcome as { reason: unknown }; // typed as any by the library
  if (reason instanceof AppError && reason.sort !== 'broken') return reason.code;
  throw reason instanceof Error ? reason : new Error(String(reason));
}

/**
 * What stands in the way of a project's name. Everything is asked side by side; a name that something has is taken whatever else could not be
 * asked, and none is free before all of them said so.
 */
export async function checkProjectName(
  name: string,
  rules: ProjectRules,
  ports: NamePorts,
): Promise<ProjectVerdict> {
  if (!isProjectName(name, rules)) {
    return { name, state: 'broken', rule: 'project-name', params: [] };
  }
  const questions = askedFor(name, rules, ports);
  const outcomes = await Promise.allSettled(questions.map(({ asked }) => asked));
  const taken = questions.find((_, at) => {
    const outcome = outcomes[at];
    return outcome?.status === 'fulfilled' && outcome.value;
  });
  if (taken) return { name, state: 'taken', rule: taken.rule, params: [name] };
  const code = outcomes.map(codeOf).find((found) => found !== undefined);
  if (code !== undefined) return { name, state: 'unknown', rule: code, params: [] };
  return { name, state: 'free', params: [] };
}
