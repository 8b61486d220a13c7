import { z } from 'zod';
import { journalHealth, wipePlan, wipeReport } from '../storage/storage.ts';
import { method } from './define.ts';

export const storageMethods = {
  /** What was damaged and rescued, as long as nobody has read about it. */
  'journal.health': method(z.strictObject({}), journalHealth),
  /** A helper has read about it. */
  'journal.seen': method(z.strictObject({}), journalHealth),
  /** What a wipe would meet, and when it is due. */
  'wipe.plan': method(z.strictObject({}), wipePlan),
  /** Takes everything personal off the disk. Unfinished requests stop it unless it is told to discard them. */
  'wipe.run': method(z.strictObject({ discardUnfinished: z.boolean() }), wipeReport),
};

export const storageEvents = { 'journal.rescued': journalHealth, 'wipe.done': wipeReport };
