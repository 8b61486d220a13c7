import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../core/errors.ts';
import { migrations } from './migrations.ts';

/** How long a writer waits for another process' write, in milliseconds. */
const BUSY_MS = 5000;

/** A failure of the file or the disk, in words; everything else is ours and passes through. */
export function storageFailure(error: unknown): unknown {
  const isSqlite = error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
  if (!isSqlite) return error;
  return new AppError('storage-failed', `The journal could not be written: ${error.message}`, {
    params: [error.message],
    cause: error,
  });
}

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);

/** Brings the file to the newest number, each step whole or not at all. */
export function migrate(database: DatabaseSync, all: readonly string[] = migrations): void {
  for (let version = versionOf(database); version < all.length; version += 1) {
    database.exec('BEGIN IMMEDIATE');
    // Another process may have brought the file further while this one waited for the lock.
    if (versionOf(database) === version) {
      database.exec(all[version] ?? '');
      database.exec(`PRAGMA user_version = ${version + 1}`);
    }
    database.exec('COMMIT');
  }
}

/**
 * Opens the journal's database (SQLite, WAL, synchronous=FULL: a commit is on disk when it returns). The folder and file are
 * made for their owner alone. Throws `AppError('storage-failed')`.
 */
export function openDatabase(file: string): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(file, { timeout: BUSY_MS });
    chmodSync(file, 0o600);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    migrate(database);
    return database;
  } catch (error) {
    throw storageFailure(error);
  }
}
