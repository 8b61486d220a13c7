import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../core/base/errors.ts';
import { lockedKey } from './passphrase-lock.ts';

/** What `vault.json` says: where the key is, never the key. */
const record = z.discriminatedUnion('keeper', [
  z.strictObject({ version: z.literal(1), keeper: z.literal('keychain'), id: z.uuid() }),
  z.strictObject({
    version: z.literal(1),
    keeper: z.literal('passphrase'),
    locked: lockedKey,
  }),
]);
export type VaultRecord = z.infer<typeof record>;

const failed = (error: unknown): AppError => {
  const why = error instanceof Error ? error.message : String(error);
  return new AppError('storage-failed', `vault.json cannot be used: ${why}`, {
    params: [why],
    cause: error,
  });
};

/** A later version may say anything beside its number. */
const later = z.object({ version: z.int().min(2) });

/** The record; undefined where there is none, `damaged` where there is one that cannot be read, `newer` where a later version wrote it. */
export function readVaultFile(file: string): VaultRecord | 'damaged' | 'newer' | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return later.safeParse(found).success ? 'newer' : record.parse(found);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw failed(error);
    return 'damaged';
  }
}

function toDisk(path: string, flags: 'wx' | 'r', text?: string): void {
  const handle = openSync(path, flags, 0o600);
  try {
    if (text !== undefined) writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const isThere = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'EEXIST' &&
  'syscall' in error &&
  error.syscall === 'open';

/**
 * Writes the record where none stands, on disk when it returns: rows sealed with a key that a power cut took away would be
 * lost. False where another process wrote one first. Throws `AppError('storage-failed')`.
 */
export function writeVaultFile(file: string, written: VaultRecord): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    toDisk(file, 'wx', `${JSON.stringify(written, undefined, 2)}\n`);
    // Windows has no way to sync a folder, and writes its entries through.
    if (process.platform !== 'win32') toDisk(dirname(file), 'r');
    return true;
  } catch (error) {
    if (isThere(error)) return false;
    throw failed(error);
  }
}

/** Puts a record that nobody can use any more beside, for whoever remembers the passphrase after all. */
export function setVaultFileAside(file: string, at: Date): void {
  if (existsSync(file)) renameSync(file, `${file}.replaced-${at.getTime()}`);
}
