import type { Connection } from '../../../shared/domain/session.ts';
import { AppError } from '../errors.ts';
import type { Directory } from '../ports/directory.ts';
import type { Clock, EventBus } from '../ports/system.ts';

/** How long nobody must have called before the directory counts as left alone. */
const QUIET_MS = 1000;

/** Knows whether the directory can be reached, from the outcome of real calls only: there is no switch to set. */
export function createConnectionWatch({ clock, events }: { clock: Clock; events: EventBus }) {
  let connection: Connection = { state: 'unknown', since: clock.now().toISOString() };

  const seen = (state: Connection['state'], problem?: string): void => {
    if (connection.state === state && connection.problem === problem) return;
    const since = clock.now().toISOString();
    connection = { state, since, ...(problem === undefined ? {} : { problem }) };
    events.emit('connection.changed', connection);
  };

  let onTheWay = 0;
  let lastCall = 0;

  const watch = async <T>(call: Promise<T>): Promise<T> => {
    try {
      const answer = await call;
      seen('online');
      return answer;
    } catch (error) {
      if (error instanceof AppError && error.sort === 'network') seen('offline', error.code);
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
      lastCall = clock.now().getTime();
    }
  };

  return {
    current: () => connection,
    /** Whether work without hurry may go out: nobody waits for an answer or did a moment ago. */
    isQuiet: (): boolean =>
      // The clock may have been set back since.
      onTheWay === 0 && Math.abs(clock.now().getTime() - lastCall) >= QUIET_MS,
    /** The same directory, each of whose calls is noticed. */
    over: (directory: Directory): Directory => ({
      signIn: (credentials) => serve(directory.signIn(credentials)),
      signOut: () => directory.signOut(),
      probe: () => serve(directory.probe()),
      look: (look) => serve(directory.look(look)),
      namePage: (from) => watch(directory.namePage(from)),
      search: (text, limit) => serve(directory.search(text, limit)),
      addPerson: (person, password) => serve(directory.addPerson(person, password)),
      changeNumber: (uid, from, to) => serve(directory.changeNumber(uid, from, to)),
      addKey: (uid, line) => serve(directory.addKey(uid, line)),
      examine: (person) => serve(directory.examine(person)),
      removePerson: (uid, state) => serve(directory.removePerson(uid, state)),
      removeKeys: (uid, lines) => serve(directory.removeKeys(uid, lines)),
      acceptsPassword: (uid, password) => serve(directory.acceptsPassword(uid, password)),
      takeNumber: (by) => serve(directory.takeNumber(by)),
      numbersFrom: (from, limit) => serve(directory.numbersFrom(from, limit)),
      close: () => directory.close(),
    }),
  };
}

export type ConnectionWatch = ReturnType<typeof createConnectionWatch>;
