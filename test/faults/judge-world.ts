import { projectFacts } from '../../electron/core/kinds/project/facts.ts';
import { membershipFacts } from '../../electron/core/kinds/membership/facts.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { requestTag } from '../../electron/core/kinds/project/tags.ts';
import { comparableName } from '../../shared/names/same-name.ts';
import { sameRule } from '../../shared/domain/security-rule.ts';
import type { Verdict } from './run-result.ts';
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
    lost: standing.filter(isGone).map(({ userId, role }) => `${role} of ${userId} in ${name}`),
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

function judgeTool(tool: ToolSeen, { plan }: WorldSeen, requests: Requests): Found {
  const { name, group, holders } = tool;
  const old = plan.tools.find((one) => one.name === name)?.maintainers ?? [];
  const writers = writersOf(requests, 'tool', name);
  const maintainers = group?.maintainers ?? [];
  const isTouched = (person: string): boolean =>
    writers.some(({ facts }) => facts['shellName'] === person);
  const strangers = maintainers.filter((one) => !old.includes(one) && !isTouched(one));
  return {
    lost: old
      .filter((one) => !maintainers.includes(one) && !isTouched(one))
      .map((one) => `maintainer ${one} of ${name}`),
    doubled: [
      ...(old.length > 0 || writers.length > 0 ? [] : [`nobody asked for tool ${name}`]),
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
  const names = twice(world.projects.map(({ name }) => comparableName(name)));
  return {
    lost: found.flatMap(({ lost }) => lost),
    doubled: [...names.map((name) => `project ${name}`), ...found.flatMap((one) => one.doubled)],
  };
}
