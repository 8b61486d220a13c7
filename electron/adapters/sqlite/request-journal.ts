import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../core/errors.ts';
import type { QueueLease } from '../../core/ports/queue-lease.ts';
import type { RequestJournal, StoredRequest } from '../../core/ports/request-journal.ts';
import type { SendLedger } from '../../core/ports/send-ledger.ts';
import { thisMoment } from '../moment.ts';
import type { Seal } from '../../core/ports/seal.ts';
import { openDatabase, storageFailure } from './database.ts';
import { createLease } from './lease.ts';
import { thisProcess } from './process-mark.ts';
import { readRow, rowOf } from './request-row.ts';
import { createSendLedger } from './send-ledger.ts';

/**
 * What this process took from the queue is written only while it still has the queue under the same number; anything else only where
 * nobody else has it. A new request may always be filed.
 */
const SAVE = `INSERT INTO requests (id, kind, state, created_at, updated_at, body, finished, attempted, failures, retry_at)
  SELECT :id, :kind, :state, :created_at, :updated_at, :body, :finished, :attempted, :failures, :retry_at
  WHERE :number IS NULL OR :number = (SELECT number FROM lease WHERE owner = :me)
  ON CONFLICT (id) DO UPDATE SET state = :state, updated_at = :updated_at, body = :body, finished = :finished,
    attempted = :attempted, failures = :failures, retry_at = :retry_at
  WHERE :number IS NOT NULL OR NOT EXISTS (SELECT 1 FROM lease WHERE owner <> :me)`;

function statements(database: DatabaseSync) {
  return {
    save: database.prepare(SAVE),
    get: database.prepare('SELECT * FROM requests WHERE id = ?'),
    list: database.prepare('SELECT * FROM requests ORDER BY created_at DESC, rowid DESC'),
  };
}

/** Everything that lies in the journal's one file. */
export type StoredJournal = RequestJournal & SendLedger & QueueLease;

/**
 * A `RequestJournal` in one SQLite file, everything personal in it sealed. SQLite answers at once; the port stays asynchronous
 * for those that cannot.
 */
export function createSqliteJournal(file: string, seal: Seal): StoredJournal {
  const database = openDatabase(file, seal);
  const run = statements(database);
  const ledger = createSendLedger(database, thisMoment);
  const me = thisProcess();
  const lease = createLease(database, me, thisMoment);
  /** Requests that one piece of work here has, each with the lease's number it was taken under. */
  const taken = new Map<string, number>();

  const now = async <T>(work: () => T): Promise<T> => {
    try {
      return await Promise.resolve(work());
    } catch (error) {
      throw storageFailure(error);
    }
  };
  /** In WAL mode a NORMAL commit is in the file at once and on the disk with the next FULL one. */
  const lightly = <T>(work: () => T): Promise<T> =>
    now(() => {
      database.exec('PRAGMA synchronous = NORMAL');
      try {
        return work();
      } finally {
        database.exec('PRAGMA synchronous = FULL');
      }
    });
  const write = (request: StoredRequest): void => {
    const number = taken.get(request.id) ?? null;
    if (run.save.run({ ...rowOf(request, seal), number, me }).changes === 1) return;
    throw new AppError('lease-lost', `Request ${request.id} belongs to another process now`);
  };
  return {
    save: (request) => now(() => write(request)),
    mark: (request) => lightly(() => write(request)),
    get: (id) =>
      now(() => {
        const found = run.get.get(id);
        return found && readRow(found, seal);
      }),
    list: () => now(() => run.list.all().map((found) => readRow(found, seal))),
    claim: (id) =>
      lightly(() => {
        const number = lease.number();
        if (number === undefined || taken.has(id)) return false;
        taken.set(id, number);
        return true;
      }),
    release: (id) => now(() => void taken.delete(id)),
    owns: () => lightly(() => lease.number() !== undefined),
    changedElsewhere: () => now(() => lease.changedElsewhere()),
    spend: (waitMs) => now(() => ledger.spend(waitMs)),
    close: () =>
      now(() => {
        try {
          lease.release();
        } finally {
          database.close();
        }
      }),
  };
}
