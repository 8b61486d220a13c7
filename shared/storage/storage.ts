import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { requestView } from '../requests/request.ts';

/** A journal that was found damaged: what could be saved of it, and where the damaged file lies now. */
export const rescue = z.object({
  at: z.iso.datetime(),
  /** The name of the damaged file, in the event's folder. */
  keptAs: z.string(),
  /** Requests that were read and go on as before. */
  rescued: z.int(),
  /** Requests that were there and cannot be read; unknown where not even their number can be told. */
  lost: z.int().optional(),
});
export type Rescue = z.infer<typeof rescue>;

/** The rescues that no helper has confirmed to have read about. */
export const journalHealth = z.object({ rescues: z.array(rescue) });
/** What a wipe would meet. */
export const wipePlan = z.object({
  /** When the event's profile wants everything gone; left out where the event has no end. */
  dueAt: z.iso.datetime().optional(),
  due: z.boolean(),
  /** Whether a server has said that it is that late. This machine's clock alone wipes nothing: anybody may have set it. */
  clockConfirmed: z.boolean(),
  /** False while the vault is not open: then nobody can tell what is unfinished. */
  readable: z.boolean(),
  /** Requests that are neither confirmed nor dismissed nor exported: a person decides about them first. */
  unfinished: z.array(requestView),
});
export type WipePlan = z.infer<typeof wipePlan>;

/** What was wiped. */
export const wipeReport = z.object({
  at: z.iso.datetime(),
  /** Requests that were deleted, finished or not. */
  requests: z.int(),
  /** Files and folders that were removed, relative to the data folder. */
  removed: z.array(z.string()),
  /** Those that could not be. */
  left: z.array(z.string()),
  /** Why the key could not be destroyed; it opens nothing any more. */
  keyProblem: z.enum(errorCodes).optional(),
});
export type WipeReport = z.infer<typeof wipeReport>;
