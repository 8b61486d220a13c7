import { z } from 'zod';
import { method } from './define.ts';

/** What a computer is used for, as the first screen asks it. */
export const startWays = ['practice', 'desk', 'newcomer'] as const;
/** One of `startWays`. */
export type StartWay = (typeof startWays)[number];

/** The profiles that ship with Lanyard. */
export const shippedNames = ['practice', 'wikimedia'] as const;
/** One of `shippedNames`. */
export type ShippedName = (typeof shippedNames)[number];

/** Characters; a real profile has about 4,000. */
const LONGEST_PROFILE = 64 * 1024;

/** Which event: one that ships with Lanyard, or the text of the file that its organizers made. */
const chosenEvent = z.union([
  z.strictObject({ shipped: z.enum(shippedNames) }),
  z.strictObject({ text: z.string().max(LONGEST_PROFILE) }),
]);
/** What this computer is used for, and what there is to choose from. */
export const startView = z.object({
  /** Nobody has said it yet: the first screen asks. */
  asks: z.boolean(),
  /** The command that started Lanyard said which event: nothing can be chosen. */
  given: z.boolean(),
  way: z.enum(startWays).optional(),
  shipped: z.array(
    z.object({
      profile: z.enum(shippedNames),
      name: z.record(z.string(), z.string()),
      /** Whether a newcomer's file can be encrypted for its desks. */
      hasKey: z.boolean(),
    }),
  ),
  /** Why what was chosen before could not be opened, sentence by sentence, as the profile's reader says it. */
  problem: z.string().optional(),
});
/** What this computer is used for. */
export type StartView = z.output<typeof startView>;

/** The methods of the first screen. */
export const startMethods = {
  'start.current': method(z.strictObject({}), startView),
  /**
   * Opens the event, and remembers the choice; practice needs no event named. Throws `not-allowed` where nothing is asked, `invalid-input` (each field with the rule `profile`) for a
   * profile that is not right, and `bundle-no-event-key` for a newcomer where nothing could be encrypted for the desks.
   */
  'start.choose': method(
    z.strictObject({ way: z.enum(startWays), event: chosenEvent.optional() }),
    startView,
  ),
  /** Forgets the choice. A desk asks again at its next start, a newcomer's screen and practice at once. Throws `not-allowed` where it was given. */
  'start.askAgain': method(z.strictObject({}), startView),
};

/** Tells that another event is open, or that the first screen asks. */
export const startEvents = { 'start.changed': startView };
