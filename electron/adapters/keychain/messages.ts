import { z } from 'zod';

/** What the keychain's child process is asked. It answers once and ends. */
export const question = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('get'), module: z.string(), name: z.string() }),
  z.strictObject({
    ask: z.literal('set'),
    module: z.string(),
    name: z.string(),
    secret: z.string(),
  }),
  z.strictObject({ ask: z.literal('delete'), module: z.string(), name: z.string() }),
]);
export type Question = z.infer<typeof question>;

export const reply = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('done'), secret: z.string().optional() }),
  z.strictObject({ is: z.enum(['missing', 'locked']), words: z.string() }),
]);
export type Reply = z.infer<typeof reply>;
