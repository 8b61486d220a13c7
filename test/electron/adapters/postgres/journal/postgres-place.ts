import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import type { StoredJournal } from '../../../../../electron/adapters/journal/stored-journal.ts';
import {
  createListener,
  type Listener,
} from '../../../../../electron/adapters/postgres/database/listener.ts';
import { migrate } from '../../../../../electron/adapters/postgres/database/migrate.ts';
import { createPool } from '../../../../../electron/adapters/postgres/database/pool.ts';
import {
  type EventJournal,
  type JournalDatabase,
  openEventJournal,
} from '../../../../../electron/adapters/postgres/journal/request-journal.ts';
import { testSeal } from '../../../../fakes/journal-file.ts';
import { startPostgres, type Postgres } from '../../../../servers/postgres.ts';
import { journalSuite } from '../../../../suites/journal-suite.ts';
import type { JournalPlace } from '../../../../suites/journal/journal-place.ts';

/** A migrated database for the journals of many tests, each an event of its own. */
export interface TestDatabase extends JournalDatabase {
  readonly url: string;
  /** What stands in a table of one event, its bytes as letters. */
  said(event: string): Promise<string>;
  end(): Promise<void>;
}

const TABLES = ['events', 'requests', 'cases', 'calls', 'sends', 'audit', 'audit_names'];

/** As somebody does who knows PostgreSQL and this source, but not the key: triggers do not hold them up. */
export async function tamperWith(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const letters = (value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;

export async function openTestDatabase(postgres: Postgres, name: string): Promise<TestDatabase> {
  const url = await postgres.database(name);
  const pool = createPool({ url }, 'test');
  await migrate(pool);
  const listener: Listener = createListener({ url }, 'test listen');
  return {
    ...{ url, pool, listener },
    async said(event) {
      const all: string[] = [];
      for (const table of TABLES) {
        const { rows } = await pool.query(`SELECT * FROM ${table} WHERE event = $1`, [event]);
        for (const row of rows) all.push(JSON.stringify(Object.values(row).map(letters)));
      }
      return all.join('\n');
    },
    async end() {
      await listener.close();
      await pool.end();
    },
  };
}

/** An event that nobody has heard of, in a database that is there already. */
export function placeIn(database: TestDatabase): JournalPlace {
  const event = randomUUID();
  const opened: StoredJournal[] = [];
  return {
    async open(seal = testSeal): Promise<EventJournal> {
      const journal = await openEventJournal(database, event, seal);
      opened.push(journal);
      return journal;
    },
    said: () => database.said(event),
    tamper: (sql) => tamperWith(database.url, sql),
    bytes: (hex) => `'\\x${hex}'`,
    async remove() {
      for (const journal of opened) await journal.close();
    },
  };
}

/** Runs what one room of the adapter does, on a server and a database of its own. */
export function onPostgres(room: NonNullable<Parameters<typeof journalSuite>[2]>): void {
  let postgres: Postgres;
  let database: TestDatabase;
  beforeAll(async () => {
    postgres = await startPostgres();
    database = await openTestDatabase(postgres, 'journals');
  });
  afterAll(async () => {
    await database.end();
    await postgres.stop();
  });
  journalSuite('PostgreSQL', async () => placeIn(database), room);
}
