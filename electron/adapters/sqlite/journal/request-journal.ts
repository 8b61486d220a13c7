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
import { holdBackOlder } from './hold-back.ts';
import { createKnownHead } from './known-head.ts';
import { createLease } from './lease.ts';
import { thisProcess } from '../database/process-mark.ts';
import { readOutline, readRow, rowOf } from '../database/request-row.ts';
import { transaction } from '../database/transaction.ts';

/** A new request may always be filed, whoever has the queue. */
const FILE = `INSERT INTO requests (id, kind, state, created_at, updated_at, body, finished, attempted, failures, retry_at)
  VALUES (:id, :kind, :state, :created_at, :updated_at, :body, :finished, :attempted, :failures, :retry_at)
  ON CONFLICT (id) DO NOTHING`;

/**
 * What this process took from the queue is written only while it still has the queue under the same number; anything else only where
 * nobody else has it.
 */
const CHANGE = `UPDATE requests SET state = :state, updated_at = :updated_at, body = :body, finished = :finished,
    attempted = :attempted, failures = :failures, retry_at = :retry_at
  WHERE id = :id AND CASE WHEN :number IS NULL THEN NOT EXISTS (SELECT 1 FROM lease WHERE owner <> :me)
    ELSE :number = (SELECT number FROM lease WHERE owner = :me) END`;

const NEWEST_FIRST = 'ORDER BY created_at DESC, rowid DESC';

function statements(database: DatabaseSync) {
  return {
    file: database.prepare(FILE),
    change: database.prepare(CHANGE),
    has: database.prepare('SELECT 1 FROM requests WHERE id = ?'),
    get: database.prepare('SELECT * FROM requests WHERE id = ?'),
    list: database.prepare(`SELECT * FROM requests ${NEWEST_FIRST}`),
    outline: database.prepare(`SELECT id, state, updated_at FROM requests ${NEWEST_FIRST}`),
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
    const knownHead = createKnownHead(file, seal);
    const known = knownHead.read();
    trail.begin();
    holdBackOlder(database, seal, { trail, known });
    knownHead.write(trail.end());
    return { database, trail, knownHead };
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
  const { database, trail, knownHead } = open(path, seal);
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
  /** All of it or nothing, on the disk when it is done. */
  const durably = (work: () => void): Promise<void> =>
    now(() => {
      transaction(database, work);
      knownHead.write(trail.end());
    });
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
  const change = (request: StoredRequest): void => {
    const { id } = request;
    const number = taken.get(id) ?? null;
    // Neither changes: they say which row it is.
    const { kind: _, created_at: __, ...changed } = rowOf(request, seal);
    if (run.change.run({ ...changed, number, me }).changes === 1) return;
    if (!run.has.get(id))
      throw new AppError('not-found', `Request ${id} is gone`, { params: [id] });
    throw new AppError('lease-lost', `Request ${id} belongs to another process now`);
  };
  return {
    file: (requests, author = nobody) =>
      durably(() => {
        for (const request of requests) {
          const isNew = run.file.run(rowOf(request, seal)).changes === 1;
          if (isNew) trail.tell(request, author, isNew);
        }
      }),
    save: (request, author = nobody) =>
      durably(() => {
        change(request);
        trail.tell(request, author, false);
      }),
    // Not told in the trail: what it says, the next look at the server would say again.
    mark: (request) => lightly(() => change(request)),
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
