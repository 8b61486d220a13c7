import { z } from 'zod';
import { bundledRequest } from '../bundle/bundle.ts';
import { sharedBecause } from '../requests/describe.ts';
import { maintainerForm } from '../requests/maintainer.ts';
import { membershipForm } from '../requests/membership.ts';
import { newProjectForm } from '../requests/project.ts';
import { problem, requestState } from '../requests/request.ts';
import { toolForm } from '../requests/tool.ts';
import { undone } from '../requests/undo.ts';

/** What a desk says of an account: the card of a transfer file, and what helpers of a desk can say beside it. */
const accountCard = bundledRequest.shape.facts.extend({
  sharedBecause: sharedBecause.optional(),
  /** It came to the desk from somebody who may be anybody (`accountFacts`). */
  mustProve: z.literal(true).optional(),
});

/**
 * What a desk hands in at the hub: of each kind what was typed, and nothing of what was done or learned. Strict: a hub takes no more than it can
 * judge. Kinds that are left out need somebody's proof at once, and are asked for by a call while the hub is there.
 */
export const handedIn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('account'), form: accountCard }),
  z.strictObject({ kind: z.literal('membership'), form: membershipForm }),
  z.strictObject({ kind: z.literal('tool'), form: toolForm }),
  z.strictObject({ kind: z.literal('maintainer'), form: maintainerForm }),
  z.strictObject({ kind: z.literal('project'), form: newProjectForm }),
]);
/** What a desk hands in at the hub. */
export type HandedIn = z.output<typeof handedIn>;
/** The kinds of which a desk hands requests in. */
export type HandedInKind = HandedIn['kind'];

/** In UTF-16 units: a card with the largest key that a form takes. */
export const LARGEST_CARD = 100_000;

const origin = z.enum(['made', 'there-before']).optional();
const person = { username: z.string().optional(), shellName: z.string().optional() };
const names = z.array(z.string()).optional();

/** What a desk learns of a request at the hub, by its kind: facts that its own view tells. Whatever else a hub says of it is dropped. */
export const learnedAtHub = {
  account: z.object({
    ...person,
    uidNumber: z.int().optional(),
    origin,
    passwordProven: z.boolean().optional(),
  }),
  membership: z.object({
    ...person,
    projectId: z.string().optional(),
    before: names,
    held: names,
    lastMaintainerOf: names,
  }),
  tool: z.object({ ...person, gidNumber: z.int().optional(), origin, maintainers: names }),
  maintainer: z.object({ ...person, origin }),
  project: z.object({
    projectId: z.string().optional(),
    origin,
    reviewUrl: z.string().optional(),
  }),
} as const satisfies Record<HandedInKind, z.ZodType>;

/** How a request that was handed in stands at the hub. `is`: whether it is the card that was asked about. */
export const heldAtHub = z.object({
  is: z.enum(['same', 'other']),
  // A newer hub may know a state that this desk does not: then nothing is to be done here.
  state: requestState.catch('waiting'),
  problem: problem.optional().catch(undefined),
  dismissedBecause: z.string().optional(),
  /** What became of it where it was undone at the hub; `by` is a request there, which the desk need not have. */
  undone: undone.optional().catch(undefined),
  learned: z.record(z.string(), z.unknown()),
});
/** How a request that was handed in stands at the hub. */
export type HeldAtHub = z.output<typeof heldAtHub>;
