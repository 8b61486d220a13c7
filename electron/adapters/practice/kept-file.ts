import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { z } from 'zod';
import { AppError } from '../../core/base/errors.ts';

/** What was kept in the file; undefined where there was none. A file that does not fit is left out. */
export function readKept<T>(file: string, schema: z.ZodType<T>): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Practice can always begin anew with what it ships.
    return undefined;
  }
}

/**
 * Writes beside the file and renames, so that a half-written file never stands in its place. Throws
 * `AppError('storage-failed')`.
 */
export function writeKept(file: string, value: unknown): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw keepingFailed(error);
  }
}

function keepingFailed(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const why = error instanceof Error ? error.message : String(error);
  const message = `What was practised could not be kept: ${why}`;
  return new AppError('storage-failed', message, { params: [why], cause: error });
}

/** A file that several processes keep, each holding in memory what it read or wrote last. */
export interface SharedFile<T> {
  /** What stands there where that is not what this process has; undefined where there is nothing new, or nothing that fits. */
  news(): T | undefined;
  /** Answers false, and writes nothing, where another process wrote since: what it wrote comes as news. Throws `AppError('storage-failed')`. */
  write(value: T): boolean;
}

/** How one sort of file is read and written. */
interface Format<T> {
  load(file: string): T | undefined;
  save(file: string, value: T): void;
}

/** As each of two hosts on one folder sees the file: neither writes over what it has not seen. */
export function shareKept<T>(file: string, { load, save }: Format<T>): SharedFile<T> {
  let seen: string | undefined;
  return {
    news() {
      const now = markOf(file);
      if (now === seen) return undefined;
      const value = load(file);
      seen = now;
      return value;
    },
    write: (value) =>
      alone(file, () => {
        if (markOf(file) !== seen) return false;
        save(file, value);
        seen = markOf(file);
        return true;
      }),
  };
}

/** Each write puts another file in the place, so that no two have the same mark. */
function markOf(file: string): string | undefined {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats && [stats.ino, stats.mtimeNs, stats.size].join();
}

/** One process at a time: a lock of SQLite's (sqlite.org/lockingv3.html), which the system lets go whatever ends its holder. */
function alone<T>(file: string, work: () => T): T {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    lock = new DatabaseSync(`${file}.lock`, { timeout: LOCK_MS });
    lock.exec('BEGIN IMMEDIATE');
    return work();
  } catch (error) {
    throw keepingFailed(error);
  } finally {
    lock?.close();
  }
}

/** How long one waits for another, in milliseconds. */
const LOCK_MS = 5000;
