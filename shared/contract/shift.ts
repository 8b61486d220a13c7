import { z } from 'zod';
import {
  CASES_LISTED,
  caseView,
  helperName,
  LONGEST_HANDED_ON,
  LONGEST_NOTE,
} from '../shift/case.ts';
import { method } from './define.ts';

const id = z.uuid();

/**
 * Plain text; an empty one takes the note away. As it was typed it is no longer than `LONGEST_NOTE`; a desk may hand on what two helpers wrote who did not know of
 * each other.
 */
const noteText = z.string().trim().max(LONGEST_HANDED_ON, { error: 'note-too-long' });

/** Who says it, where a desk hands on what was said there; `not-allowed` from everybody else. */
const by = helperName.optional();

/** Who is at this desk as far as it knows; empty where nobody said. */
const whoIsHere = z.object({ me: z.string() });

/** Who is at this desk, and a page of what helpers told each other: behind `next` there is more, where it is told. */
export const shiftView = whoIsHere.extend({
  cases: z.array(caseView).max(CASES_LISTED),
  next: id.optional(),
});
/** Who is at this desk, and a page of what helpers told each other. */
export type ShiftView = z.output<typeof shiftView>;

/**
 * The methods about who holds which case, a note per case, and the change of a shift. Whatever says something needs to know who says it: whoever
 * is signed in with a name of their own, else whoever said so by `shift.enter`; throws `helper-unknown` where nobody did. `not-found` is thrown for
 * a case whose request is gone, and `case-changed` [who] where somebody else was there first: nothing is written over.
 */
export const shiftMethods = {
  /** All cases, in pages: the first one, or the one behind the case that is named (`shift/every-case.ts` asks for all). */
  'shift.current': method(z.strictObject({ after: id.optional() }), shiftView),
  /** Says who is at this desk. It is forgotten with the process, a lock, a wipe, and `shift.leave`. */
  'shift.enter': method(z.strictObject({ name: helperName }), whoIsHere),
  /** Gives a case to somebody, oneself for one, or back where there is no name. `from` is who was seen to hold it; empty for nobody. */
  'shift.hold': method(
    z.strictObject({ id, to: helperName.optional(), from: z.string().max(200), by }),
    caseView,
  ),
  /** Writes the note of a case over the one that was seen, which is named by its `revision`; 0 where there was none. */
  'shift.note': method(
    z
      .strictObject({ id, text: noteText, over: z.int().min(0), by })
      .refine((said) => said.by !== undefined || said.text.length <= LONGEST_NOTE, {
        path: ['text'],
        error: 'note-too-long',
      }),
    caseView,
  ),
  /**
   * Hands all cases of whoever is at this desk to somebody, or gives them back; then nobody is at it. `changed` are the cases, and `unreached` is how many of other
   * desks stay theirs, as the hub does not answer.
   */
  'shift.leave': method(
    z.strictObject({ to: helperName.optional() }),
    whoIsHere.extend({ changed: z.array(caseView), unreached: z.int().min(0) }),
  ),
};

/** Tells of each case that changed, here or in another process. */
export const shiftEvents = { 'shift.changed': caseView };
