import { maintainerFacts } from '../../electron/core/kinds/tool/maintainer.ts';
import { membershipFacts } from '../../electron/core/kinds/membership/facts.ts';
import { projectFacts, type ProjectFacts } from '../../electron/core/kinds/project/facts.ts';
import { removeProjectFacts } from '../../electron/core/kinds/project/removal.ts';
import { removeToolFacts } from '../../electron/core/kinds/tool/removal.ts';
import { toolFacts } from '../../electron/core/kinds/tool/facts.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { requestTag } from '../../electron/core/kinds/project/tags.ts';
import { quotaKey, quotaKeys } from '../../shared/domain/quota.ts';
import { managedRoles } from '../../electron/core/kinds/base/roles.ts';
import { sameRule } from '../../shared/domain/security-rule.ts';
import type { RequestKind } from '../../shared/requests/request.ts';
import { cloudRules } from './cloud-rules.ts';
import { isContested } from './wants.ts';
import { hasGone } from './went.ts';
import type { ProjectSeen, WorldSeen } from './world-seen.ts';

type Look = (request: StoredRequest, world: WorldSeen, all: readonly StoredRequest[]) => string[];

const managed = managedRoles(cloudRules());
const says = (isTrue: boolean | undefined, problem: string): string[] => (isTrue ? [] : [problem]);

const heldBy = ({ roles }: ProjectSeen, shellName: string): string[] =>
  roles.filter(({ userId }) => userId === shellName).map(({ role }) => role);

const membership: Look = (request, { projects }, all) => {
  const { shellName, project: name, roles } = membershipFacts.parse(request.facts);
  const project = projects.find((one) => one.name === name);
  if (!project) return ['no such project'];
  if (isContested(request, all)) return [];
  const held = heldBy(project, shellName);
  const isExact = managed.every((role) => held.includes(role) === roles.includes(role));
  const isInGroup = project.group.includes(shellName);
  return [
    ...says(isExact, `holds ${held.join(', ') || 'nothing'}, not ${roles.join(', ') || 'nothing'}`),
    ...says(isInGroup === held.length > 0, isInGroup ? 'still in the group' : 'not in the group'),
  ];
};

const maintainer: Look = (request, { tools }, all) => {
  const { tool: name, shellName, change } = maintainerFacts.parse(request.facts);
  const group = tools.find((one) => one.name === name)?.group;
  if (!group) return ['no such tool'];
  const isOne = group.maintainers.includes(shellName);
  const isAsAsked = isOne === (change === 'add');
  return says(
    isAsAsked || isContested(request, all),
    isOne ? 'still a maintainer' : 'no maintainer',
  );
};

/** Another request for the same tool may have given up the number that this one saw. */
function isItsNumber(request: StoredRequest, held: number, all: readonly StoredRequest[]): boolean {
  const { tool, gidNumber } = toolFacts.parse(request.facts);
  const others = all.filter((other) => other.kind === 'tool' && other !== request);
  return (
    gidNumber === held ||
    others
      .map(({ facts }) => toolFacts.parse(facts))
      .some((other) => other.tool === tool && other.givenUp.some((number) => number === gidNumber))
  );
}

const mayHaveMade = (all: readonly StoredRequest[], own: StoredRequest, step: string): boolean =>
  all.some((other) => other !== own && other.attempted.includes(step));

const isOfOld = ({ plan }: WorldSeen, tool: string): boolean =>
  plan.tools.some(({ name }) => name === tool);

/** Who made a tool: this request, another one, or somebody of old. */
function isItsOrigin(request: StoredRequest, world: WorldSeen, all: readonly StoredRequest[]) {
  const { tool: name, origin } = toolFacts.parse(request.facts);
  const others = all.filter((other) => other.facts['tool'] === name);
  return origin === 'made'
    ? !isOfOld(world, name)
    : isOfOld(world, name) || mayHaveMade(others, request, 'create-tool-group');
}

const tool: Look = (request, world, all) => {
  const { tool: name, shellName } = toolFacts.parse(request.facts);
  const seen = world.tools.find((one) => one.name === name);
  if (!seen?.group || !seen.user) return ['an entry is missing'];
  const { group, user, sudoRule } = seen;
  const number = group.gidNumber ?? 0;
  return [
    ...says(sudoRule === 'right', 'the sudo rule is missing'),
    ...says(user.uidNumber === number && user.gidNumber === number, 'numbers differ'),
    ...says(isItsNumber(request, number, all), 'another number'),
    ...says(group.maintainers.includes(shellName) || isContested(request, all), 'no maintainer'),
    ...says(isItsOrigin(request, world, all), 'not its origin'),
  ];
};

function limitProblems(
  { quotas }: ProjectFacts,
  project: ProjectSeen,
  { plan }: WorldSeen,
): string[] {
  return quotaKey.options
    .filter((key) => plan.services.includes(quotaKeys[key]) && quotas[key] !== undefined)
    .filter((key) => project.limits.get(key) !== quotas[key])
    .map((key) => `${key} is ${project.limits.get(key)}, not ${quotas[key]}`);
}

function memberProblems({ members, roles }: ProjectFacts, project: ProjectSeen): string[] {
  return members.flatMap(({ shellName, as }) => {
    const held = heldBy(project, shellName);
    return [
      ...says(
        roles[as].every((role) => held.includes(role)),
        `${shellName} lacks a role`,
      ),
      ...says(project.group.includes(shellName), `${shellName} is not in the group`),
    ];
  });
}

const project: Look = (request, world, all) => {
  const facts = projectFacts.parse(request.facts);
  const { name, purpose, origin, rules, zone } = facts;
  const seen = world.projects.find((one) => one.name === name);
  if (!seen) return ['no such project'];
  const isOurs = seen.tags.includes(requestTag(request.id));
  const others = all.filter((other) => other.facts['name'] === name);
  const wasThere = origin === 'there-before' && mayHaveMade(others, request, 'create-project');
  return [
    ...says(seen.description === purpose, 'another purpose'),
    ...says(isOurs ? origin === 'made' : wasThere, `not ${origin}`),
    ...limitProblems(facts, seen, world),
    ...rules.flatMap((rule) =>
      says(
        seen.rules.some((stands) => sameRule(rule, stands)),
        `lacks ${JSON.stringify(rule)}`,
      ),
    ),
    ...memberProblems(facts, seen),
    ...says(zone === undefined || seen.zone?.projectId === seen.id, 'no zone'),
  ];
};

/** Whether another request than the one that is undone may have written there, too. */
const otherWrote = (
  { facts: { of } }: StoredRequest,
  all: readonly StoredRequest[],
  isAgain: (other: StoredRequest) => boolean,
): boolean => all.some((other) => other.id !== of && other.attempted.length > 0 && isAgain(other));

const removeTool: Look = (request, { tools }, all) => {
  const { tool: name } = removeToolFacts.parse(request.facts);
  const seen = tools.find((one) => one.name === name);
  const isAgain = ({ kind, facts }: StoredRequest): boolean =>
    kind === 'tool' && facts['tool'] === name;
  if (!seen || otherWrote(request, all, isAgain)) return [];
  return [
    ...says(!seen.group, 'its group is still there'),
    ...says(!seen.user, 'its user is still there'),
    ...says(seen.sudoRule === 'missing', 'its sudo rule is still there'),
  ];
};

/** What gives or takes a role in the project of this name, or made it anew. */
const changesRolesOf =
  (project: string) =>
  ({ kind, facts }: StoredRequest): boolean =>
    facts['project'] === project ||
    (['project', 'remove-project'].includes(kind) && facts['name'] === project);

/**
 * What the cloud's hook leaves behind is not ours to remove, and has to be told. After another request about that project, at whichever desk,
 * the hook may come round when this one has looked for the last time.
 */
const removeProject: Look = (request, { projects, leavings }, all) => {
  const { name, projectId, left = [] } = removeProjectFacts.parse(request.facts);
  const others = all.filter((other) => other !== request);
  const isOthers = otherWrote(request, others, changesRolesOf(name));
  const standing = isOthers ? [] : (leavings.get(name) ?? []);
  return [
    ...says(!projects.some(({ id }) => id === projectId), 'it is still there'),
    ...standing.filter((one) => !left.includes(one)).map((one) => `leaves ${one} behind`),
  ];
};

const looks: { readonly [K in RequestKind]?: Look } = {
  ...{ membership, maintainer, tool, project },
  'remove-tool': removeTool,
  'remove-project': removeProject,
};

/** What a confirmed request about something else than an account claims, and the world does not show. */
export const judgeMade: Look = (request, world, all) => {
  const look = looks[request.kind];
  if (!look) return [`nobody can judge a ${request.kind}`];
  const isRemoval = request.kind === 'remove-tool' || request.kind === 'remove-project';
  return !isRemoval && hasGone(request, all) ? [] : look(request, world, all);
};
