import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../../core/base/errors.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { readRow } from '../../journal/request-row.ts';

const COLUMNS = `ALTER TABLE requests ADD COLUMN after TEXT;
  ALTER TABLE requests ADD COLUMN due_at INTEGER;
  ALTER TABLE requests ADD COLUMN card BLOB;
  ALTER TABLE requests ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
  UPDATE requests SET due_at = CAST(unixepoch(retry_at, 'subsec') * 1000 AS INTEGER) WHERE retry_at IS NOT NULL;
  CREATE INDEX requests_by_after ON requests (after) WHERE after IS NOT NULL;
  CREATE INDEX requests_by_change ON requests (change);
  CREATE INDEX requests_by_card ON requests (card) WHERE state IN ('saved', 'waiting', 'sending', 'for-approval');
  CREATE INDEX requests_due ON requests (due_at) WHERE state IN ('saved', 'waiting', 'sending');
  CREATE TABLE changes (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    era TEXT NOT NULL,
    last INTEGER NOT NULL
  ) STRICT`;

/** What stands in a row that can be read. One that cannot is left for the check after the migration to find. */
function afterOf(row: Record<string, unknown>, seal: Seal): string | undefined {
  try {
    return readRow(row, seal).after;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** The eleventh migration: what comes after which request stood only in what is sealed, so that a process had to keep it in its memory. */
export function noteQueue(database: DatabaseSync, seal: Seal): void {
  database.exec(COLUMNS);
  const note = database.prepare('UPDATE requests SET after = ? WHERE id = ?');
  for (const row of database.prepare('SELECT * FROM requests').all()) {
    const after = afterOf(row, seal);
    if (after !== undefined) note.run(after, row['id'] ?? null);
  }
}
