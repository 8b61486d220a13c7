import { z } from 'zod';
import { requestView } from '../requests/request.ts';

/** One call: what goes in and what comes out, both checked at the door. */
export const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
});

/** One call that files a request by a form. Which kind of request answers it stands in that kind's definition. */
export const submission = <I extends z.ZodType>(form: I) => ({
  input: form,
  output: requestView,
  submits: true as const,
});

/** A name as a person types it. What it may be is the core's business, so that everything wrong is told at once. */
export const typedName = z.string().trim().min(1).max(255);

export const requestId = z.uuid();
