import { z } from 'zod';

/** What a request changes of one person's roles in one project, and how far it has come. */
export const membershipView = z.object({
  /** The project's name. */
  project: z.string(),
  /** Whether it is the event's Toolforge project. */
  toolforge: z.boolean(),
  /** The roles the person is to have there; none to take them all away. */
  roles: z.array(z.string()),
  /** What they had when the request first looked. */
  before: z.array(z.string()).optional(),
  reason: z.string(),
  /** `elsewhere`: prepared here, granted by other people, and followed until the role appears. */
  approval: z.enum(['here', 'elsewhere']),
  /** The text to hand in where others approve. */
  requestText: z.string().optional(),
  requestUrl: z.string().optional(),
});
export type MembershipView = z.infer<typeof membershipView>;

/** Why somebody wants in: shown to whoever approves, so it is asked for and bounded. */
export const membershipReason = z
  .string()
  .trim()
  .min(1, { error: 'reason-empty' })
  .max(2000, { error: 'reason-long' });
