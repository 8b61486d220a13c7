import type { z } from 'zod';
import {
  contract,
  isMethod,
  type Method,
  type Output,
  type ParsedInput,
} from '../../../shared/contract/index.ts';
import type { Right } from '../../../shared/domain/session.ts';
import { fail, ok, type FieldProblem, type Result } from '../../../shared/result.ts';
import type { Dispatch } from './app-types.ts';
import { type Caller, mayCall } from './caller.ts';
import type { Door } from './door.ts';
import { AppError, toWire } from './errors.ts';
import type { Log, NewId } from '../ports/system.ts';

/** What answers each method of the contract. */
export type Handlers = {
  readonly [M in Method]: {
    /** What the caller must be allowed to do. */
    readonly needs: Right;
    run(input: ParsedInput<M>): Promise<Output<M>>;
  };
};

const fieldsOf = (error: z.ZodError): FieldProblem[] =>
  error.issues.map(({ path, message }) => ({ field: path.join('.'), rule: message, params: [] }));

const inWords = (fields: readonly FieldProblem[]): string =>
  fields.map(({ field, rule }) => `${field || 'input'}: ${rule}`).join('; ');

interface Call<M extends Method> {
  readonly method: M;
  readonly input: unknown;
}

/** Ties one method's schemas to its handler, so that the types of both stay the same type. */
async function answer<M extends Method>(
  handlers: Pick<Handlers, M>,
  { method, input }: Call<M>,
): Promise<Result<unknown>> {
  const parsed = contract[method].input.safeParse(input);
  if (!parsed.success) {
    const fields = fieldsOf(parsed.error);
    return fail('invalid-input', `${method}: ${inWords(fields)}`, { fields });
  }
  // zod loses the tie between a method and its input in a generic index; the line above has just checked it.
  const value = await handlers[method].run(parsed.data as ParsedInput<M>);
  return ok(contract[method].output.parse(value));
}

interface DispatchOptions {
  readonly caller: Caller;
  readonly door: Door;
  /** Whether the desk is locked, and that somebody uses it. */
  readonly lock: { isLocked(): boolean; used(): void };
  /** Throws `screen-handed-over` for what is not answered while a newcomer has the screen. */
  readonly kiosk: { admit(method: Method): Promise<void> };
  readonly log: Log;
  readonly newId: NewId;
}

/** What a locked desk still tells: nothing about anybody. */
const whileLocked: readonly Method[] = [
  ...(['event.current', 'start.current', 'vault.current', 'vault.stay'] as const),
  ...(['session.current', 'connection.current', 'cloud.current'] as const),
  ...(['kiosk.current', 'kiosk.note', 'kiosk.clear'] as const),
];

/** The door that one caller of a host goes through: rights, input, handler, output, and failures as values. */
export function createDispatch(
  handlers: Handlers,
  { caller, door, lock, kiosk, log, newId }: DispatchOptions,
): Dispatch {
  const enter = <T>(needs: Right, work: () => Promise<T>): Promise<T> =>
    needs === 'submit' || needs === 'hand-in' ? door.through(work) : work();
  const admit = (method: Method, needs: Right): void => {
    // Screens ask by themselves; what only a person does shows that one is there.
    if (needs !== 'ask') lock.used();
    if (!lock.isLocked() || needs === 'unlock' || whileLocked.includes(method)) return;
    throw new AppError('desk-locked', 'Nobody has unlocked the desk');
  };

  return async (method, input) => {
    if (!isMethod(method)) return fail('unknown-method', `No such method: ${method.slice(0, 100)}`);
    const { needs } = handlers[method];
    if (!mayCall(caller, method, needs)) {
      return fail('not-allowed', `${method} is not allowed here`, { params: [method] });
    }
    try {
      await kiosk.admit(method);
      admit(method, needs);
      return await enter(needs, () => answer(handlers, { method, input }));
    } catch (error) {
      const logId = newId();
      const failure = toWire(error, logId);
      if (!failure.ok && failure.error.code === 'internal')
        log.error('call-failed', error, { method, logId });
      return failure;
    }
  };
}
