import type { PoolClient } from 'pg';
import { AppError } from '../../../core/base/errors.ts';
import { databaseFailure, isFromServer } from './connection.ts';
import type { Pool } from './pool.ts';

/**
 * SQLSTATE of a transaction that the server gave up for the sake of another, or that waited for one in vain whose process is stopped: the same once
 * more may succeed.
 */
const GIVEN_UP = ['40001', '40P01', '55P03'];
const TRIES = 5;

const isGivenUp = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && GIVEN_UP.includes(String(error.code));

/**
 * Does the work whole or not at all (READ COMMITTED: what must not change meanwhile is locked by the work itself). Work that the server gave up
 * for another transaction's sake is done once more, so it must do nothing but ask this client. Throws `AppError('storage-failed')` and what the
 * work throws. Whether it was done is not known where the answer to the COMMIT is lost: that fails too.
 */
export async function transaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, work);
    } catch (error) {
      if (!isGivenUp(error) || attempt === TRIES) throw databaseFailure(error);
    }
  }
}

/** What was committed at this server is nowhere else: it is not to be read there as what is saved, for another may be the primary by now. */
class NotWhole extends AppError {
  constructor(code: string) {
    super('storage-failed', `The commit was not whole: ${code}`, { params: [code] });
  }
}

/** SQLSTATE `successful_completion`, as that of notices that are no warnings. */
const NO_WARNING = '00000';

/**
 * Commits. Throws also where the server did so with a warning: what somebody made it commit while it waited for the synchronous standby is on
 * this server alone, and gone after a failover (postgresql.org/docs/15/warm-standby.html, 27.2.8.3).
 */
async function commit(client: PoolClient): Promise<void> {
  const warnings: string[] = [];
  const hear = ({ code = NO_WARNING }: { readonly code?: string | undefined }): void => {
    if (code !== NO_WARNING) warnings.push(code);
  };
  client.on('notice', hear);
  try {
    await client.query('COMMIT');
  } finally {
    client.off('notice', hear);
  }
  const [code] = warnings;
  if (code !== undefined) throw new NotWhole(code);
}

async function once<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const done = await work(client);
    await commit(client);
    return done;
  } catch (error) {
    broken = await undo(client, error);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Takes back what was done so far; answers why the connection cannot be lent again. */
async function undo(client: PoolClient, why: unknown): Promise<Error | undefined> {
  if (why instanceof NotWhole) return why;
  // A server that said nothing for seconds is not asked once more: the transaction ends with the connection.
  if (why instanceof Error && !(why instanceof AppError) && !isFromServer(why)) return why;
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (failure) {
    return failure instanceof Error ? failure : new Error(String(failure));
  }
}
