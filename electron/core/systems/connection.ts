import type { Connection } from '../../../shared/domain/session.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { AppError } from '../base/errors.ts';
import type { Clock } from '../ports/system.ts';

type Notice = <T>(call: Promise<T>, name: string) => Promise<T>;

/** The same port, each of whose methods answers what `notice` makes of its answer. All of a port's methods are asynchronous. */
export function overEach<P extends object>(port: P, notice: Notice): P {
  return new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): Promise<unknown> =>
        notice(Promise.resolve(Reflect.apply(method, target, args)), String(name));
    },
  });
}

/** How long nobody must have called before the system counts as left alone. */
const QUIET_MS = 1000;

/** Calls that end something and so show nothing of whether it can be reached. */
const unseen: readonly string[] = ['signOut', 'close'];
/** Calls that nobody waits for: they ask when nobody else does. */
const unhurried: readonly string[] = ['namePage', 'others'];

/** What a system says itself: it can be reached, whatever it thinks of who asks. */
const said: readonly ErrorCode[] = ['desk-not-enrolled', 'hub-refused'];

interface Options {
  readonly clock: Clock;
  changed(connection: Connection): void;
}

/** Knows whether a system can be reached, from the outcome of real calls only: there is no switch to set. */
export function createConnectionWatch({ clock, changed }: Options) {
  let connection: Connection = { state: 'unknown', since: clock.now().toISOString() };

  const seen = (state: Connection['state'], problem?: string): void => {
    if (connection.state === state && connection.problem === problem) return;
    const since = clock.now().toISOString();
    connection = { state, since, ...(problem === undefined ? {} : { problem }) };
    changed(connection);
  };

  let onTheWay = 0;
  let lastCall = -Infinity;

  const watch = async <T>(call: Promise<T>): Promise<T> => {
    try {
      const answer = await call;
      seen('online');
      return answer;
    } catch (error) {
      if (error instanceof AppError && said.includes(error.code)) seen('online');
      else if (error instanceof AppError && error.sort === 'network') seen('offline', error.code);
      throw error;
    }
  };

  /** A call that a person or a request waits for. */
  const serve = async <T>(call: Promise<T>): Promise<T> => {
    onTheWay += 1;
    try {
      return await watch(call);
    } finally {
      onTheWay -= 1;
      lastCall = clock.up();
    }
  };

  return {
    current: () => connection,
    /** Whether work without hurry may go out: nobody waits for an answer or did a moment ago. */
    isQuiet: (): boolean => onTheWay === 0 && clock.up() - lastCall >= QUIET_MS,
    /** The same port of that system, each of whose calls is noticed. */
    over: <P extends object>(port: P): P =>
      overEach(port, (call, name) => {
        if (unseen.includes(name)) return call;
        return unhurried.includes(name) ? watch(call) : serve(call);
      }),
  };
}

/** What is known of whether a system can be reached. */
export type ConnectionWatch = ReturnType<typeof createConnectionWatch>;
