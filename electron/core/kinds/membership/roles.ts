import type { CloudProfile } from '../../../../shared/domain/profile.ts';

/** What somebody is to be in a project. */
export type ProjectPlace = 'member' | 'viewer' | 'nobody';

/** The roles that somebody holds who is this in a project; undefined where the event has no such projects. */
export function rolesOfPlace(
  place: ProjectPlace,
  project: string,
  { toolforge, projects }: CloudProfile,
): readonly string[] | undefined {
  const isToolforge = project === toolforge?.project;
  const roles = isToolforge
    ? { member: [toolforge.role], viewer: [toolforge.role] }
    : projects && { member: projects.roles, viewer: projects.viewerRoles };
  return roles && (place === 'nobody' ? [] : roles[place]);
}
