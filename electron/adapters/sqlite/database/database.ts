import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../../core/base/errors.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { storageFailed } from '../../journal/stored-journal.ts';
import { migrations, type Migration } from './migrations.ts';

/** How long a writer waits for another process' write, in milliseconds. */
const BUSY_MS = 5000;
const NAP_MS = 5;
const SQLITE_BUSY = 5;

/** The name of a database that is never on a disk (SQLite's manual: In-Memory Databases). */
export const IN_MEMORY = ':memory:';

/** The last version that wrote personal data in clear. */
const LAST_CLEAR = 1;

/** What Node calls a failure of SQLite (its own code) or of the file system (an errno). */
const isOutside = (error: Error): boolean =>
  ('code' in error && error.code === 'ERR_SQLITE_ERROR') || 'syscall' in error;

/** A failure of the file or the disk, in words; everything else is ours and passes through. */
export function storageFailure(error: unknown): unknown {
  return error instanceof Error && isOutside(error) ? storageFailed(error.message, error) : error;
}

/** SQLITE_CORRUPT and SQLITE_NOTADB (sqlite.org/rescode.html); the upper bits only say more about it. */
const DAMAGE: readonly unknown[] = [11, 26];

/** Whether SQLite said that the content of the file is at fault, not the disk, the rights or another process. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error && typeof error.errcode === 'number') {
    return DAMAGE.includes(error.errcode & 0xff);
  }
  return isDamage(error.cause);
}

export const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);

interface Step {
  readonly version: number;
  readonly migration: Migration;
  readonly seal: Seal;
}

/** One step, whole or not at all; nothing where another process took it while this one waited for the lock. */
function take(database: DatabaseSync, { version, migration, seal }: Step): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    if (versionOf(database) === version) {
      if (typeof migration === 'string') database.exec(migration);
      else migration(database, seal);
      database.exec(`PRAGMA user_version = ${version + 1}`);
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Brings the file to the newest number. Throws `AppError('journal-newer')` for a file of a newer Lanyard, which this one could
 * only damage.
 */
export function migrate(
  database: DatabaseSync,
  seal: Seal,
  all: readonly Migration[] = migrations,
): void {
  const start = versionOf(database);
  if (start > all.length) {
    throw new AppError('journal-newer', 'A newer version of Lanyard has written the journal');
  }
  // What those versions deleted still lies in free pages; it goes before anything is sealed, so that a kill between repeats it.
  if (start > 0 && start <= LAST_CLEAR) database.exec('VACUUM');
  for (const [version, migration] of all.entries()) {
    if (version >= start) take(database, { version, migration, seal });
  }
  // The log still holds the pages as they were.
  if (start < all.length) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;

/**
 * Two processes that switch a new file at the same moment wait for each other, so SQLite tells one of them at once to
 * come again (sqlite.org/c3ref/busy_handler.html) instead of letting it wait.
 */
function switchToWal(database: DatabaseSync): void {
  for (const start = performance.now(); ;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() - start > BUSY_MS) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, NAP_MS);
  }
}

/** `secure_delete` overwrites what is deleted or replaced with zeros. */
function prepare(database: DatabaseSync, seal: Seal): void {
  switchToWal(database);
  database.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON');
  migrate(database, seal);
}

/** For their owner alone. */
function makeFile(file: string): void {
  if (file === IN_MEMORY) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

/**
 * Opens the journal's database (SQLite, WAL, synchronous=FULL: a commit is on disk when it returns) in a file or `IN_MEMORY`.
 * Throws `AppError('storage-failed')`.
 */
export function openDatabase(file: string, seal: Seal): DatabaseSync {
  try {
    makeFile(file);
    const database = new DatabaseSync(file, { timeout: BUSY_MS });
    try {
      prepare(database, seal);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  } catch (error) {
    throw storageFailure(error);
  }
}
