import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../../core/base/errors.ts';
import type { AuditTrail } from '../../../core/ports/audit-trail.ts';
import type {
  RequestJournal,
  StoredRequest,
  Writing,
} from '../../../core/ports/request-journal.ts';
import { createSendLedger, thisMoment } from './send-ledger.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { checkAudit } from '../audit/check.ts';
import { listAudit } from '../audit/list.ts';
import { createAuditTrail } from '../audit/trail.ts';
import { storedFigures } from '../board/stored-figures.ts';
import { CHANGED_COUNTS, CHANGED_TIMES, isCounted, NEW_TIMES } from '../board/figure-columns.ts';
import { openDatabase, storageFailure } from '../database/database.ts';
import { holdBackOlder } from './hold-back.ts';
import { createKnownHead } from './known-head.ts';
import { createLease } from './lease.ts';
import { thisProcess } from '../database/process-mark.ts';
import { countedColumns } from '../../journal/figure-rows.ts';
import { readOutline, readRow, rowOf, waitMsOf } from '../../journal/request-row.ts';
import { nobody, type StoredJournal, writingOf } from '../../journal/stored-journal.ts';
import { cardDigest, filerDigest, targetColumns } from '../../journal/target-digests.ts';
import { transaction } from '../database/transaction.ts';
import { storedCases } from '../shift/stored-cases.ts';
import { createChanges } from './changes.ts';
import { createListings } from './listings.ts';
import { createTargets } from './targets.ts';

/** A new request may always be filed, whoever has the queue. */
const FILE = `INSERT INTO requests (id, kind, state, created_at, updated_at, revision, body, finished, attempted, failures, retry_at, target, wants,
    waits_for, person, counts_as, filed_by, after, due_at, card, change, begun_at, confirmed_at)
  VALUES (:id, :kind, :state, :created_at, :updated_at, :revision, :body, :finished, :attempted, :failures, :retry_at, :target, :wants,
    :waits_for, :person, :counts_as, :filed_by, :after, :due_at, :card, :change, ${NEW_TIMES})`;

/**
 * What this process took from the queue is written only while it still has the queue under the same number; anything else only where
 * nobody else has it.
 */
const CHANGE = `UPDATE requests SET state = :state, updated_at = :updated_at, revision = :revision, body = :body, finished = :finished,
    attempted = :attempted, failures = :failures, retry_at = :retry_at,
    target = coalesce(:target, target), wants = coalesce(:wants, wants),
    waits_for = :waits_for, after = :after, due_at = :due_at, card = coalesce(:card, card), change = :change,
    ${CHANGED_TIMES}, ${CHANGED_COUNTS}
  WHERE id = :id AND CASE WHEN :number IS NULL THEN NOT EXISTS (SELECT 1 FROM lease WHERE owner <> :me)
    ELSE :number = (SELECT number FROM lease WHERE owner = :me) END`;

function statements(database: DatabaseSync) {
  return {
    file: database.prepare(FILE),
    change: database.prepare(CHANGE),
    stateOf: database.prepare('SELECT state FROM requests WHERE id = ?'),
    get: database.prepare('SELECT * FROM requests WHERE id = ?'),
  };
}

interface Reading {
  now<T>(work: () => T): Promise<T>;
  readonly seal: Seal;
}

/** Which requests there are, opened as far as that is asked for. */
const readListings = (
  listings: ReturnType<typeof createListings>,
  { now, seal }: Reading,
): Pick<RequestJournal, 'outline' | 'list' | 'count' | 'waitersOf'> => ({
  outline: (asked) => now(() => listings.outline(asked).map(readOutline)),
  list: (asked) => now(() => listings.list(asked).map((found) => readRow(found, seal))),
  count: (asked) => now(() => listings.count(asked)),
  waitersOf: (id) => now(() => listings.waitersOf(id)),
});

/** What requests are about, noted for those of which nobody said it. */
const readTargets = (
  targets: ReturnType<typeof createTargets>,
  { now, seal }: Reading,
): Pick<RequestJournal, 'conflicting' | 'ofCard' | 'untargeted' | 'noteTarget'> => ({
  conflicting: (target) => now(() => targets.conflicting(target)),
  ofCard: (card) => now(() => targets.ofCard(card).map((found) => readRow(found, seal))),
  untargeted: (limit) => now(() => targets.unknown(limit).map((found) => readRow(found, seal))),
  noteTarget: (id, target) => now(() => targets.note(id, target)),
});

const readTrail = (
  database: DatabaseSync,
  { now, seal }: Reading,
): Pick<AuditTrail, 'verify' | 'lines'> => ({
  verify: () => now(() => checkAudit(database, seal)),
  lines: (asked) => now(() => listAudit(database, seal, asked)),
});

/** The values of a row, with when it is due, what it is about, and as what it counts of whom. */
const columnsOf = (request: StoredRequest, as: Writing, seal: Seal) => {
  const wait = waitMsOf(request);
  return {
    ...rowOf(request, seal),
    ...targetColumns(as.target, seal),
    ...countedColumns(as, seal),
    card: as.card === undefined ? null : cardDigest(as.card, seal),
    due_at: wait === undefined ? null : Date.now() + wait,
  };
};

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

/** How the journal's work is done: at once, or without waiting for the disk. */
function createWays(database: DatabaseSync) {
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
  return { now, lightly };
}

/**
 * A `RequestJournal` in one SQLite file, everything personal in it sealed. SQLite answers at once; the port stays asynchronous
 * for those that cannot.
 */
export function createSqliteJournal(path: string, seal: Seal): StoredJournal {
  const { database, trail, knownHead } = open(path, seal);
  const { now, lightly } = createWays(database);
  const run = statements(database);
  const targets = createTargets(database, seal);
  const listings = createListings(database, seal);
  const changes = createChanges(database);
  const ledger = createSendLedger(database, thisMoment);
  const me = thisProcess();
  const lease = createLease(database, me, {
    moment: thisMoment,
    takenOver: (number) => trail.append({ event: { event: 'queue-taken', number } }),
  });
  /** Requests that one piece of work here has, each with the lease's number it was taken under. */
  const taken = new Map<string, number>();

  /** All of it or nothing, on the disk when it is done. */
  const durably = (work: () => void): Promise<void> =>
    now(() => {
      transaction(database, work);
      knownHead.write(trail.end());
    });
  const file = (request: StoredRequest, as: Writing): void => {
    if (run.stateOf.get(request.id)) return;
    targets.refuse(request, undefined, as);
    const filed_by = filerDigest(request.askedBy, seal);
    run.file.run({ ...columnsOf(request, as, seal), filed_by, change: changes.next() });
    trail.tell(request, as, true);
  };
  const change = (request: StoredRequest, as: Writing): void => {
    const { id } = request;
    const before = run.stateOf.get(id)?.['state'];
    if (before === undefined) {
      throw new AppError('not-found', `Request ${id} is gone`, { params: [id] });
    }
    targets.refuse(request, before, as);
    // Neither changes: they say which row it is.
    const { kind: _, created_at: __, ...row } = columnsOf(request, as, seal);
    const number = taken.get(id) ?? null;
    const changed = { ...row, ...isCounted(as), change: changes.next(), number, me };
    if (run.change.run(changed).changes === 1) return;
    throw new AppError('lease-lost', `Request ${id} belongs to another process now`);
  };
  const saveAll: RequestJournal['saveAll'] = (changed, filed, as) =>
    durably(() => {
      for (const request of changed) {
        change(request, writingOf(request, as));
        trail.tell(request, writingOf(request, as), false);
      }
      for (const request of filed) file(request, writingOf(request, as));
    });
  return {
    file: (requests, as) => saveAll([], requests, as),
    save: (request, as) => saveAll([request], [], as),
    saveAll,
    // Not told in the trail: what it says, the next look at the server would say again.
    mark: (request, as = nobody) => lightly(() => transaction(database, () => change(request, as))),
    get: (id) =>
      now(() => {
        const found = run.get.get(id);
        return found && readRow(found, seal);
      }),
    ...readListings(listings, { now, seal }),
    ...readTargets(targets, { now, seal }),
    due: (limit) =>
      lightly(() => {
        if (lease.number() === undefined) return [];
        const found = listings.due(limit + taken.size);
        return found.filter((id) => !taken.has(id)).slice(0, limit);
      }),
    changedSince: (cursor, limit) => now(() => changes.since(cursor, limit)),
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
    ...storedFigures(database, { now, lightly }),
    ...storedCases(database, { seal, now, nextChange: changes.next }),
    ...readTrail(database, { now, seal }),
    note: (event, who) => durably(() => trail.append({ event, who })),
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
