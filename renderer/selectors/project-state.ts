import type { ProjectStanding } from '../../shared/requests/project.ts';
import { quotaServices, type QuotaService } from '../../shared/domain/quota.ts';

type Unread = Pick<ProjectStanding, 'unread'>;

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
