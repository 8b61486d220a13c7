import { z } from 'zod';
import { errorCodes, type ErrorCode } from './errors.ts';

/** One thing that is wrong with one field of the input; `rule` names the sentence in i18n. */
export const fieldProblem = z.object({
  field: z.string(),
  rule: z.string(),
  params: z.array(z.string()),
});
export type FieldProblem = z.infer<typeof fieldProblem>;

/** A failure as it crosses a bridge: a value, never a class. `params` fill the places of the sentence. */
export const wireError = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  params: z.array(z.string()),
  fields: z.array(fieldProblem),
});
export type WireError = z.infer<typeof wireError>;

export type Result<T> = { ok: true; value: T } | { ok: false; error: WireError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A failed result. `message` is English, for logs and scripts; screens use `code` and `params`. */
export function fail(
  code: ErrorCode,
  message: string,
  more: { params?: readonly string[]; fields?: readonly FieldProblem[] } = {},
): Result<never> {
  return {
    ok: false,
    error: { code, message, params: [...(more.params ?? [])], fields: [...(more.fields ?? [])] },
  };
}
