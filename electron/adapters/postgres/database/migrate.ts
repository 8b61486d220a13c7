import type { PoolClient } from 'pg';
import { AppError } from '../../../core/base/errors.ts';
import { migrations } from './migrations.ts';
import { databaseFailure } from './connection.ts';
import type { Pool } from './pool.ts';

/** The advisory lock that all hubs of a database take while they change its tables; any number would do. */
const LOCK = 0x1a59a2d;

/** How long another process may take over that, in milliseconds. */
const PATIENCE_MS = 60_000;

const versionOf = async (client: PoolClient): Promise<number> => {
  await client.query('CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)');
  const { rows } = await client.query<{ version: number | null }>(
    'SELECT max(version) AS version FROM schema_version',
  );
  return rows[0]?.version ?? 0;
};

async function take(client: PoolClient, number: number, sql: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query('INSERT INTO schema_version VALUES ($1)', [number]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** How many steps the database lacks. Throws as `migrate` does; changes nothing. */
export async function pendingMigrations(
  pool: Pool,
  all: readonly string[] = migrations,
): Promise<number> {
  try {
    const { rows } = await pool.query<{ known: boolean }>(
      `SELECT to_regclass('schema_version') IS NOT NULL AS known`,
    );
    if (!rows[0]?.known) return all.length;
    const found = await pool.query<{ version: number | null }>(
      'SELECT max(version) AS version FROM schema_version',
    );
    const version = found.rows[0]?.version ?? 0;
    if (version <= all.length) return all.length - version;
    throw new AppError('journal-newer', 'A newer version of Lanyard has written the database');
  } catch (error) {
    throw databaseFailure(error);
  }
}

/**
 * Brings the database to the newest number, each step whole or not at all and one process at a time.
 *
 * @returns how many steps were taken. Throws `AppError('journal-newer')` for a database of a newer Lanyard, and `AppError('storage-failed')`
 */
export async function migrate(pool: Pool, all: readonly string[] = migrations): Promise<number> {
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseFailure(error);
  });
  try {
    await client.query(`SET lock_timeout = ${PATIENCE_MS}; SET statement_timeout = ${PATIENCE_MS}`);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const start = await versionOf(client);
    if (start > all.length) {
      throw new AppError('journal-newer', 'A newer version of Lanyard has written the database');
    }
    for (const [at, sql] of all.entries()) if (at >= start) await take(client, at + 1, sql);
    return all.length - start;
  } catch (error) {
    throw databaseFailure(error);
  } finally {
    // With the connection goes its lock, and what was set for this work alone.
    client.release(true);
  }
}
