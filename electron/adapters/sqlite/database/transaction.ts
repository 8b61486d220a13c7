import type { DatabaseSync } from 'node:sqlite';

/** Does the work whole or not at all, with nobody else writing meanwhile. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const done = work();
    database.exec('COMMIT');
    return done;
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}
