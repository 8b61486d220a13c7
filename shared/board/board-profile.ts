import { z } from 'zod';
import { objective } from './board.ts';

const localised = z.record(z.string(), z.string());
const manyPeople = z.int().min(0).max(1_000_000_000);

/** What the board holds an event's figures against: a section of its profile. */
export const boardProfile = z.strictObject({
  goals: z
    .strictObject({
      accounts: z.int().positive().max(1_000_000).optional(),
      minutesPerPerson: z.number().positive().max(1440).optional(),
    })
    .prefault({}),
  /** A figure that outlives the event: what it was, by how much it is to grow, and what was published of it since, the latest last. */
  growth: z
    .strictObject({
      name: localised,
      /** What adds to it at this desk; of maintainers each person once. */
      counts: z.enum(['accounts', 'memberships', 'maintainers']),
      baseline: manyPeople,
      goalPercent: z.number().positive().max(10_000),
      published: z
        .array(z.strictObject({ name: localised, value: manyPeople }))
        .max(100)
        .default([]),
    })
    .optional(),
  /** What each system should reach, as seen from the desk. */
  objectives: z
    .strictObject({ directory: objective.optional(), cloud: objective.optional() })
    .prefault({}),
});

/** What the board holds an event's figures against. */
export type BoardProfile = z.output<typeof boardProfile>;
