import type { CloudProfile } from '../../../../shared/domain/profile.ts';
import { type ProjectName, sameProject } from '../../../../shared/names/project-name.ts';

/** What somebody is to be in a project. */
export type ProjectPlace = 'member' | 'viewer' | 'nobody';

/** The event's Toolforge, where this project is meant by the name. */
export const toolforgeNamed = (
  project: ProjectName,
  { toolforge }: Pick<CloudProfile, 'toolforge'>,
): CloudProfile['toolforge'] =>
  toolforge && sameProject(project, toolforge.project) ? toolforge : undefined;

/** The roles that somebody holds who is this in a project; undefined where the event has no such projects. */
export function rolesOfPlace(
  place: ProjectPlace,
  project: ProjectName,
  { toolforge: ofEvent, projects }: CloudProfile,
): readonly string[] | undefined {
  const toolforge = toolforgeNamed(project, { toolforge: ofEvent });
  const roles = toolforge
    ? { member: [toolforge.role], viewer: [toolforge.role] }
    : projects && { member: projects.roles, viewer: projects.viewerRoles };
  return roles && (place === 'nobody' ? [] : roles[place]);
}
