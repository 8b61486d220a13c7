import { z } from 'zod';

/** The helper's bind. `signedIn: false` with `needed: true` means writing is not possible yet. */
export const session = z.object({
  needed: z.boolean(),
  signedIn: z.boolean(),
  bindDn: z.string(),
});
export type Session = z.infer<typeof session>;

/** What the last real call to the directory showed. `since` is ISO 8601 in UTC. */
export const connection = z.object({
  state: z.enum(['unknown', 'online', 'offline']),
  since: z.iso.datetime(),
  problem: z.string().optional(),
});
export type Connection = z.infer<typeof connection>;
