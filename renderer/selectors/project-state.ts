import type { ProjectMember, ProjectState } from '../../shared/requests/project.ts';
import { type QuotaService, quotaServices } from '../../shared/domain/quota.ts';
import type { EventView } from '../../shared/contract/event.ts';

type Unread = Pick<ProjectState, 'unread'>;

/** Whether a part of a project could not be read, so that what is missing there is unknown. */
export const isUnread = (
  { unread }: Unread,
  part: 'directory' | 'security-group' | 'holdings',
): boolean => unread.some(({ service }) => service === part);

/** The services whose quotas could not be read, each with the code of why. */
export const unreadQuotas = ({
  unread,
}: Unread): readonly { readonly service: QuotaService; readonly code: string }[] =>
  unread.flatMap(({ service, code }) => {
    const known = quotaServices.find((name) => name === service);
    return known ? [{ service: known, code }] : [];
  });

const DAY_MS = 86_400_000;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day that many days from now, as `YYYY-MM-DD` in UTC. */
export const dayAfter = (days: number, now: number): string => dayOf(now + days * DAY_MS);

/** Whether a project's last day (`YYYY-MM-DD`) lies behind us. */
export const isPast = (ends: string, now: number): boolean => ends < dayOf(now);

type Roles = NonNullable<EventView['projects']>['roles'] | undefined;

/** What somebody with these roles is in a project; undefined where they hold something else, or the event names no roles. */
export function roleOf(held: readonly string[], roles: Roles): ProjectMember['as'] | undefined {
  const holdsAll = (wanted: readonly string[]) => wanted.every((role) => held.includes(role));
  if (roles && holdsAll(roles.member)) return 'member';
  return roles && holdsAll(roles.viewer) ? 'viewer' : undefined;
}
