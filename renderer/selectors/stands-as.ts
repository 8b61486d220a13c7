import type { EventView } from '../../shared/contract/event.ts';
import type { ProjectMember } from '../../shared/requests/project.ts';

type Roles = NonNullable<EventView['projects']>['roles'] | undefined;

/** What somebody with these roles is in a project; undefined where they hold something else, or the event names no roles. */
export function standsAs(held: readonly string[], roles: Roles): ProjectMember['as'] | undefined {
  const holdsAll = (wanted: readonly string[]) => wanted.every((role) => held.includes(role));
  if (roles && holdsAll(roles.member)) return 'member';
  return roles && holdsAll(roles.viewer) ? 'viewer' : undefined;
}
