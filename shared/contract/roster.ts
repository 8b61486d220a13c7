import { z } from 'zod';
import { LARGEST_ROSTER, rosterPlan } from '../roster/roster.ts';
import { rosterColumns } from '../roster/roster-columns.ts';
import { method } from './define.ts';

/** Base64 writes three bytes as four letters (RFC 4648 section 4). */
export const LARGEST_ROSTER_TEXT = Math.ceil(LARGEST_ROSTER / 3) * 4;

const file = z.base64().max(LARGEST_ROSTER_TEXT, { error: 'roster-too-large' });

/** A plan that was read. `from` is what it was read from: it is read anew where the process that is asked does not have it, for a hub has several. */
const known = { id: z.uuid(), from: z.strictObject({ file, columns: rosterColumns }).optional() };

/** The methods about participant lists. */
export const rosterMethods = {
  /** Reads a CSV file, given in base64, and says of every row what would become of it. Saves nothing. */
  'roster.plan': method(
    z.strictObject({
      file,
      /** Which column holds what; left out, the header decides. */
      columns: rosterColumns.optional(),
    }),
    rosterPlan,
  ),
  /**
   * Files a request for every row that can be; a second time files nothing. People who have an account are filed where that is asked for: closed from
   * the start, as whoever turns out to have one is, so that a workshop has them.
   */
  'roster.submit': method(
    z.strictObject({ ...known, withAccounts: z.boolean().optional() }),
    rosterPlan,
  ),
  /** The plan with what has become of its requests by now. */
  'roster.result': method(z.strictObject(known), rosterPlan),
};

/** Many requests at once are told as one; whoever shows requests asks for the list. */
export const rosterEvents = { 'roster.filed': z.object({ filed: z.int() }) };
