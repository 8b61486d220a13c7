import { z } from 'zod';
import type { Cloud } from '../servers/cloud/cloud.ts';

/** A project as python-openstackclient shows it, without what differs from one project to the next. */
export interface ProjectDump {
  readonly project: {
    readonly description: string;
    readonly enabled: boolean;
    readonly ends: string | undefined;
  };
  /** `PERSON ROLE`, sorted. */
  readonly roles: readonly string[];
  readonly quotas: Readonly<Record<string, number>>;
  /** `DIRECTION ETHERTYPE PROTOCOL OTHER-SIDE PORTS` of the default security group, sorted. */
  readonly rules: readonly string[];
}

const told = z.object({
  id: z.string(),
  description: z.string(),
  enabled: z.boolean(),
  tags: z.array(z.string()),
});
const assigned = z.array(z.object({ Role: z.string(), User: z.string() }));
const quota = z.looseObject({});
const groups = z.array(z.object({ ID: z.string(), Name: z.string() }));
const rules = z.array(
  z.object({
    Direction: z.string(),
    Ethertype: z.string(),
    'IP Protocol': z.string().nullable(),
    'IP Range': z.string(),
    'Port Range': z.string(),
    'Remote Security Group': z.string().nullable(),
  }),
);

/** What presets of these tests set. */
const limits = [
  ...['cores', 'instances', 'ram', 'floating-ips', 'secgroup-rules', 'volumes', 'gigabytes'],
] as const;

const ruleLine = (rule: z.output<typeof rules>[number]): string =>
  [
    ...[rule.Direction, rule.Ethertype, rule['IP Protocol'] ?? 'any'],
    rule['Remote Security Group'] === null ? rule['IP Range'] : 'group',
    rule['Port Range'],
  ].join(' ');

/** `NAME@DOMAIN` without the domain, or `ROLE` as it is. */
const bare = (name: string): string => name.split('@')[0] ?? name;

/** Asks `openstack` for the project, its role assignments, its quotas and the rules of its default group. Throws where there is none. */
export async function dumpProject(cloud: Cloud, name: string): Promise<ProjectDump> {
  const { id, description, enabled, tags } = told.parse(
    await cloud.openstack('project', 'show', name),
  );
  const rulesOfDefault = async () => {
    const found = await cloud.openstack('security', 'group', 'list', '--project', id);
    const group = groups.parse(found).find(({ Name }) => Name === 'default')?.ID ?? '';
    return cloud.openstack('security', 'group', 'rule', 'list', group, '--long');
  };
  const [roles, limited, listed] = await Promise.all([
    cloud.openstack('role', 'assignment', 'list', '--names', '--project', id),
    cloud.openstack('quota', 'show', id),
    rulesOfDefault(),
  ]);
  const quotas = quota.parse(limited);
  return {
    project: { description, enabled, ends: tags.find((tag) => tag.startsWith('lanyard-ends-')) },
    roles: assigned
      .parse(roles)
      .map(({ User, Role }) => `${bare(User)} ${bare(Role)}`)
      .sort(),
    quotas: Object.fromEntries(limits.map((key) => [key, Number(quotas[key])])),
    rules: rules.parse(listed).map(ruleLine).sort(),
  };
}
