import { z } from 'zod';
import { checkLine } from '../checklist/checklist.ts';
import { method } from './define.ts';

/** The method about what has to be right before an event. */
export const checklistMethods = {
  /** Asks the systems, the network and this machine, side by side: what does not answer is told after some seconds. */
  'checklist.run': method(
    z.strictObject({}),
    z.object({ at: z.string(), lines: z.array(checkLine) }),
  ),
};
