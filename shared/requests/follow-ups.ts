import { z } from 'zod';
import { typedName } from './describe.ts';
import { membershipReason } from './membership.ts';
import { projectForm } from './project.ts';

const membership = z.strictObject({ reason: membershipReason }).optional();
/** A tool of this name with this person as its maintainer. */
const tool = z.strictObject({ name: typedName }).optional();

/** What the person of a card is to have as well: requests of their own, which wait for the account and for each other in this order. */
export const followUps = z.strictObject({
  membership,
  tool,
  /** A project of which this person is a member. */
  project: z.strictObject(projectForm.shape).optional(),
});

/** The same as a newcomer asks for it, for nobody but themselves. */
export const ownFollowUps = z.strictObject({
  membership,
  tool,
  project: z.strictObject(projectForm.omit({ members: true }).shape).optional(),
});
/** What a newcomer asks for beside their own account. */
export type OwnFollowUps = z.output<typeof ownFollowUps>;

/** The parts of it, in the order in which they need each other. */
export const followUpParts = ['membership', 'tool', 'project'] as const;
/** One of these. */
export type FollowUpPart = (typeof followUpParts)[number];
