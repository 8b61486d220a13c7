import type { z } from 'zod';
import { requestView } from '../requests/request.ts';

/** One call: what goes in and what comes out, both checked at the door. */
export const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
});

/** One call that files a request by a form. Which kind of request answers it is in that kind's definition in the core. */
export const submission = <I extends z.ZodType>(form: I) => ({
  input: form,
  output: requestView,
  submits: true as const,
});
