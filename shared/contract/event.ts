import { z } from 'zod';
import { method } from './define.ts';

const localised = z.record(z.string(), z.string());

/** The event profile as a screen may see it: no secret, no file of this machine but the profile's own. */
export const eventView = z.object({
  id: z.string(),
  name: localised,
  practice: z.boolean(),
  languages: z.array(z.string()),
  profileFile: z.string(),
  directoryUrl: z.string(),
  jumpHost: z.string().optional(),
  bindDn: z.string(),
  terms: z.array(z.object({ title: z.string(), url: z.string() })),
  usernameMaxLength: z.number().int(),
  minPasswordLength: z.number().int(),
  keyTypes: z.array(z.string()),
  /** Whether cards can be sealed for the desks of this event. */
  canHandOver: z.boolean(),
});
export type EventView = z.infer<typeof eventView>;

export const eventMethods = {
  'event.current': method(z.strictObject({}), eventView),
};
