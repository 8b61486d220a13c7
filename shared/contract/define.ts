import type { z } from 'zod';

/** One call: what goes in and what comes out, both checked at the door. */
export const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
});
