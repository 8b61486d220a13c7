import { z } from 'zod';
import { connection } from './session.ts';

/** The helper's session with the cloud. Times are ISO 8601 in UTC. */
export const cloudSession = z.object({
  /** False where this event has no cloud. */
  available: z.boolean(),
  signedIn: z.boolean(),
  /** Who was signed in last, where a person did; empty for an application credential. */
  username: z.string(),
  connection,
});
export type CloudSession = z.infer<typeof cloudSession>;

/** Who the cloud takes us for, and what we may do there. */
export const cloudCheck = z.object({
  authUrl: z.string(),
  region: z.string().optional(),
  methods: z.array(z.string()),
  userId: z.string(),
  username: z.string(),
  project: z.string().optional(),
  roles: z.array(z.string()),
  expiresAt: z.iso.datetime(),
  services: z.array(z.string()),
  /** The Toolforge project of this event, and whether it is there. */
  toolforge: z.object({ project: z.string(), found: z.boolean() }).optional(),
});
export type CloudCheck = z.infer<typeof cloudCheck>;
