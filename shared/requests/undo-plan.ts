import { z } from 'zod';
import { requestState, underWayStates } from './request.ts';
import { undoPart, undoStay } from './undo.ts';

/** What undoing a request would do, before anything is done. */
export const undoPlan = z.object({
  /** The request that would be undone. */
  of: z.uuid(),
  shellName: z.string(),
  username: z.string(),
  keyFingerprint: z.string().optional(),
  /** Of the project or tool, where it is about one. */
  name: z.string().optional(),
  removes: z.array(undoPart),
  /** Names of the DNS zones that go with a project, records and all. */
  zones: z.array(z.string()).optional(),
  stays: z.array(undoStay),
  /** True where the account is gone already: nothing is left to remove but the word of its card. */
  gone: z.boolean(),
  /** When the directory was asked, ISO 8601 in UTC; left out where it could not be: then the plan is what this desk knows. */
  asked: z.iso.datetime().optional(),
  /** False where the directory cannot be asked to delete only what is unchanged: it is then looked at right before. */
  guarded: z.boolean(),
  /** The undo that was filed already. There is one for each request. */
  filed: z.object({ id: z.uuid(), state: requestState }).optional(),
});
/** The plan of an undo as it is told. */
export type UndoPlan = z.infer<typeof undoPlan>;

/** Whether the undo that was filed goes on or is done, so that there is nothing more to agree to. */
export const isUndoOver = (filed: UndoPlan['filed']): boolean =>
  filed !== undefined && (filed.state === 'confirmed' || underWayStates.includes(filed.state));
