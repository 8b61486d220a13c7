import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { RequestJournal } from '../../core/ports/request-journal.ts';
import type { SendLedger } from '../../core/ports/send-ledger.ts';
import { thisMoment } from '../moment.ts';
import type { Seal } from '../../core/ports/seal.ts';
import { openDatabase, storageFailure } from './database.ts';
import { isAlive, thisProcess } from './process-mark.ts';
import { readRow, rowOf } from './request-row.ts';
import { createSendLedger } from './send-ledger.ts';

const SAVE = `INSERT INTO requests (id, kind, state, created_at, updated_at, body, finished, attempted, failures, retry_at)
  VALUES (:id, :kind, :state, :created_at, :updated_at, :body, :finished, :attempted, :failures, :retry_at)
  ON CONFLICT (id) DO UPDATE SET state = :state, updated_at = :updated_at, body = :body, finished = :finished,
    attempted = :attempted, failures = :failures, retry_at = :retry_at`;

function statements(database: DatabaseSync) {
  return {
    save: database.prepare(SAVE),
    get: database.prepare('SELECT * FROM requests WHERE id = ?'),
    list: database.prepare('SELECT * FROM requests ORDER BY created_at DESC, rowid DESC'),
    owner: database.prepare('SELECT owner FROM requests WHERE id = ?'),
    claim: database.prepare('UPDATE requests SET owner = :next WHERE id = :id AND owner IS :last'),
    release: database.prepare('UPDATE requests SET owner = NULL WHERE id = ? AND owner = ?'),
  };
}

/** Everything that lies in the journal's one file. */
export type StoredJournal = RequestJournal & SendLedger;

/**
 * A `RequestJournal` in one SQLite file, everything personal in it sealed. SQLite answers at once; the port stays asynchronous
 * for those that cannot.
 */
export function createSqliteJournal(file: string, seal: Seal): StoredJournal {
  const database = openDatabase(file, seal);
  const run = statements(database);
  const ledger = createSendLedger(database, thisMoment);
  const me = thisProcess();

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
  return {
    save: (request) => now(() => void run.save.run(rowOf(request, seal))),
    mark: (request) => lightly(() => void run.save.run(rowOf(request, seal))),
    get: (id) =>
      now(() => {
        const found = run.get.get(id);
        return found && readRow(found, seal);
      }),
    list: () => now(() => run.list.all().map((found) => readRow(found, seal))),
    claim: (id) =>
      lightly(() => {
        const last = z
          .string()
          .nullable()
          .catch(null)
          .parse(run.owner.get(id)?.['owner'] ?? null);
        if (last !== null && isAlive(last)) return false;
        return run.claim.run({ id, last, next: me }).changes === 1;
      }),
    release: (id) => lightly(() => void run.release.run(id, me)),
    spend: (waitMs) => now(() => ledger.spend(waitMs)),
    close: () => now(() => database.close()),
  };
}
