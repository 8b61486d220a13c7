import { z } from 'zod';
import { projectName } from '../names/project-name.ts';
import { after, describeKind, typedName } from './describe.ts';

/** What a request changes of one person's roles in one project, and how far it has come. */
export const membershipView = z.object({
  /** The project's name. */
  project: projectName,
  /** Whether it is the event's Toolforge project. */
  toolforge: z.boolean(),
  /** The roles the person is to have there; none to take them all away. */
  roles: z.array(z.string()),
  /** What they had when the request first looked. */
  before: z.array(z.string()).optional(),
  reason: z.string(),
  /** Tools that have no other maintainer, where the person is to leave Toolforge. */
  lastMaintainerOf: z.array(z.string()).optional(),
  /** `elsewhere`: prepared here, granted by other people, and followed until the role appears. */
  approval: z.enum(['here', 'elsewhere']),
  /** The text to hand in where others approve. */
  requestText: z.string().optional(),
  requestUrl: z.string().optional(),
});
/** A change of roles as a request tells it. */
export type MembershipView = z.infer<typeof membershipView>;

/** Why somebody wants in: shown to whoever approves, so it is asked for and bounded. */
export const membershipReason = z
  .string()
  .trim()
  .min(1, { error: 'reason-empty' })
  .max(2000, { error: 'reason-long' });

/** What a person is to be in a project: the event's Toolforge project where none is named. `nobody` takes every role away. */
export const membershipForm = z.strictObject({
  shellName: typedName,
  project: typedName.optional(),
  as: z.enum(['member', 'viewer', 'nobody']),
  reason: membershipReason,
  after,
});

function nameOf(who: string, { project, toolforge, roles }: MembershipView) {
  if (toolforge)
    return [roles.length === 0 ? 'name-toolforge-end' : 'name-toolforge', who] as const;
  return [roles.length === 0 ? 'name-roles-end' : 'name-roles', who, project] as const;
}

/** Somebody's roles in a project change. */
export const membership = describeKind({
  view: { membership: membershipView },
  undo: ['roles'],
  name: (who, view) => nameOf(who, view.membership),
  asked: ({ membership: { project, toolforge, roles, before, reason, lastMaintainerOf } }) => [
    // Toolforge has no page of its own.
    { label: 'fact-scope', is: toolforge ? 'name' : 'project', value: project },
    { label: 'fact-roles', is: 'names', value: roles },
    { label: 'fact-roles-before', is: 'names', value: before },
    { label: 'fact-last-maintainer', is: 'names', value: lastMaintainerOf },
    { label: 'membership-reason', is: 'typed', value: reason },
  ],
  concerns: ({ membership: { project } }) => ({ project }),
  handIn: ({ membership: { requestText, requestUrl } }) => ({ text: requestText, url: requestUrl }),
});
