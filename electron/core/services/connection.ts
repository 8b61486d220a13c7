import type { Connection } from '../../../shared/domain/session.ts';
import { AppError } from '../errors.ts';
import type { Directory } from '../ports/directory.ts';
import type { Clock, EventBus } from '../ports/system.ts';

/** Knows whether the directory can be reached, from the outcome of real calls only: there is no switch to set. */
export function createConnectionWatch({ clock, events }: { clock: Clock; events: EventBus }) {
  let connection: Connection = { state: 'unknown', since: clock.now().toISOString() };

  const seen = (state: Connection['state'], problem?: string): void => {
    if (connection.state === state && connection.problem === problem) return;
    const since = clock.now().toISOString();
    connection = { state, since, ...(problem === undefined ? {} : { problem }) };
    events.emit('connection.changed', connection);
  };

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

  return {
    current: () => connection,
    /** The same directory, each of whose calls is noticed. */
    over: (directory: Directory): Directory => ({
      signIn: (credentials) => watch(directory.signIn(credentials)),
      signOut: () => directory.signOut(),
      probe: () => watch(directory.probe()),
      look: (look) => watch(directory.look(look)),
      search: (text, limit) => watch(directory.search(text, limit)),
      addPerson: (person, password) => watch(directory.addPerson(person, password)),
      changeNumber: (uid, from, to) => watch(directory.changeNumber(uid, from, to)),
      addKey: (uid, line) => watch(directory.addKey(uid, line)),
      examine: (person) => watch(directory.examine(person)),
      removePerson: (uid, state) => watch(directory.removePerson(uid, state)),
      removeKeys: (uid, lines) => watch(directory.removeKeys(uid, lines)),
      acceptsPassword: (uid, password) => watch(directory.acceptsPassword(uid, password)),
      takeNumber: (by) => watch(directory.takeNumber(by)),
      numbersFrom: (from, limit) => watch(directory.numbersFrom(from, limit)),
      close: () => directory.close(),
    }),
  };
}

export type ConnectionWatch = ReturnType<typeof createConnectionWatch>;
