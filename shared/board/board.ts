import { z } from 'zod';

/** What the board counts: each thing that was done here, as its kind of request says (`Definition.counts`). Values in journals: may be added, never renamed. */
export const measures = ['account', 'membership', 'tool', 'maintainer', 'project', 'key'] as const;
/** One of these things. */
export type Measure = (typeof measures)[number];

/** What a request that has not come to its end waits for. */
export const waitReasons = [
  /** Toolforge admins approve it. */
  'approval',
  /** Somebody with more rights approves it here. */
  'approver',
  /** Others review the project. */
  'review',
  /** A helper must act. */
  'helper',
  /** The newcomer must type the password once more. */
  'newcomer',
  /** A helper must log in. */
  'login',
  /** A system that is away, or an hourly limit. */
  'network',
  /** Another system's own doing: LDAP group, DNS. */
  'system',
  /** Its turn in this desk's queue. */
  'turn',
] as const;
/** One of these reasons. */
export type WaitReason = (typeof waitReasons)[number];

/** Systems whose answers are counted. Values in journals: may be added, never renamed. */
export const measuredSystems = ['directory', 'cloud'] as const;
/** One of these systems. */
export type MeasuredSystem = (typeof measuredSystems)[number];

/** Up to how many milliseconds an answer took, by twos: an objective for speed is one of these. Slower ones are counted as `SLOWEST`. */
export const latencyBounds = [
  4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768,
] as const;
/** Beyond every bound, in milliseconds. */
export const SLOWEST = 65_536;
/** In place of a bound: the system was asked and did not answer, or not as it should. */
export const FAILED = 0;

const count = z.int().min(0);
const hour = z.iso.datetime();
const percent = z.number().min(0).max(100);

/** What a system should reach: how many of 100 calls succeed, and how many of 100 answers come within so many milliseconds. */
export const objective = z.strictObject({
  success: percent.optional(),
  within: z.strictObject({ ms: z.literal(latencyBounds), share: percent }).optional(),
});
/** What a system should reach. */
export type Objective = z.infer<typeof objective>;

/** Calls of one system that ended alike. `bound`: the least of `latencyBounds` that the answer kept to, `SLOWEST`, or `FAILED`. */
export const callCount = z.object({
  system: z.enum(measuredSystems),
  hour,
  bound: z.literal([...latencyBounds, SLOWEST, FAILED]),
  calls: z.int().min(1),
});
/** Calls of one system that ended alike. */
export type CallCount = z.infer<typeof callCount>;

const localised = z.record(z.string(), z.string());

/** Everything that the board shows: counts and times, nobody's name. Hours are their beginnings, in UTC. */
export const boardView = z.object({
  /** When these figures were read. */
  at: z.iso.datetime(),
  /** The hours are told from here on; what was done earlier is in `before`. */
  since: hour,
  made: z.array(
    z.object({
      what: z.enum(measures),
      before: count,
      hours: z.array(z.object({ hour, count })),
    }),
  ),
  /** From saving a card until its account is ready: of half the people it took no longer (`median`), of nine in ten (`most`). */
  minutes: z.object({
    people: count,
    median: z.number().optional(),
    most: z.number().optional(),
    hours: z.array(z.object({ hour, people: count, median: z.number(), most: z.number() })),
  }),
  /** `since`: when the request that waits longest was saved. */
  waiting: z.array(
    z.object({ reason: z.enum(waitReasons), people: count, since: z.iso.datetime() }),
  ),
  /** How many people wait for something, each counted once. */
  peopleWaiting: count,
  goals: z.object({ accounts: z.int().optional(), minutes: z.number().optional() }),
  growth: z
    .object({
      name: localised,
      baseline: count,
      goal: count,
      goalPercent: z.number(),
      published: z.array(z.object({ name: localised, value: count })),
      /** What this desk adds to the latest of these figures. */
      here: count,
    })
    .optional(),
  levels: z.array(
    z.object({
      system: z.enum(measuredSystems),
      objective: objective.optional(),
      bounds: z.array(callCount.pick({ bound: true, calls: true })),
    }),
  ),
});
/** Everything that the board shows. */
export type BoardView = z.infer<typeof boardView>;
