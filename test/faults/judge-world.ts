import { projectFacts } from '../../electron/core/kinds/project/facts.ts';
import { membershipFacts } from '../../electron/core/kinds/membership/facts.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { requestTag } from '../../electron/core/kinds/project/tags.ts';
import { comparableName } from '../../shared/names/same-name.ts';
import { sameRule } from '../../shared/domain/security-rule.ts';
import type { Verdict } from './run-result.ts';
import type { CloudPlan } from './wish.ts';
import type { ProjectSeen, ToolSeen, WorldSeen } from './world-seen.ts';
import { twice } from './twice.ts';

type Requests = readonly StoredRequest[];
type Found = Pick<Verdict, 'lost' | 'doubled'>;

/** Requests that may have written this to the thing of this name. */
const writersOf = (requests: Requests, field: string, name: string): StoredRequest[] =>
  requests.filter(({ facts, attempted }) => facts[field] === name && attempted.length > 0);

/** The roles that a request gives to one person in its project. */
function rolesGiven({ kind, facts }: StoredRequest, userId: string): readonly string[] {
  if (kind === 'membership') {
    const { shellName, roles } = membershipFacts.parse(facts);
    return shellName === userId ? roles : [];
  }
  if (kind !== 'project') return [];
  const { members, roles } = projectFacts.parse(facts);
  return members.filter(({ shellName }) => shellName === userId).flatMap(({ as }) => roles[as]);
}

function judgeRoles(project: ProjectSeen, { plan }: WorldSeen, requests: Requests): Found {
  const { name, roles } = project;
  const old = plan.projects.find((one) => one.name === name)?.holders ?? [];
  const standing = old.flatMap((holder) =>
    holder.roles.map((role) => ({ userId: holder.shellName, role })),
  );
  const changed = writersOf(requests, 'project', name);
  const writers = [...changed, ...writersOf(requests, 'name', name)];
  const isRemoved = writers.some(({ kind }) => kind === 'remove-project');
  const stood = ({ userId, role }: (typeof standing)[number]): boolean =>
    standing.some((one) => one.userId === userId && one.role === role);
  const isAsked = ({ userId, role }: (typeof standing)[number]): boolean =>
    stood({ userId, role }) || writers.some((one) => rolesGiven(one, userId).includes(role));
  const isGone = ({ userId, role }: (typeof standing)[number]): boolean =>
    !roles.some((one) => one.userId === userId && one.role === role) &&
    !changed.some(({ facts }) => facts['shellName'] === userId);
  return {
    doubled: roles
      .filter((held) => !isAsked(held))
      .map(({ userId, role }) => `nobody asked for ${role} of ${userId} in ${name}`),
    // A project's roles go before it does.
    lost: (isRemoved ? [] : standing.filter(isGone)).map(
      ({ userId, role }) => `${role} of ${userId} in ${name}`,
    ),
  };
}

function judgeProject(project: ProjectSeen, world: WorldSeen, requests: Requests): Found {
  const { name, rules } = project;
  const isOld = world.plan.projects.some((one) => one.name === name);
  // A power cut may forget that it was sent, for the tag says whose it is.
  const isTagged = requests.some(
    ({ id, facts }) => facts['name'] === name && project.tags.includes(requestTag(id)),
  );
  const isAsked = isOld || isTagged || writersOf(requests, 'name', name).length > 0;
  const { doubled, lost } = judgeRoles(project, world, requests);
  const isTwice = rules.some((rule, i) => rules.slice(0, i).some((other) => sameRule(rule, other)));
  return {
    lost,
    doubled: [
      ...(isAsked ? [] : [`nobody asked for project ${name}`]),
      ...(isTwice ? [`a rule of ${name}`] : []),
      ...doubled,
    ],
  };
}

const stands = ({ group, user, sudoRule }: ToolSeen): boolean =>
  group !== undefined || user !== undefined || sudoRule !== 'missing';

/** Maintainers before the first desk opened; none of a tool that is new. */
const formerOf = (tool: string, { tools }: CloudPlan): readonly string[] =>
  tools.find(({ name }) => name === tool)?.maintainers ?? [];

function judgeTool(tool: ToolSeen, { plan }: WorldSeen, requests: Requests): Found {
  const { name, group, holders } = tool;
  const old = formerOf(name, plan);
  const writers = writersOf(requests, 'tool', name);
  const maintainers = group?.maintainers ?? [];
  const isTouched = (person: string): boolean =>
    writers.some(({ facts }) => facts['shellName'] === person);
  const isAsked = old.length > 0 || writers.length > 0;
  const strangers = maintainers.filter((one) => !old.includes(one) && !isTouched(one));
  return {
    lost: old
      .filter((one) => !maintainers.includes(one) && !isTouched(one))
      .map((one) => `maintainer ${one} of ${name}`),
    doubled: [
      ...(isAsked || !stands(tool) ? [] : [`nobody asked for tool ${name}`]),
      ...strangers.map((one) => `nobody asked for maintainer ${one} of ${name}`),
      ...twice(maintainers.map(comparableName)).map((one) => `maintainer ${one} of ${name}`),
      ...(holders.size > 1 ? [`number of ${[...holders].join(' and ')}`] : []),
    ],
  };
}

/** Whatever of projects, roles and tools stands twice, without anybody having asked for it, or stands no more. */
export function judgeWorld(world: WorldSeen, requests: Requests): Found {
  const found = [
    ...world.projects.map((project) => judgeProject(project, world, requests)),
    ...world.tools.map((tool) => judgeTool(tool, world, requests)),
  ];
  /** Of old, and gone without anybody having agreed to that; a tool of old is removed by nobody. */
  const { plan } = world;
  const isGone = ({ name }: { readonly name: string }, all: readonly ProjectSeen[]): boolean =>
    !all.some((one) => one.name === name);
  const agreed = requests.filter(({ kind }) => kind === 'remove-project');
  const lost = plan.projects
    .filter((one) => isGone(one, world.projects))
    .filter(({ name }) => !agreed.some(({ facts }) => facts['name'] === name));
  const names = twice(world.projects.map(({ name }) => comparableName(name)));
  return {
    lost: [...lost.map(({ name }) => `project ${name}`), ...found.flatMap((one) => one.lost)],
    doubled: [...names.map((name) => `project ${name}`), ...found.flatMap((one) => one.doubled)],
  };
}
