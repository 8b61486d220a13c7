import { z } from 'zod';
import { MOST_STAMP_BITS } from './hub-stamp.ts';

/** What somebody is to a hub. Values in its database: may be added, never renamed. */
export const hubRoles = [
  'newcomer',
  'returning',
  'desk',
  'helper',
  'approver',
  'organizer',
  'operator',
] as const;
/** What somebody is to a hub. */
export type HubRole = (typeof hubRoles)[number];

/** Whether somebody is here for what they filed themselves: who came by the event's code, and who came back by their private link. */
export const isNewcomer = (role: string): boolean => role === 'newcomer' || role === 'returning';

/** A text that somebody types at a hub's door; nobody's is longer. */
const typed = z.string().min(1).max(1000);
/** A field that no person sees: whoever fills it is a program. */
const bait = z.string().max(1000).default('');
/** The work that a hub may ask for (`hub-stamp.ts`); empty where it asks for none. */
const stamp = z.string().max(100).default('');

/** How somebody comes in at a hub: with the event's code, by their private link, or with a developer account. */
export const hubEntry = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('code'), code: typed, website: bait, stamp }),
  z.strictObject({ by: z.literal('link'), secret: typed }),
  z.strictObject({ by: z.literal('password'), uid: typed, password: typed }),
]);
/** How somebody comes in at a hub. */
export type HubEntry = z.input<typeof hubEntry>;
/** As a hub has read it: what was left out is there. */
export type ReadEntry = z.output<typeof hubEntry>;

/** What anybody is told at a hub's door: which event it is, how helpers sign in, and who this browser is in as. */
export const hubView = z.object({
  event: z.object({
    id: z.string(),
    name: z.record(z.string(), z.string()),
    languages: z.array(z.string()),
    practice: z.boolean(),
  }),
  /** Whether helpers type their password here, or sign in at the identity provider. */
  signIn: z.enum(['ldap', 'oidc']),
  /** What whoever comes by the code has to work for, where anything: see `StampWanted`. */
  work: z.object({ window: z.int().min(0), bits: z.int().min(1).max(MOST_STAMP_BITS) }).optional(),
  session: z
    .object({
      role: z.enum(hubRoles),
      /** As screens call them; empty for a newcomer. */
      name: z.string(),
    })
    .optional(),
});
/** What anybody is told at a hub's door. */
export type HubView = z.infer<typeof hubView>;

/** The private link of a newcomer, as text to keep. */
export const hubLink = z.object({ url: z.string(), days: z.number() });
/** The private link of a newcomer. */
export type HubLink = z.infer<typeof hubLink>;
