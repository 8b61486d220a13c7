import { z } from 'zod';
import { method } from '../contract/define.ts';
import { hubRoles } from '../domain/hub-session.ts';

/** Somebody's browser that is logged in at a hub. Times are ISO 8601 in UTC. */
export const hubSession = z.object({
  /** Names it where it is listed, and lets nobody in. */
  ref: z.uuid(),
  role: z.enum(hubRoles),
  /** The shell username of who works here; of a newcomer a name that says nothing. */
  who: z.string(),
  /** As screens call them; empty for a newcomer. */
  name: z.string(),
  madeAt: z.iso.datetime(),
  usedAt: z.iso.datetime(),
});
/** Somebody's browser that is logged in at a hub. */
export type HubSession = z.output<typeof hubSession>;

/** The most that are listed: those that were used last. */
export const MOST_SESSIONS = 200;

/** The methods about who is logged in at an event of a hub. */
export const hubSessionMethods = {
  /** The last used first. */
  'sessions.list': method(
    z.strictObject({}),
    z.object({ sessions: z.array(hubSession).max(MOST_SESSIONS) }),
  ),
  /** Ends one, and the private links of whose it was. Throws `not-found`. */
  'sessions.end': method(z.strictObject({ ref: z.uuid() }), z.object({})),
};
