import { z } from 'zod';

/** Everything the account recipe knows of a request. No password: that lives in memory only. */
export const accountFacts = z.object({
  username: z.string(),
  shellName: z.string(),
  email: z.string(),
  sshKey: z.string().optional(),
  keyFingerprint: z.string().optional(),
  /** When the newcomer agreed to the terms and to a public e-mail address; ISO 8601 in UTC. */
  agreedAt: z.string(),
  uidNumber: z.number().int().optional(),
  /** Numbers this request held or may have held before it gave them up. */
  givenUp: z.array(z.number().int()),
  origin: z.enum(['made', 'there-before']).optional(),
  passwordProven: z.boolean(),
});
export type AccountFacts = z.infer<typeof accountFacts>;
