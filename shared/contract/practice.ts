import { z } from 'zod';
import { practiceView, troubleNames } from '../practice/practice.ts';
import { method } from './define.ts';

/** The methods of practice. At an event they are refused (`not-allowed`). */
export const practiceMethods = {
  'practice.current': method(z.strictObject({}), practiceView),
  /** Lets something go wrong from now on, or no more. */
  'practice.set': method(
    z.strictObject({ trouble: z.enum(troubleNames), on: z.boolean() }),
    practiceView,
  ),
};
