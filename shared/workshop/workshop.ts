import { z } from 'zod';
import { needState, toldText, type Need } from '../guides/guides.ts';

/** What Lanyard can see by itself of a person, in the order in which they get it. */
export const chainSteps = [
  ...(['developer-account', 'ssh-key', 'toolforge', 'tool', 'project'] as const),
] as const satisfies readonly Need[];
/** One of these. */
export type ChainStep = (typeof chainSteps)[number];

/** A step of a guide, by the ids of both: `tool/answers`. */
export const taskId = z.string().regex(/^[a-z][a-z0-9-]{0,39}\/[a-z][a-z0-9-]{0,39}$/);

const workshopTask = z.object({
  id: taskId,
  /** What the guide is called. */
  guide: toldText,
  text: toldText,
  /** `seen`: this desk looks for itself; `said`: a trainer ticks it. */
  done: z.enum(['seen', 'said']),
});
/** A small task of the workshop. */
export type WorkshopTask = z.infer<typeof workshopTask>;

/**
 * What the systems said of everybody, each by the id of one of their requests, when they were last asked. What is missing among the states was not
 * asked for.
 */
export const workshopCheck = z.object({
  asked: z.iso.datetime(),
  people: z.array(z.object({ id: z.uuid(), states: z.record(z.string(), needState) })),
});
/** What the systems said of everybody. */
export type WorkshopCheck = z.infer<typeof workshopCheck>;

/** The steps of an event's workshop, and what the last check saw; undefined where this process has not checked yet. */
export const workshopView = z.object({
  chain: z.array(z.enum(chainSteps)),
  tasks: z.array(workshopTask),
  checked: workshopCheck.optional(),
});
/** The steps of an event's workshop, and what the last check saw. */
export type WorkshopView = z.infer<typeof workshopView>;
