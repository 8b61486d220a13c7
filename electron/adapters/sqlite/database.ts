import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../core/errors.ts';
import { migrations } from './migrations.ts';

/** How long a writer waits for another process' write, in milliseconds. */
const BUSY_MS = 5000;
const NAP_MS = 5;
const SQLITE_BUSY = 5;

/** The failure of a journal that is there but no good; `message` holds nothing of its content. */
export const storageFailed = (message: string, cause?: unknown): AppError =>
  new AppError('storage-failed', `The journal cannot be used: ${message}`, {
    params: [message],
    cause,
  });

/** What Node calls a failure of SQLite (its own code) or of the file system (an errno). */
const isOutside = (error: Error): boolean =>
  ('code' in error && error.code === 'ERR_SQLITE_ERROR') || 'syscall' in error;

/** A failure of the file or the disk, in words; everything else is ours and passes through. */
export function storageFailure(error: unknown): unknown {
  return error instanceof Error && isOutside(error) ? storageFailed(error.message, error) : error;
}

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);

/** One step, whole or not at all; nothing where another process took it while this one waited for the lock. */
function step(database: DatabaseSync, version: number, sql: string): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    if (versionOf(database) === version) {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${version + 1}`);
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Brings the file to the newest number. Throws `AppError('storage-failed')` for a file of a newer Lanyard, which this one could
 * only damage.
 */
export function migrate(database: DatabaseSync, all: readonly string[] = migrations): void {
  const start = versionOf(database);
  if (start > all.length) throw storageFailed('a newer Lanyard has written it');
  for (const [version, sql] of all.entries()) {
    if (version >= start) step(database, version, sql);
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;

/**
 * Two processes that switch a new file at the same moment wait for each other, so SQLite tells one of them at once to
 * come again (sqlite.org/c3ref/busy_handler.html) instead of letting it wait.
 */
function switchToWal(database: DatabaseSync): void {
  for (const start = Date.now(); ;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() - start > BUSY_MS) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, NAP_MS);
  }
}

function prepare(database: DatabaseSync, file: string): void {
  chmodSync(file, 0o600);
  switchToWal(database);
  database.exec('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  migrate(database);
}

/**
 * Opens the journal's database (SQLite, WAL, synchronous=FULL: a commit is on disk when it returns). The folder and file are
 * made for their owner alone. Throws `AppError('storage-failed')`.
 */
export function openDatabase(file: string): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(file, { timeout: BUSY_MS });
    try {
      prepare(database, file);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  } catch (error) {
    throw storageFailure(error);
  }
}
