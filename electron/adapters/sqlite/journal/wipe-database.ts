import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../../core/base/errors.ts';
import { refuseOwnedElsewhere } from './owned-elsewhere.ts';
import { tellWipe } from '../audit/trail.ts';
import { storageFailure } from '../database/database.ts';

/** `unfinished` as the database can tell it: without the key. */
const UNFINISHED = `SELECT count(*) AS number FROM requests WHERE state IN ('saved', 'waiting', 'sending', 'needs-you', 'for-approval')`;

/**
 * What is not about people: who has the queue, when accounts were sent (a wipe is no way around the event's budget), and the
 * audit trail, whose names stand in a table of their own and go.
 */
const KEPT = ['lease', 'sends', 'audit'];

const tables = (database: DatabaseSync): string[] =>
  database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all()
    .map(({ name }) => String(name));

const count = (database: DatabaseSync, sql: string): number =>
  Number(database.prepare(sql).get()?.['number'] ?? 0);

/** Empties every table about people in one transaction, so that no request can come in between the look and the deletion. */
function empty(database: DatabaseSync, discardUnfinished: boolean): number {
  database.exec('BEGIN IMMEDIATE');
  try {
    refuseOwnedElsewhere(database);
    const names = tables(database);
    const unfinished = names.includes('requests') ? count(database, UNFINISHED) : 0;
    if (unfinished > 0 && !discardUnfinished) {
      throw new AppError('wipe-blocked', `${unfinished} requests are unfinished`, {
        params: [String(unfinished)],
      });
    }
    const requests = names.includes('requests')
      ? count(database, 'SELECT count(*) AS number FROM requests')
      : 0;
    if (names.includes('audit')) tellWipe(database, requests);
    for (const name of names.filter((it) => !KEPT.includes(it))) {
      database.exec(`DELETE FROM "${name}"`);
    }
    database.exec('COMMIT');
    return requests;
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}

/**
 * Deletes every row about people; what they held is overwritten (`secure_delete`), the file rebuilt without free pages and the
 * log cut to nothing. Answers how many requests there were. Needs no key. Throws `wipe-blocked`, `queue-elsewhere` while another process has the
 * queue, or `storage-failed`.
 */
export function wipeDatabase(file: string, discardUnfinished: boolean): number {
  if (!existsSync(file)) return 0;
  try {
    const database = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: false });
    try {
      database.exec('PRAGMA secure_delete = ON');
      const requests = empty(database, discardUnfinished);
      database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
      return requests;
    } finally {
      database.close();
    }
  } catch (error) {
    throw storageFailure(error);
  }
}
