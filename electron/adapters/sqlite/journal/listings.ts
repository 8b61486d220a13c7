import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { PageAsked, RequestsAsked } from '../../../core/ports/request-journal.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { filerDigest } from '../../journal/target-digests.ts';

type Row = Record<string, SQLOutputValue>;

const WHERE = `WHERE (:states IS NULL OR state IN (SELECT value FROM json_each(:states)))
  AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
  AND (:since IS NULL OR created_at >= :since)
  AND (:filedBy IS NULL OR filed_by = :filedBy)`;

/**
 * SQLite compares rows from left to right (sqlite.org/rowvalue.html); no row stands behind one that is not there. A part of every statement that asks for
 * it, for where it could be left out by its value the index would be read from its beginning.
 */
const OLDER = `AND (created_at, rowid) < (SELECT created_at, rowid FROM requests WHERE id = :olderThan)`;

const pageOf = (columns: string, older = ''): string =>
  `SELECT ${columns} FROM requests ${WHERE} ${older} ORDER BY created_at DESC, rowid DESC LIMIT :limit`;

/**
 * Spelt as the index has it (migration 11). A request that has come to its end, or is gone, holds up nobody who waits for it; what is neither has one
 * more state than is known here, perhaps.
 */
const DUE = `SELECT id FROM requests AS r WHERE state IN ('saved', 'waiting', 'sending')
    AND (state <> 'waiting' OR due_at <= :now
      OR (waits_for = 'waits-for-other' AND NOT EXISTS (SELECT 1 FROM requests AS parent
        WHERE parent.id = r.after AND parent.state NOT IN ('confirmed', 'handed-over', 'dismissed'))))
  ORDER BY coalesce(due_at, 0), created_at, rowid LIMIT :limit`;

const WAITERS = `SELECT id FROM requests WHERE after = :id AND after IS NOT NULL AND state IN ('saved', 'waiting', 'sending', 'for-approval')
  ORDER BY created_at, rowid`;

const listed = (values: readonly string[] | undefined): string | null =>
  values === undefined ? null : JSON.stringify(values);

const idOf = ({ id }: Row): string => String(id);

/** Which requests there are, newest first, by what stands in the file in clear. */
export function createListings(database: DatabaseSync, seal: Seal) {
  const filterOf = ({ states, kinds, since, filedBy }: RequestsAsked) => ({
    states: listed(states),
    kinds: listed(kinds),
    since: since ?? null,
    filedBy: filedBy === undefined ? null : filerDigest(filedBy, seal),
  });
  const pages = (columns: string) => {
    const first = database.prepare(pageOf(columns));
    const older = database.prepare(pageOf(columns, OLDER));
    return ({ olderThan, limit, ...asked }: PageAsked): Row[] => {
      const values = { ...filterOf(asked), limit };
      return olderThan === undefined ? first.all(values) : older.all({ ...values, olderThan });
    };
  };
  const count = database.prepare(`SELECT count(*) AS number FROM requests ${WHERE}`);
  const due = database.prepare(DUE);
  const waiters = database.prepare(WAITERS);
  return {
    waitersOf: (id: string): string[] => waiters.all({ id }).map(idOf),
    due: (limit: number): string[] => due.all({ now: Date.now(), limit }).map(idOf),
    list: pages('*'),
    outline: pages('id, state, revision'),
    count: (asked: RequestsAsked = {}): number => Number(count.get(filterOf(asked))?.['number']),
  };
}
