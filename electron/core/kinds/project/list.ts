import {
  MOST_PROJECTS,
  type ProjectList,
  type ProjectQuotas,
} from '../../../../shared/contract/projects.ts';
import { quotaServices } from '../../../../shared/domain/quota.ts';
import { comparableName } from '../../../../shared/names/same-name.ts';
import { known } from '../../base/known.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { Clock } from '../../ports/system.ts';
import { createAsking } from '../../systems/asking.ts';
import { membersOf } from './state.ts';
import { endsOf } from './tags.ts';

interface Ports {
  readonly cloud: Pick<Cloud, 'listProjects' | 'allAssignments' | 'findProject' | 'quotas'>;
  readonly clock: Clock;
}

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  comparableName(one.name).localeCompare(comparableName(other.name), 'en');

/** The projects that the cloud shows to whoever is logged in to it, and who is in them, where it tells that too. Throws what the cloud throws. */
export async function listProjects({ cloud, clock }: Ports): Promise<ProjectList> {
  const { unread, ask } = createAsking<'people'>();
  const [listed, assignments] = await Promise.all([
    cloud.listProjects(),
    ask('people', cloud.allAssignments()),
  ]);
  const held = assignments && Map.groupBy(assignments, ({ projectId }) => projectId);
  const projects = listed.projects.toSorted(byName);
  return {
    projects: projects.slice(0, MOST_PROJECTS).map(({ id, name, enabled, tags }) => ({
      name,
      enabled,
      ...known({
        ends: endsOf(tags),
        people: held && membersOf(held.get(id) ?? []).map(({ shellName }) => shellName),
      }),
    })),
    of: listed.of,
    more: !listed.isWhole || projects.length > MOST_PROJECTS,
    ...known({ peopleUnread: unread[0]?.code }),
    asked: clock.now().toISOString(),
  };
}

/** The quotas of one project; undefined where there is none of this name. */
async function quotasOf(name: string, cloud: Ports['cloud']): Promise<ProjectQuotas | undefined> {
  const project = await cloud.findProject(name);
  if (!project) return undefined;
  const { unread, ask } = createAsking<(typeof quotaServices)[number]>();
  const readings = await Promise.all(
    quotaServices.map((service) => ask(service, cloud.quotas(project.id, service))),
  );
  return {
    name: project.name,
    quotas: readings.flatMap((those) => those ?? []),
    unread: unread.map(({ place: service, code }) => ({ service, code })),
  };
}

/** The quotas of a few projects, one after the other: the services of a cloud serve others too. Throws what the cloud throws. */
export async function listQuotas(names: readonly string[], { cloud, clock }: Ports) {
  const projects: ProjectQuotas[] = [];
  for (const name of names) {
    const found = await quotasOf(name, cloud);
    if (found) projects.push(found);
  }
  return { projects, asked: clock.now().toISOString() };
}
