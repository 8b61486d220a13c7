import { z } from 'zod';
import { projectName } from '../names/project-name.ts';
import { quotaTargets } from '../domain/quota.ts';
import { method } from './define.ts';

const localised = z.record(z.string(), z.string());

/** The event profile as a screen may see it: no secret, no file of this machine but the profile's own. */
export const eventView = z.object({
  id: z.string(),
  name: localised,
  practice: z.boolean(),
  /** ISO 8601. */
  starts: z.string().optional(),
  ends: z.string().optional(),
  languages: z.array(z.string()),
  profileFile: z.string(),
  directoryUrl: z.string(),
  jumpHost: z.string().optional(),
  /** Where the hub is through which this desk works; left out where it reaches the systems by itself. */
  hubUrl: z.string().optional(),
  bindDn: z.string(),
  terms: z.array(z.object({ title: z.string(), url: z.string() })),
  usernameMaxLength: z.number().int(),
  minPasswordLength: z.number().int(),
  keyTypes: z.array(z.string()),
  /** Whether cards can be sealed for the desks of this event. */
  canHandOver: z.boolean(),
  /** What the welcome sheet says beside the account. */
  welcome: z.object({
    startUrl: z.string().optional(),
    accountUrl: z.string().optional(),
    tryOut: z.array(z.object({ name: z.string(), about: localised.optional(), url: z.string() })),
    help: z.array(
      z.object({ name: localised, where: localised.optional(), url: z.string().optional() }),
    ),
  }),
  /** What newcomers of this event can have beside an account; a part that is left out does not exist there. */
  toolforge: z
    .object({
      project: projectName,
      approval: z.enum(['here', 'elsewhere']),
      requestUrl: z.string().optional(),
      loginHost: z.string().optional(),
      /** Where the page of a tool is, `{name}` being the tool's. */
      toolUrl: z.string().optional(),
    })
    .optional(),
  tools: z.object({ prefix: z.string() }).optional(),
  projects: z
    .object({
      mode: z.enum(['direct', 'reviewed']),
      requestUrl: z.string().optional(),
      presets: z.array(z.object({ name: z.string(), quotas: quotaTargets })),
      defaultEndDays: z.int(),
      /** The name of a project's own zone, `{name}` being the project's. */
      zone: z.string().optional(),
      /** What `member` and `viewer` of a project hold there. */
      roles: z.object({ member: z.array(z.string()), viewer: z.array(z.string()) }),
    })
    .optional(),
  /** Whether there are guides to services, and a catalogue of tools. */
  guides: z.boolean().optional(),
  toolhub: z.boolean().optional(),
  wikimediaAccount: z
    .object({
      canProve: z.boolean(),
      phabricatorUrl: z.string().optional(),
      limitRequestUrl: z.string().optional(),
    })
    .optional(),
});
/** The event as a screen may see it. */
export type EventView = z.infer<typeof eventView>;

/** The method about the event. */
export const eventMethods = {
  'event.current': method(z.strictObject({}), eventView),
};
