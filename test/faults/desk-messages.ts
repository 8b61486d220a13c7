import { z } from 'zod';
import { faultKinds } from './fault-kinds.ts';
import { profileSchema } from '../../shared/domain/profile.ts';

/** What a desk's process is started with. */
export const deskOrder = z.object({
  profile: profileSchema,
  credentials: z.object({ bindDn: z.string(), password: z.string() }),
  /** The way to the cloud, where the run has one. */
  cloud: z
    .object({
      ...{ authUrl: z.string(), username: z.string(), password: z.string() },
      /** How long it looks at a group that is right. */
      settleSeconds: z.number(),
    })
    .optional(),
  /** Where its journal is. */
  folder: z.string(),
  /** What its clock is ahead of the machine's, in milliseconds. */
  ahead: z.number(),
  faults: z.array(
    z.object({
      kind: z.enum(faultKinds),
      desk: z.number(),
      site: z.string(),
      nth: z.number(),
      share: z.number(),
    }),
  ),
});
export type DeskOrder = z.input<typeof deskOrder>;

/** What a fault in a desk's process asks of those outside of it. */
export const deeds = [
  'kill',
  'cut-before',
  'cut-during',
  'cut-after',
  'lose-answer',
  'delay-answer',
  'double-answer',
  'restart-server',
  'refuse-busy',
  'lose-sign-in',
  'fill-disk',
  'forbid-disk',
] as const;
export type Deed = (typeof deeds)[number];

/** From a desk's process. */
export const fromDesk = z.discriminatedUnion('is', [
  z.object({ is: z.literal('ready') }),
  z.object({ is: z.literal('answer'), to: z.number(), result: z.unknown() }),
  z.object({
    is: z.literal('strike'),
    nth: z.number(),
    kind: z.enum(faultKinds),
    site: z.string(),
  }),
  z.object({
    is: z.literal('deed'),
    number: z.number(),
    deed: z.enum(deeds),
    site: z.string(),
    share: z.number(),
  }),
  z.object({ is: z.literal('clock'), ahead: z.number() }),
]);
export type FromDesk = z.infer<typeof fromDesk>;

/** To a desk's process. */
export const toDesk = z.discriminatedUnion('is', [
  z.object({ is: z.literal('call'), number: z.number(), method: z.string(), input: z.unknown() }),
  z.object({ is: z.literal('done'), number: z.number() }),
  /** Time goes by, and whoever waits for it wakes up. */
  z.object({ is: z.literal('pass'), ms: z.number() }),
  /** Somebody logs in to the wikis. */
  z.object({
    is: z.literal('log-in'),
    url: z.string(),
    account: z.object({ id: z.number(), name: z.string() }),
  }),
  /** Nothing strikes any more. */
  z.object({ is: z.literal('calm') }),
  z.object({ is: z.literal('stop') }),
]);
export type ToDesk = z.infer<typeof toDesk>;
