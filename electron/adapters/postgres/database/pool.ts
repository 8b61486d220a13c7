import pg from 'pg';
import { CONNECT_MS, connectionOf, type DatabaseAddress, isFromServer } from './connection.ts';
import { createPrimary } from './primary.ts';
import { serverName, serversOf } from './servers.ts';

/** A connection is made anew after so long, in seconds. */
const LIFETIME_S = 1800;
const MOST_CONNECTIONS = 8;
/** How long work waits until one of them is free, in milliseconds. Saves wait for each other, so that a burst of them takes its time. */
const WAIT_MS = 6000;
/** How long a server is believed to be the primary while nothing fails, in milliseconds: an old one that nobody stopped still answers who reads. */
const BELIEVED_MS = 10_000;
/** What a server says that is none any more, or takes no writes (SQLSTATE). */
const LEFT: readonly string[] = ['25006', '57P01', '57P02', '57P03'];

/** Connections to a database, as far as a hub uses them; all of them to the server that takes writes. */
export interface Pool {
  /** Lends a connection until it is released. Throws what `pg` throws, and `AppError('storage-failed')` where no server takes writes. */
  connect(): Promise<pg.PoolClient>;
  /** One statement by itself; throws as `connect` does. */
  query<R extends pg.QueryResultRow = Record<string, unknown>>(
    sql: string,
    values?: unknown[],
  ): Promise<pg.QueryResult<R>>;
  end(): Promise<void>;
}

/** `pg` has one time for both: one that is not free yet is no server that cannot be reached. */
class Connection extends pg.Client {
  constructor(config: pg.ClientConfig = {}) {
    // The pool hides the password from whoever copies its options.
    super({ ...config, password: config.password, connectionTimeoutMillis: CONNECT_MS });
  }
}

interface Options {
  /** Called with the server's name when it is another one's turn. */
  readonly turned?: (server: string) => void;
}

/** Whether this says that another server may be the primary by now. */
const isDoubt = (error: unknown): boolean =>
  !isFromServer(error) || (error instanceof pg.DatabaseError && LEFT.includes(error.code ?? ''));

/**
 * Connections to the primary of a database, made when they are needed. Of several servers that one is looked for at first, when a connection breaks or a
 * server takes no writes, and now and then; connections to the one before are given up then. What was under way there fails, and is not known.
 */
export function createPool(address: DatabaseAddress, name: string, { turned }: Options = {}): Pool {
  const primary = createPrimary(address, name);
  const isOne = serversOf(address.url).length === 1;
  let current: { readonly server: string; readonly pool: pg.Pool } | undefined;
  let believedUntil = 0;
  let isEnded = false;

  const doubt = (error: unknown): void => {
    if (isDoubt(error)) believedUntil = 0;
  };
  /** `pg` waits for what is promised here, which its types do not say; over its `verify` it forgets a connection that nobody waits for any more. */
  const confirmed = (client: pg.ClientBase): unknown => primary.confirm(client);
  const open = (server: string): pg.Pool => {
    const pool = new pg.Pool({
      ...connectionOf(server, address, name),
      Client: Connection,
      connectionTimeoutMillis: WAIT_MS,
      max: MOST_CONNECTIONS,
      maxLifetimeSeconds: LIFETIME_S,
      onConnect: confirmed,
    });
    // Without a listener a connection that ends ends the process: one for those that rest, one for those that are lent.
    pool.on('error', doubt);
    pool.on('connect', (client) => client.on('error', doubt));
    pool.on('release', (error: unknown) => error && doubt(error));
    return pool;
  };
  const letGo = (): Promise<unknown> =>
    current?.pool.end().catch(() => undefined) ?? Promise.resolve();

  const turn = async (): Promise<pg.Pool> => {
    const server = await primary.find();
    believedUntil = performance.now() + BELIEVED_MS;
    if (current?.server === server) return current.pool;
    const isFirst = current === undefined;
    void letGo();
    current = { server, pool: open(server) };
    // Whoever ended this while it was looked for ends that as well.
    if (isEnded) await letGo();
    else if (!isFirst) turned?.(serverName(server));
    return current.pool;
  };
  const poolNow = async (): Promise<pg.Pool> => {
    if (!current || (!isOne && believedUntil === 0)) return turn();
    if (!isOne && believedUntil < performance.now()) {
      believedUntil = performance.now() + BELIEVED_MS;
      void turn().catch(() => undefined);
    }
    return current.pool;
  };
  /** What cannot even be connected to is doubted as well. */
  const doubting = (error: unknown): never => {
    doubt(error);
    throw error;
  };

  return {
    connect: async () => (await poolNow()).connect().catch(doubting),
    query: async <R extends pg.QueryResultRow>(sql: string, values?: unknown[]) =>
      (await poolNow()).query<R>(sql, values).catch(doubting),
    async end() {
      isEnded = true;
      await letGo();
    },
  };
}
