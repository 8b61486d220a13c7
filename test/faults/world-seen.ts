import type { Cloud, CloudProject, RoleAssignment, Zone } from '../../electron/core/ports/cloud.ts';
import type { ProjectGroups } from '../../electron/core/ports/project-groups.ts';
import type { ToolDirectory, ToolState } from '../../electron/core/ports/tool-directory.ts';
import { quotaServices } from '../../shared/domain/quota.ts';
import type { SecurityRule } from '../../shared/domain/security-rule.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import type { CloudPlan } from './wish.ts';

export interface ProjectSeen extends CloudProject {
  readonly roles: readonly RoleAssignment[];
  /** Every limit of every service that the catalogue has. */
  readonly limits: ReadonlyMap<string, number>;
  readonly rules: readonly SecurityRule[];
  readonly zone: Zone | undefined;
  /** Shell names in the project's group. */
  readonly group: readonly string[];
}

export interface ToolSeen extends ToolState {
  readonly name: string;
  /** Names of everybody who has the number of the tool's group: its user has the same name. */
  readonly holders: ReadonlySet<string>;
}

/** Everything beyond accounts as it stands when a run is over. */
export interface WorldSeen {
  readonly plan: CloudPlan;
  readonly projects: readonly ProjectSeen[];
  readonly tools: readonly ToolSeen[];
  /** By the names of projects that are not there: what stands of them in the directory and the DNS all the same. */
  readonly leavings: ReadonlyMap<string, readonly string[]>;
}

/** Ways to the world of a run that nothing stands in, and the names of whatever of the run stands there, or stood there once. */
export interface Ways {
  readonly plan: CloudPlan;
  readonly cloud: Cloud;
  readonly groups: ProjectGroups;
  readonly tools: ToolDirectory;
  readonly projectNames: readonly string[];
  readonly toolNames: readonly string[];
  /** Whether somebody of this shell name has to do with the run; left out where nobody else is there. */
  isOfRun?(shellName: string): boolean;
}

/** As `cloudRules` names them. */
const zoneOf = (name: string): string => `${name}.cloud.example.org.`;

async function limitsOf({ plan, cloud }: Ways, id: string): Promise<Map<string, number>> {
  const services = quotaServices.filter((service) => plan.services.includes(service));
  const readings = await Promise.all(services.map((service) => cloud.quotas(id, service)));
  return new Map(readings.flatMap((all) => (all ?? []).map(({ key, limit }) => [key, limit])));
}

async function projectNamed(ways: Ways, name: string): Promise<ProjectSeen[]> {
  const { cloud, groups } = ways;
  const project = await cloud.findProject(name);
  if (!project) return [];
  const [assignments, limits, group, zone, members] = await Promise.all([
    cloud.assignments(project.id),
    limitsOf(ways, project.id),
    cloud.defaultGroup(project.id),
    cloud.findZone(zoneOf(name)),
    groups.membersOf(name),
  ]);
  const { isOfRun = () => true } = ways;
  const roles = assignments.filter(({ userId }) => isOfRun(userId));
  return [{ ...project, roles, limits, rules: group?.rules ?? [], zone, group: members ?? [] }];
}

async function leftOf({ cloud, groups }: Ways, name: string): Promise<string[]> {
  const [dns, zone] = await Promise.all([groups.leftOf(name), cloud.findZone(zoneOf(name))]);
  return [...dns, ...(zone ? [`zone ${zone.name}`] : [])];
}

async function toolNamed({ tools }: Ways, name: string): Promise<ToolSeen> {
  const standing = await tools.lookAtTool(name);
  const number = standing.group?.gidNumber;
  return {
    name,
    ...standing,
    holders: new Set(number === undefined ? [] : await tools.numberHolders(number)),
  };
}

/** Looks at every project and tool of a run. A name that stands twice is looked at twice. */
export async function seeWorld(ways: Ways): Promise<WorldSeen> {
  const projects = await Promise.all(ways.projectNames.map((name) => projectNamed(ways, name)));
  const tools = await Promise.all(ways.toolNames.map((name) => toolNamed(ways, name)));
  const gone = ways.projectNames.filter((_, i) => projects[i]?.length === 0);
  const leavings = await Promise.all(
    gone.map(async (name) => [name, await leftOf(ways, name)] as const),
  );
  return { plan: ways.plan, projects: projects.flat(), tools, leavings: new Map(leavings) };
}

/** Names of all that requests were about, and of what the plan has there before. */
export const namesOf = ({ projects, tools }: CloudPlan, requests: readonly StoredRequest[]) => ({
  projectNames: [
    ...projects.map(({ name }) => name),
    ...requests.flatMap(({ kind, facts: { name } }) =>
      ['project', 'remove-project'].includes(kind) && typeof name === 'string' ? [name] : [],
    ),
  ],
  toolNames: [
    ...tools.map(({ name }) => name),
    ...requests.flatMap(({ facts: { tool } }) => (typeof tool === 'string' ? [tool] : [])),
  ],
});
