import type { DatabaseSync } from 'node:sqlite';
import { existsSync, statSync } from 'node:fs';
import type { Seal } from '../../../core/ports/seal.ts';
import { isDamage, openDatabase } from '../database/database.ts';
import { canReadCase } from '../../journal/case-row.ts';
import { canRead } from '../../journal/request-row.ts';

/** Whether the pages are whole, every row is a request, and what helpers said of it can be read. */
function isReadable(database: DatabaseSync, seal: Seal): boolean {
  const [first] = database.prepare('PRAGMA quick_check(1)').all();
  if (first?.['quick_check'] !== 'ok') return false;
  for (const row of database.prepare('SELECT * FROM requests').iterate()) {
    if (!canRead(row, seal)) return false;
  }
  for (const row of database.prepare('SELECT * FROM cases').iterate()) {
    if (!canReadCase(row, seal)) return false;
  }
  return true;
}

/**
 * Whether SQLite finds the file whole (`PRAGMA quick_check`) and every request in it can be read with this key. Migrates a file of an
 * earlier version on the way. Throws what is about the disk, not about the file's content.
 */
export function isSound(file: string, seal: Seal): boolean {
  if (!existsSync(file) || statSync(file).size === 0) return true;
  try {
    const database = openDatabase(file, seal);
    try {
      return isReadable(database, seal);
    } finally {
      database.close();
    }
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}
