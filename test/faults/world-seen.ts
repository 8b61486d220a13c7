import type { Cloud, CloudProject, RoleAssignment, Zone } from '../../electron/core/ports/cloud.ts';
import type { ProjectGroups } from '../../electron/core/ports/project-groups.ts';
import type { ToolDirectory, ToolState } from '../../electron/core/ports/tool-directory.ts';
import { quotaServices } from '../../shared/domain/quota.ts';
import type { SecurityRule } from '../../shared/domain/security-rule.ts';
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
}

/** Ways to the world of a run that nothing stands in, and the names of whatever of the run stands there. */
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
  return { plan: ways.plan, projects: projects.flat(), tools };
}
