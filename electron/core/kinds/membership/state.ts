import type { ProjectName } from '../../../../shared/names/project-name.ts';
import { sameShellName, type ShellName } from '../../../../shared/names/shell-name.ts';
import { AppError } from '../../base/errors.ts';
import { isProjectOf, projectNamed } from '../base/find.ts';
import type { Cloud, RoleAssignment } from '../../ports/cloud.ts';
import { isServiceOf, managedRoles, type RoleWorld } from '../base/roles.ts';
import type { MembershipFacts } from './facts.ts';

/** What is needed to look at roles and to change them. */
export interface RolePorts {
  readonly cloud: Pick<Cloud, 'findProject' | 'assignments' | 'grant' | 'revoke'>;
  /** The name of the event's Toolforge project, where it has one. */
  readonly toolforge?: ProjectName | undefined;
  /** Names of the roles that are granted and taken away here. */
  readonly managed: readonly string[];
  /** Whether this account belongs to a service: it holds roles, and is nobody who could look after a project. */
  isService(userId: ShellName): boolean;
}

/** The same for one event: which roles are given and taken here follows from its profile. */
export const rolePorts = ({ profile, cloud }: RoleWorld): RolePorts => ({
  cloud,
  toolforge: profile.cloud?.toolforge?.project,
  managed: profile.cloud ? managedRoles(profile.cloud) : [],
  isService: isServiceOf(profile),
});

/**
 * The project that is meant, by its id and by its name as the cloud has it. Throws `project-missing`, and `protected` where it is the
 * Toolforge project and was asked for as another one: who gets in there, and as what, is decided by rules of its own.
 */
export async function placeOf(
  { cloud, toolforge }: Pick<RolePorts, 'cloud' | 'toolforge'>,
  facts: Pick<MembershipFacts, 'project' | 'toolforge'>,
): Promise<Pick<MembershipFacts, 'project'> & { readonly projectId: string }> {
  const project = await projectNamed(cloud, facts.project);
  const isMistaken = !facts.toolforge && (await isProjectOf(cloud, project, toolforge));
  if (!isMistaken) return { projectId: project.id, project: project.name };
  throw new AppError('protected', `${project.name} was asked for as an ordinary project`, {
    params: [project.name, 'cloud.toolforge.project'],
  });
}

/** What a project's assignments say of one person. */
export interface RoleState {
  /** Every role they hold, managed or not. */
  readonly held: string[];
  readonly lacks: readonly string[];
  /** Managed roles they hold and are not to have. */
  readonly exceeds: readonly string[];
  /** Whether another person holds a managed role. */
  readonly hasOthers: boolean;
}

/** Asks the cloud once what this person and others hold in the project. */
export async function lookAtRoles(
  { cloud, managed, isService }: RolePorts,
  { projectId = '', shellName, roles }: Pick<MembershipFacts, 'projectId' | 'shellName' | 'roles'>,
): Promise<RoleState> {
  const all = await cloud.assignments(projectId);
  const isOwn = ({ userId }: RoleAssignment): boolean => sameShellName(userId, shellName);
  const held = all.filter(isOwn).map(({ role }) => role);
  const isOther = (one: RoleAssignment): boolean => !isOwn(one) && !isService(one.userId);
  return {
    held,
    lacks: roles.filter((role) => !held.includes(role)),
    exceeds: held.filter((role) => managed.includes(role) && !roles.includes(role)),
    hasOthers: all.some((one) => managed.includes(one.role) && isOther(one)),
  };
}
