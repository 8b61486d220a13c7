import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../../core/base/errors.ts';
import type { QueueLease } from '../../../core/ports/queue-lease.ts';
import type { AuditTrail } from '../../../core/ports/audit-trail.ts';
import type { Author, RequestJournal, StoredRequest } from '../../../core/ports/request-journal.ts';
import type { SendLedger } from '../../../core/ports/send-ledger.ts';
import { createSendLedger, thisMoment } from './send-ledger.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { checkAudit } from '../audit/check.ts';
import { listAudit } from '../audit/list.ts';
import { createAuditTrail } from '../audit/trail.ts';
import { openDatabase, storageFailure } from '../database/database.ts';
import { createLease } from './lease.ts';
import { thisProcess } from '../database/process-mark.ts';
import { readOutline, readRow, rowOf } from '../database/request-row.ts';
import { transaction } from '../database/transaction.ts';

/**
 * What this process took from the queue is written only while it still has the queue under the same number; anything else only where
 * nobody else has it. A new request may always be filed.
 */
const SAVE = `INSERT INTO requests (id, kind, state, created_at, updated_at, revision, body, finished, attempted, failures, retry_at)
  SELECT :id, :kind, :state, :created_at, :updated_at, :revision, :body, :finished, :attempted, :failures, :retry_at
  WHERE :number IS NULL OR :number = (SELECT number FROM lease WHERE owner = :me)
  ON CONFLICT (id) DO UPDATE SET state = :state, updated_at = :updated_at, revision = :revision, body = :body, finished = :finished,
    attempted = :attempted, failures = :failures, retry_at = :retry_at
  WHERE :number IS NOT NULL OR NOT EXISTS (SELECT 1 FROM lease WHERE owner <> :me)`;

const NEWEST_FIRST = 'ORDER BY created_at DESC, rowid DESC';

function statements(database: DatabaseSync) {
  return {
    save: database.prepare(SAVE),
    has: database.prepare('SELECT 1 FROM requests WHERE id = ?'),
    get: database.prepare('SELECT * FROM requests WHERE id = ?'),
    list: database.prepare(`SELECT * FROM requests ${NEWEST_FIRST}`),
    outline: database.prepare(`SELECT id, state, revision FROM requests ${NEWEST_FIRST}`),
  };
}

/** Everything that lies in the journal's one file. */
export type StoredJournal = RequestJournal & SendLedger & QueueLease & AuditTrail;

/** Whoever does not say who they are changes things as the journal's own doing. */
const nobody: Author = { by: 'journal', who: '' };

function open(file: string, seal: Seal) {
  const database = openDatabase(file, seal);
  try {
    const trail = createAuditTrail(database, seal);
    trail.begin();
    return { database, trail };
  } catch (error) {
    database.close();
    throw storageFailure(error);
  }
}

/**
 * A `RequestJournal` in one SQLite file, everything personal in it sealed. SQLite answers at once; the port stays asynchronous
 * for those that cannot.
 */
export function createSqliteJournal(path: string, seal: Seal): StoredJournal {
  const { database, trail } = open(path, seal);
  const run = statements(database);
  const ledger = createSendLedger(database, thisMoment);
  const me = thisProcess();
  const lease = createLease(database, me, {
    moment: thisMoment,
    takenOver: (number) => trail.append({ event: { event: 'queue-taken', number } }),
  });
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
  /** A mark is told only where it files a request: what else it says, the next look at the server would say again. */
  const file = (request: StoredRequest, author: Author, isDurable: boolean): void =>
    transaction(database, () => {
      const isNew = !run.has.get(request.id);
      write(request);
      if (isNew || isDurable) trail.tell(request, author, isNew);
    });
  return {
    save: (request, author = nobody) => now(() => file(request, author, true)),
    mark: (request, author = nobody) => lightly(() => file(request, author, false)),
    get: (id) =>
      now(() => {
        const found = run.get.get(id);
        return found && readRow(found, seal);
      }),
    outline: () => now(() => run.outline.all().map(readOutline)),
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
    verify: () => now(() => checkAudit(database, seal)),
    lines: (asked) => now(() => listAudit(database, seal, asked)),
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
