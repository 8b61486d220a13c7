import { contract, events } from '../../shared/contract/index.ts';
import type { EventName, Method, Output, Payload } from '../../shared/contract/index.ts';
import { fail, ok, wireError, type Result } from '../../shared/result.ts';

const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null;

/**
 * What the other side answered, believed only as far as the contract goes: a `Result` whose value or error fits
 * its schema. Anything else is `internal`.
 */
export function checkAnswer<M extends Method>(method: M, raw: unknown): Result<Output<M>> {
  const envelope = isRecord(raw) ? raw : {};
  if (envelope['ok'] === true) {
    const value = contract[method].output.safeParse(envelope['value']);
    if (value.success) return ok(value.data as Output<M>); // the schema of this very method was just applied
  }
  const error = wireError.safeParse(envelope['error']);
  if (error.success) return { ok: false, error: error.data };
  return fail('internal', `The answer to ${method} was not understood`, { params: [method] });
}

/** The payload of an event, or undefined where it does not fit its schema: then ask instead of believing. */
export function checkPayload<E extends EventName>(event: E, raw: unknown): Payload<E> | undefined {
  const payload = events[event].safeParse(raw);
  return payload.success ? (payload.data as Payload<E>) : undefined; // the schema of this very event was just applied
}
