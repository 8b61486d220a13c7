import type { PoolClient } from 'pg';
import type { Seal } from '../../../core/ports/seal.ts';
import { databaseFailure } from './connection.ts';
import type { Pool } from './pool.ts';
import { transaction } from './transaction.ts';

/** A row as it comes out of the database, which is untrusted. */
export type Row = Record<string, unknown>;

/** One event's part of a database. Every statement names the event. */
export interface Place {
  readonly pool: Pool;
  readonly event: string;
  readonly seal: Seal;
  /** This process, as the others know it. */
  readonly me: string;
}

/** Who asks: a connection inside a transaction, or any. */
export type Asking = Pick<PoolClient, 'query'>;

/** A place inside a transaction. */
export interface Within extends Omit<Place, 'pool'> {
  readonly client: Asking;
}

/** The rows of a statement. Its values travel beside it, never in it. */
export async function rowsOf(
  client: Asking,
  sql: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  return (await client.query<Row>(sql, [...values])).rows;
}

/** One statement by itself. Throws `AppError('storage-failed')`. */
export async function ask(
  { pool }: Pick<Place, 'pool'>,
  sql: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  try {
    return (await pool.query<Row>(sql, [...values])).rows;
  } catch (error) {
    throw databaseFailure(error);
  }
}

/** What a caller's own code threw inside a transaction: nothing of the database's. */
class OfCaller extends Error {}

/** Calls what a caller handed in, so that what it throws comes out of the transaction as it is. */
export function call<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new OfCaller('', { cause: error });
  }
}

/**
 * Does work in one transaction, as `transaction` does. `isLight`: it returns when the server has it, which outlives every process but not the server
 * itself (postgresql.org/docs/15/wal-async-commit.html). Throws what `call` let through, and `AppError('storage-failed')`.
 */
export async function inTransaction<T>(
  { pool, ...place }: Place,
  work: (within: Within) => Promise<T>,
  isLight = false,
): Promise<T> {
  let thrown: { readonly error: unknown } | undefined;
  const noting = async (client: PoolClient): Promise<T> => {
    thrown = undefined;
    if (isLight) await client.query('SET LOCAL synchronous_commit = off');
    try {
      return await work({ client, ...place });
    } catch (error) {
      if (error instanceof OfCaller) thrown = { error: error.cause };
      throw error;
    }
  };
  try {
    return await transaction(pool, noting);
  } catch (error) {
    throw thrown ? thrown.error : error;
  }
}

/** The seal of one event: what was sealed for another does not open here, though the key be the same, and digests are others. */
export const sealFor = (event: string, { seal, open, digest }: Seal): Seal => {
  const within = (context: string): string => `${JSON.stringify(event)} ${context}`;
  return {
    seal: (text, context) => seal(text, within(context)),
    open: (sealed, context) => open(sealed, within(context)),
    digest: (text, context) => digest(text, within(context)),
  };
};
