import type { PersonOverview } from '../../../shared/contract/people.ts';
import { normaliseShellName } from '../../../shared/names/names.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import { sameProject } from '../../../shared/names/project-name.ts';
import { isAmong, sameShellName } from '../../../shared/names/shell-name.ts';
import type { Handlers } from '../base/dispatch.ts';
import { personNamed, usernameOf } from '../base/entry-names.ts';
import { AppError } from '../base/errors.ts';
import type { Cloud, HeldRole } from '../ports/cloud.ts';
import type { Directory } from '../ports/directory.ts';
import type { LinkedAccountDirectory, LinkedAccounts } from '../ports/linked-accounts.ts';
import type { ProjectGroups } from '../ports/project-groups.ts';
import type { Clock } from '../ports/system.ts';
import type { ToolDirectory } from '../ports/tool-directory.ts';
import { createAsking } from '../systems/asking.ts';
import { lastMaintainerOf } from '../systems/last-maintainer.ts';

/** What the overview needs of the world. */
export interface OverviewPorts {
  readonly profile: Pick<Profile, 'cloud' | 'directory'>;
  readonly directory: Pick<Directory, 'look'>;
  readonly groups: Pick<ProjectGroups, 'membersOf'> | undefined;
  readonly tools: Pick<ToolDirectory, 'toolsOf' | 'lookAtTool'> | undefined;
  readonly links: Pick<LinkedAccountDirectory, 'linkedTo'>;
  readonly cloud: Pick<Cloud, 'rolesOf'> | undefined;
  readonly clock: Clock;
}

function linkedOf(linked: LinkedAccounts | undefined): PersonOverview['linked'] {
  const { wikimedia, phabricator, tellsPhabricator = false } = linked ?? {};
  const { id, name } = wikimedia ?? {};
  return {
    ...(id === undefined ? {} : { wikimedia: { id, ...(name === undefined ? {} : { name }) } }),
    ...(phabricator === undefined ? {} : { phabricator }),
    tellsPhabricator,
  };
}

type Projects = PersonOverview['projects'];

function byProject(roles: readonly HeldRole[]): Projects {
  const projects = Map.groupBy(roles, ({ project }) => project.id);
  return [...projects.values()].map((held) => ({
    name: held[0]?.project.name ?? '',
    roles: held.map(({ role }) => role),
  }));
}

/** The jump hosts' project is told too, where another project brings a role there and this one was not given. */
function withBastion(projects: Projects, { cloud }: OverviewPorts['profile']): Projects {
  const { bastion, toolforge } = cloud ?? {};
  if (!bastion || projects.some(({ name }) => sameProject(name, bastion.project))) return projects;
  const isNeeded = projects.some(
    ({ name, roles }) =>
      roles.includes(bastion.role) && !(toolforge && sameProject(name, toolforge.project)),
  );
  return isNeeded ? [...projects, { name: bastion.project, roles: [] }] : projects;
}

/** The same projects, each with whether its group has the person. Throws what the directory throws. */
const seenInGroups = (
  projects: Projects,
  shellName: string,
  groups: Pick<ProjectGroups, 'membersOf'>,
): Promise<Projects> =>
  Promise.all(
    projects.map(async (project) => {
      const members = (await groups.membersOf(project.name)) ?? [];
      return { ...project, inGroup: isAmong(members, shellName) };
    }),
  );

const toolforgeOf = ({ cloud }: OverviewPorts['profile']): string | undefined =>
  cloud?.toolforge?.project;

type Ask = ReturnType<typeof createAsking<PersonOverview['unread'][number]['part']>>['ask'];

/** The tools somebody maintains, and those of them that nobody else does. */
async function askTools(shellName: string, { tools, profile }: OverviewPorts, ask: Ask) {
  if (!tools) return { tools: [], lastMaintainerOf: [] };
  const [maintained = [], alone = []] = await Promise.all([
    ask('directory', tools.toolsOf(shellName)),
    ask('directory', lastMaintainerOf(shellName, { tools, profile })),
  ]);
  return { tools: [...maintained], lastMaintainerOf: [...alone] };
}

/** The projects somebody is in by the cloud, and which of their groups have them by the directory. */
async function askProjects(shellName: string, ports: OverviewPorts, ask: Ask): Promise<Projects> {
  const { cloud, groups, profile } = ports;
  const roles = await ask('cloud', cloud?.rolesOf(shellName));
  const projects = withBastion(byProject(roles ?? []), profile);
  const seen = groups && (await ask('directory', seenInGroups(projects, shellName, groups)));
  return seen ?? projects;
}

/** Asks both systems side by side for everything that is told of one person. */
async function askAll(shellName: string, ports: OverviewPorts) {
  const { profile, directory, groups, links } = ports;
  const { unread, ask } = createAsking<PersonOverview['unread'][number]['part']>();
  const toolforge = toolforgeOf(profile);
  const inToolforge = toolforge === undefined ? undefined : groups?.membersOf(toolforge);
  const [found, members, linked, maintained, projects] = await Promise.all([
    ask('directory', directory.look({ names: [shellName] })),
    ask('directory', inToolforge),
    ask('directory', links.linkedTo(shellName)),
    askTools(shellName, ports, ask),
    askProjects(shellName, ports, ask),
  ]);
  const inGroup = members?.some((name) => sameShellName(name, shellName)) === true;
  return {
    ...maintained,
    toolforge,
    found,
    inGroup,
    unread: unread.map(({ place: part, code }) => ({ part, code })),
    linked: linkedOf(linked),
    projects,
  };
}

const nobody = { cns: [], blocked: false };

/**
 * Everything a person has beyond the account. Whatever one system cannot tell now does not keep what the other tells. Throws
 * `account-missing` where the directory says that there is nobody of this shell name.
 */
export async function personOverview(
  shellName: string,
  ports: OverviewPorts,
): Promise<PersonOverview> {
  const { toolforge, found, inGroup, projects, ...told } = await askAll(shellName, ports);
  const entry = found && personNamed(found, shellName);
  if (found && !entry) {
    throw new AppError('account-missing', `Nobody is ${shellName}`, { params: [shellName] });
  }
  const { uid, cns, blocked } = { uid: shellName, ...nobody, ...entry };
  const isToolforge = ({ name }: { readonly name: string }): boolean =>
    toolforge !== undefined && sameProject(name, toolforge);
  const { roles = [] } = projects.find(isToolforge) ?? {};
  return {
    ...told,
    shellName: uid,
    username: usernameOf({ cns }),
    blocked,
    ...(toolforge === undefined ? {} : { toolforge: { roles, inGroup } }),
    projects: projects.filter((project) => !isToolforge(project)),
    asked: ports.clock.now().toISOString(),
  };
}

/** The method that answers it; the other one of its noun files a request. */
export const overviewHandlers = (ports: OverviewPorts) =>
  ({
    'memberships.show': {
      needs: 'ask',
      run: ({ shellName }) => personOverview(normaliseShellName(shellName), ports),
    },
  }) satisfies Partial<Handlers>;
