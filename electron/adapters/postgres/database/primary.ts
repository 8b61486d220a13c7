import pg from 'pg';
import { z } from 'zod';
import { AppError } from '../../../core/base/errors.ts';
import { connectionOf, type DatabaseAddress, databaseFailure } from './connection.ts';
import { serversOf } from './servers.ts';

/**
 * Whether a server takes writes, and its timeline, which every promotion makes a higher one: of two that both take writes, as when an old primary
 * was started again, the higher is the one (postgresql.org/docs/15/continuous-archiving.html, 26.3.5).
 */
const STANDING = `SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' AS writes,
  CASE WHEN pg_is_in_recovery() THEN '0' ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END AS timeline`;
const standing = z.object({
  writes: z.boolean(),
  timeline: z.string().transform((hex) => Number.parseInt(hex, 16)),
});

/** A look that took so long met a server that does not answer: for a while no connection waits for another one. In milliseconds. */
const SLOW_MS = 1000;
const SPARED_MS = 20_000;

/** SQLSTATE `read_only_sql_transaction`. */
const READ_ONLY = '25006';

/** Who can be asked: a connection, lent or not. */
export type Asked = Pick<pg.ClientBase, 'query'>;

/** What a server is at this moment: whether it takes writes, and its timeline, 0 for a standby. Throws what a query throws. */
export async function standingOf(client: Asked): Promise<z.output<typeof standing>> {
  const { rows } = await client.query<Record<string, unknown>>(STANDING);
  return standing.parse(rows[0]);
}

/** Asks one server by a connection of its own. Throws what a connection throws. */
export async function askServer<T>(
  server: string,
  { address, name }: { readonly address: DatabaseAddress; readonly name: string },
  question: (client: Asked) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connectionOf(server, address, name));
  // Without a listener a connection that ends ends the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await question(client);
  } finally {
    void client.end().catch(() => undefined);
  }
}

/** Finds, of the servers of an address, the one that takes writes: `pg` connects to one and asks nothing. */
export interface Primary {
  /**
   * The server to write to: of those that take writes the one that was promoted last, and none that was promoted before one that was seen here. The only
   * server of an address is not asked. Throws `AppError('storage-failed')` where there is none.
   */
  find(): Promise<string>;
  /**
   * Looks at all servers once more, for what was promoted since the last look; throws `AppError('storage-failed')` ['25006'] where this connection leads to a
   * server that takes no writes, or did before another was promoted.
   */
  confirm(client: Asked): Promise<void>;
}

/** What a look at all servers found. */
interface Found {
  readonly server: string;
  readonly timeline: number;
}

const noPrimary = (failures: readonly unknown[]): AppError =>
  failures.length > 0
    ? databaseFailure(failures[0])
    : new AppError('storage-failed', 'No server of the database takes writes', {
        params: [READ_ONLY],
      });

/** Looks for the primary of an address; `name` is what the servers' own lists call who asks. */
export function createPrimary(address: DatabaseAddress, name: string): Primary {
  const servers = serversOf(address.url);
  /** The highest timeline that was ever seen of a server that takes writes. */
  let newest = 0;
  let looking: Promise<string> | undefined;
  let following: Promise<void> | undefined;
  let sparedUntil = 0;

  /** Throws `AppError` ['25006'] for what is no primary. */
  const confirm = async (client: Asked): Promise<number> => {
    const { writes, timeline } = await standingOf(client);
    if (writes) newest = Math.max(newest, timeline);
    if (writes && timeline === newest) return timeline;
    throw noPrimary([]);
  };

  const look = async (): Promise<string> => {
    const began = performance.now();
    const found: Found[] = [];
    const failures: unknown[] = [];
    const asked = servers.map((server) =>
      askServer(server, { address, name }, confirm).then(
        (timeline) => void found.push({ server, timeline }),
        (error: unknown) => void failures.push(error),
      ),
    );
    // All of them: one that is slow to say so may have been promoted after one that is quick. A machine that is gone costs the time to connect.
    await Promise.all(asked);
    if (performance.now() - began >= SLOW_MS) sparedUntil = performance.now() + SPARED_MS;
    const best = found.find(({ timeline }) => timeline === newest);
    if (best) return best.server;
    throw noPrimary(failures.filter((error) => !(error instanceof AppError)));
  };

  const find = async (): Promise<string> => {
    const [only = ''] = servers;
    if (servers.length === 1) return only;
    looking ??= look().finally(() => (looking = undefined));
    return looking;
  };

  /** One that begins now: a look that is under way may have asked before another server was promoted. None where a server was slow of late. */
  const lookAnew = async (): Promise<void> => {
    following ??= (async () => {
      await looking?.catch(() => undefined);
      // Whoever comes from now on waits for another one.
      following = undefined;
      if (performance.now() >= sparedUntil) await find().catch(() => undefined);
    })();
    await following;
  };

  return {
    find,
    async confirm(client) {
      if (servers.length > 1) await lookAnew();
      await confirm(client);
    },
  };
}
