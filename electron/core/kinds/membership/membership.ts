import type { ParsedInput } from '../../../../shared/contract/index.ts';
import type { CloudProfile, Profile } from '../../../../shared/domain/profile.ts';
import { normaliseShellName } from '../../../../shared/names/names.ts';
import { comparableProject, type ProjectName } from '../../../../shared/names/project-name.ts';
import { sameName } from '../../../../shared/names/same-name.ts';
import type { UndoStay } from '../../../../shared/requests/undo.ts';
import { AppError } from '../../base/errors.ts';
import { known } from '../../base/known.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { Directory } from '../../ports/directory.ts';
import type { LinkedAccountDirectory } from '../../ports/linked-accounts.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import type { ToolDirectory } from '../../ports/tool-directory.ts';
import { lastMaintainerOf, type ToolWorld } from '../../systems/last-maintainer.ts';
import { confirmGroup, type ExpectedGroup } from '../base/confirm-group.ts';
import { watchAnew } from '../base/group-watch.ts';
import { defineKind, isTakenFrom, type Taken, type Undoing } from '../base/define-kind.ts';
import { projectNamed } from '../base/find.ts';
import { type NotePorts, notePartUndone } from '../base/note-undone.ts';
import { inheritedPerson } from '../base/person.ts';
import { bastionFor, grantAgain, type RoleWorld } from '../base/roles.ts';
import { person, project, roles as rolesTouched } from '../base/touched.ts';
import { awaitApproval } from './await-approval.ts';
import { checkPerson } from './check-person.ts';
import { membershipFacts, type MembershipFacts } from './facts.ts';
import { membershipText } from './request-text.ts';
import { rolesOfPlace, toolforgeNamed } from './roles.ts';
import { setRoles } from './set-roles.ts';
import { lookAtRoles, type RolePorts, rolePorts } from './state.ts';

/** What the kind `membership` needs of the world. */
export interface MembershipPorts extends RoleWorld, NotePorts {
  readonly profile: Profile;
  readonly directory: Pick<Directory, 'look'>;
  readonly links: Pick<LinkedAccountDirectory, 'linkedTo'>;
  readonly tools: ToolDirectory;
  readonly groups: Pick<ProjectGroups, 'membersOf'> | undefined;
}

type Form = ParsedInput<'memberships.file'>;

/** What one person is in one project: their roles, and the group that follows them. */
export function membership(ports: MembershipPorts) {
  const roles = rolePorts(ports);
  return defineKind(membershipFacts, {
    systems: ['directory', 'cloud'],
    steps: [
      checkPerson(ports),
      setRoles(roles),
      awaitApproval(roles),
      confirmGroup<MembershipFacts>(ports, {
        expected: (facts) => expectedGroups(facts, ports.profile),
        mayRepair: ({ approval }) => approval === 'here',
        repair: ({ project, projectId = '' }, late) =>
          grantAgain(ports, { project, projectId }, late),
      }),
      notePartUndone(ports, 'roles'),
    ],
    undoes: 'roles',
    tryAgain: watchAnew,
    touches: (facts) => [
      project(facts.project, facts.projectId),
      person(facts.shellName),
      ...rolesTouched(facts.roles),
    ],
    inherit: (facts, parent) => inheritedPerson(facts, parent) ?? {},
    handedIn(facts, after) {
      const { shellName, project: named, reason } = facts;
      const as = placeOf(facts, ports.profile);
      if (as === undefined || facts.of !== undefined) return undefined;
      const form = { shellName, project: named, as, reason, ...known({ after }) };
      return { kind: 'membership', form };
    },
    view(facts) {
      const { toolforge, reason, approval, before, requestUrl } = facts;
      const requestText = approval === 'elsewhere' ? membershipText(facts) : undefined;
      const lastMaintainerOf = facts.lastMaintainerOf?.length ? facts.lastMaintainerOf : undefined;
      const texts = known({ before, requestText, requestUrl, lastMaintainerOf });
      const place = { project: facts.project, toolforge, roles: facts.roles };
      return { membership: { ...place, reason, approval, ...texts } };
    },
    target: (facts) => ({
      of: ['roles', comparableProject(facts.project), facts.shellName],
      wants: facts.roles.toSorted(),
    }),
    counts: ({ toolforge, roles: given, before = [], of, undone }) =>
      toolforge && of === undefined && !undone && given.some((role) => !before.includes(role))
        ? 'membership'
        : undefined,
    undo: (facts) => undoingOf(facts, { ...ports, roles }),
    door: {
      method: 'memberships.file',
      facts: ({ shellName, reason, ...form }) => ({
        shellName: normaliseShellName(shellName),
        username: '',
        reason,
        ...wanted(form, ports.profile),
      }),
      besideCard: {
        place: 'further.membership',
        field: 'reason',
        form({ membership: typed }, shellName) {
          if (typed && !ports.profile.cloud?.toolforge) throw notSetUp();
          return typed && { shellName, as: 'member', reason: typed.reason };
        },
      },
    },
  });
}

/**
 * Whoever keeps a role that is none of ours, such as admin, stays in the group. Who is new to the looking is let in by the jump hosts, too;
 * of others, who was taken out there by somebody is not put back.
 */
function expectedGroups(
  { project, shellName, roles, held = [], before = [] }: MembershipFacts,
  profile: Pick<Profile, 'cloud'>,
): ExpectedGroup[] {
  if (roles.length === 0) {
    return [{ project, hasNot: held.length === 0 ? [shellName] : [] }];
  }
  const isNew = (role: string): boolean => !before.includes(role);
  const bastion = bastionFor(project, roles.filter(isNew), profile);
  const group = { project, has: [shellName] };
  return bastion === undefined ? [group] : [group, { project: bastion, has: [shellName] }];
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name));

interface UndoPorts extends ToolWorld {
  readonly cloud: Pick<Cloud, 'findProject'>;
  readonly profile: Profile;
  readonly roles: RolePorts;
}

/** What the cloud gave with the roles, and takes back with none. */
function staysAtBastion(
  { project, shellName, roles, before = [] }: MembershipFacts,
  back: readonly string[],
  profile: Profile,
): UndoStay[] {
  const given = roles.filter((role) => !before.includes(role) && !back.includes(role));
  const bastion = bastionFor(project, given, profile);
  if (bastion === undefined) return [];
  return [{ what: 'bastion', why: 'bastion', params: [shellName, bastion] }];
}

const staysAlone = (tools: readonly string[]): UndoStay[] =>
  tools.length === 0 ? [] : [{ what: 'tool', why: 'last-maintainer', params: [tools.join(', ')] }];

/** Those that will still be there, and theirs. */
function toolsLeft(tools: readonly string[], shellName: string, taken: readonly Taken[]): string[] {
  const theirs = taken.filter(isTakenFrom(shellName, 'tool'));
  return tools.filter((tool) => !theirs.some(({ name }) => sameName(name, tool)));
}

/** Gives back the roles that somebody held before, of those that are given and taken here. */
function undoingOf(facts: MembershipFacts, ports: UndoPorts): Undoing | undefined {
  const { of, before = [], shellName, username, project } = facts;
  const back = before.filter((role) => ports.roles.managed.includes(role));
  if (of !== undefined || isSame(back, facts.roles)) return undefined;
  const stays = staysAtBastion(facts, back, ports.profile);
  const state = { removes: ['roles' as const], stays, gone: false, guarded: true };
  const { toolforge, reason, approval, requestUrl } = facts;
  const former = { shellName, username, project, toolforge, roles: back, reason, approval };
  return {
    kind: 'membership',
    about: { shellName, username, name: project },
    parts: ['roles'],
    takes: back.length === 0 ? [{ what: 'project', name: project, shellName }] : [],
    unasked: state,
    async look(taken) {
      const { id: projectId } = await projectNamed(ports.cloud, project);
      const wanted = { projectId, shellName, roles: back };
      const [{ lacks, exceeds }, alone] = await Promise.all([
        lookAtRoles(ports.roles, wanted),
        toolforge && back.length === 0 ? lastMaintainerOf(shellName, ports) : [],
      ]);
      const gone = lacks.length + exceeds.length === 0;
      const left = staysAlone(toolsLeft(alone, shellName, taken));
      return { ...state, stays: [...stays, ...left], gone };
    },
    facts: () => Promise.resolve({ ...former, ...known({ requestUrl }) }),
  };
}

/** What somebody is who holds these roles; undefined where the profile has changed since. */
const placeOf = (
  { project: named, roles }: Pick<MembershipFacts, 'project' | 'roles'>,
  { cloud }: Pick<Profile, 'cloud'>,
): Form['as'] | undefined =>
  (['nobody', 'member', 'viewer'] as const).find((as) => {
    const held = cloud && rolesOfPlace(as, named, cloud);
    return held && isSame(held, roles);
  });

const notSetUp = (): AppError =>
  new AppError('cloud-not-set-up', 'This event has no such part of a cloud');

/** The project that is meant, and the roles in it. */
function wanted(
  { project: named, as }: Pick<Form, 'project' | 'as'>,
  { cloud }: Pick<Profile, 'cloud'>,
) {
  const wantedProject = named ?? cloud?.toolforge?.project;
  const held = cloud && wantedProject !== undefined && rolesOfPlace(as, wantedProject, cloud);
  if (!held) throw notSetUp();
  return { project: wantedProject, roles: [...held], ...approvalOf(wantedProject, cloud) };
}

/** How a membership of Toolforge comes about, where that is the project. */
function approvalOf(
  name: ProjectName,
  cloud: CloudProfile,
): Pick<MembershipFacts, 'toolforge' | 'approval' | 'requestUrl'> {
  const toolforge = toolforgeNamed(name, cloud);
  if (!toolforge) return { toolforge: false, approval: 'here' };
  const { approval, requestUrl } = toolforge;
  return { toolforge: true, approval, ...known({ requestUrl }) };
}
