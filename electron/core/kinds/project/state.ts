import type { Cloud, Holding, RoleAssignment } from '../../ports/cloud.ts';
import type { ProjectState } from '../../../../shared/requests/project.ts';
import { comparableName } from '../../../../shared/names/same-name.ts';
import { endsOf } from './tags.ts';
import { type QuotaService, quotaServices } from '../../../../shared/domain/quota.ts';
import { projectNamed } from '../base/find.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import type { Clock } from '../../ports/system.ts';
import { createAsking } from '../../systems/asking.ts';

/** What stands in a project, for a sentence: “server web-1, volume data”. */
export const inWords = (holdings: readonly Holding[]): string =>
  holdings.map(({ kind, name }) => `${kind} ${name}`).join(', ');

/** What a look at a project asks. */
export interface StatePorts {
  readonly cloud: Cloud;
  readonly groups: Pick<ProjectGroups, 'membersOf'> | undefined;
  readonly clock: Clock;
}

/** Everybody who has a role in a project, each with the names of all their roles. */
export const membersOf = (assignments: readonly RoleAssignment[]): ProjectState['members'] =>
  // Keystone keeps an assignment's user as it was spelled in the grant.
  [...Map.groupBy(assignments, ({ userId }) => comparableName(userId)).values()].map((held) => ({
    shellName: held[0]?.userId ?? '',
    roles: held.map(({ role }) => role),
  }));

/**
 * A project as the cloud has it now, with what every service says of it, asked side by side. Who is in it must be known; what else a service
 * cannot tell is listed in `unread`. Throws `project-missing`.
 */
export async function showProject(
  name: string,
  { cloud, groups, clock }: StatePorts,
): Promise<ProjectState> {
  const { id, description, enabled, tags, ...project } = await projectNamed(cloud, name);
  const { unread, ask } = createAsking();
  const quotasOf = (service: QuotaService) => ask(service, cloud.quotas(id, service));
  const [assignments, group, defaultGroup, holdings, ...quotas] = await Promise.all([
    cloud.assignments(id),
    ask('directory', groups?.membersOf(project.name)),
    ask('security-group', cloud.defaultGroup(id)),
    ask('holdings', cloud.holdings(id)),
    ...quotaServices.map(quotasOf),
  ]);
  const zones = (holdings ?? []).filter(({ kind }) => kind === 'zone');
  const ends = endsOf(tags);
  return {
    id,
    name: project.name,
    description,
    enabled,
    unread: unread.map(({ place: service, code }) => ({ service, code })),
    ...(ends === undefined ? {} : { ends }),
    members: membersOf(assignments),
    ...(group ? { group: [...group] } : {}),
    quotas: quotas.flatMap((readings) => readings ?? []),
    rules: [...(defaultGroup?.rules ?? [])],
    zones: zones.map((zone) => zone.name),
    asked: clock.now().toISOString(),
  };
}
