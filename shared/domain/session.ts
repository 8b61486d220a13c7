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

/**
 * What a caller may do. `self` is about what was filed in one's own name and nothing else, `read-own` is to see that; `ask` reads and checks, `submit`
 * files and steers requests, `approve` and `grant` decide what is more than a helper's to decide, `admin` runs a hub. The others belong to a process with one person in front of it:
 * `sign-in` changes the bind, `unlock` opens the vault, `wipe` takes everything off the disk, `release` gives the desk back without the PIN that
 * a newcomer's screen asks for. `hand-in` is a desk's at its hub: what it files there counts as a desk's.
 */
export const rights = [
  ...(['read-own', 'self', 'ask', 'submit', 'approve', 'grant', 'admin', 'hand-in'] as const),
  ...(['sign-in', 'unlock', 'wipe', 'release'] as const),
] as const;
/** What a caller may do. */
export type Right = (typeof rights)[number];

/** Who calls, as they are told themselves. */
export const callerView = z.object({
  /** In whose name things are filed; empty where that is nobody's. */
  who: z.string(),
  rights: z.array(z.enum(rights)),
  /** Whether anything at this event waits for somebody's approval. */
  approvals: z.boolean(),
});
/** Who calls, as they are told themselves. */
export type CallerView = z.output<typeof callerView>;
