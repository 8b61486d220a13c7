import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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
    const why = error instanceof Error ? error.message : String(error);
    const message = `What was practised could not be kept: ${why}`;
    throw new AppError('storage-failed', message, { params: [why], cause: error });
  }
}
