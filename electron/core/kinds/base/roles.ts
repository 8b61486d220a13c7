import {
  accountRules,
  type CloudProfile,
  type Profile,
} from '../../../../shared/domain/profile.ts';
import { isReserved } from '../../../../shared/names/names.ts';
import { type ProjectName, sameProject } from '../../../../shared/names/project-name.ts';
import { isAmong, type ShellName } from '../../../../shared/names/shell-name.ts';
import type { Cloud, RoleAssignment } from '../../ports/cloud.ts';
import type { LateGroup } from './group-watch.ts';

/** The roles that are ever granted or taken away here; whatever else somebody holds is left alone. */
export const managedRoles = ({ toolforge, projects }: CloudProfile): string[] => [
  ...new Set([
    ...(projects?.roles ?? []),
    ...(projects?.viewerRoles ?? []),
    ...(toolforge ? [toolforge.role] : []),
  ]),
];

/** What the roles of an event are about. */
export interface RoleWorld {
  readonly profile: Pick<Profile, 'cloud' | 'accounts' | 'protected'>;
  readonly cloud: Cloud;
}

/** Whether this account belongs to a service: it holds roles, and is nobody who could look after a project. */
export const isServiceOf =
  (profile: Pick<Profile, 'accounts' | 'protected'>) =>
  (userId: ShellName): boolean =>
    isReserved(userId, accountRules(profile));

/** Whether this is a role of this event that a person holds: no other one is ever granted, be it to have the hook write a group anew. */
export function isOursToGrant(profile: RoleWorld['profile']): (held: RoleAssignment) => boolean {
  const managed = profile.cloud ? managedRoles(profile.cloud) : [];
  const isService = isServiceOf(profile);
  return ({ userId, role }) => managed.includes(role) && !isService(userId);
}

/**
 * The project whose group lets people in by the jump hosts, for who gets these roles in a project: the cloud gives the role there with the
 * first one elsewhere, and never takes it back. Undefined where these roles bring nothing there.
 */
export function bastionFor(
  project: ProjectName,
  roles: readonly string[],
  { cloud }: Pick<Profile, 'cloud'>,
): ProjectName | undefined {
  const { bastion, toolforge } = cloud ?? {};
  if (!bastion || !roles.includes(bastion.role)) return undefined;
  const isApart = [bastion.project, toolforge?.project ?? bastion.project].some((one) =>
    sameProject(one, project),
  );
  return isApart ? undefined : bastion.project;
}

/** The project that roles were granted in, by its name and id. */
interface Place {
  readonly project: ProjectName;
  readonly projectId: string;
}

/** Of the roles that people hold in a project, those which, granted again, have the hook write these groups anew. */
function rolesToRepeat(
  held: readonly RoleAssignment[],
  late: readonly LateGroup[],
  {
    project,
    bastionRole,
  }: { readonly project: ProjectName; readonly bastionRole: string | undefined },
): readonly RoleAssignment[] {
  const isHere = (group: LateGroup): boolean => sameProject(group.project, project);
  const elsewhere = late.filter((group) => !isHere(group)).flatMap(({ names }) => names);
  const forBastion = held.filter(
    ({ userId, role }) => role === bastionRole && isAmong(elsewhere, userId),
  );
  if (forBastion.length > 0 || !late.some(isHere)) return forBastion;
  const names = late.filter(isHere).flatMap((group) => group.names);
  const own = held.find(({ userId }) => isAmong(names, userId)) ?? held[0];
  return own ? [own] : [];
}

/**
 * Grants roles again that are held already: nobody gets anything by it, and the cloud's hook writes the whole group anew. Roles that are none
 * of ours, and those of services, are left alone; where nobody holds another one, nothing can be done from here.
 */
export async function grantAgain(
  { profile, cloud }: RoleWorld,
  { project, projectId }: Place,
  late: readonly LateGroup[],
): Promise<void> {
  const held = (await cloud.assignments(projectId)).filter(isOursToGrant(profile));
  const bastionRole = profile.cloud?.bastion?.role;
  for (const { userId, role } of rolesToRepeat(held, late, { project, bastionRole })) {
    await cloud.grant({ projectId, userId, role });
  }
}
