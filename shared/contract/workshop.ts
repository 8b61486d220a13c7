import { z } from 'zod';
import { caseView, helperName } from '../shift/case.ts';
import { taskId, workshopCheck, workshopView } from '../workshop/workshop.ts';
import { method } from './define.ts';

/**
 * The methods about a workshop. Who takes part in it is told by the requests of the desk, and what was ticked by their cases. Each throws `invalid-input`
 * with a sentence and a line for what is wrong with the guides, or with the profile's list of them.
 */
export const workshopMethods = {
  /** The steps, in this language, and what the last check saw. No server is asked. */
  'workshop.current': method(
    z.strictObject({ language: z.string().regex(/^[a-z]{2,3}(-[a-z]{2,8})*$/) }),
    workshopView,
  ),
  /** Asks the systems about everybody, in few searches. What could not be asked is `unknown`. */
  'workshop.check': method(z.strictObject({}), workshopCheck),
  /**
   * Ticks a task of a person, or takes a tick away. `seen` is when the tick was set that is taken away; empty where none was seen. `by` as in
   * `shift.note`. Throws `not-found` for what is no task that people tick, and what `shift.note` throws.
   */
  'workshop.tick': method(
    z.strictObject({
      id: z.uuid(),
      step: taskId,
      done: z.boolean(),
      seen: z.iso.datetime().or(z.literal('')),
      by: helperName.optional(),
    }),
    caseView,
  ),
};
