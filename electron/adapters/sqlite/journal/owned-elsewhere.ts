import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../../core/base/errors.ts';
import { isAlive } from '../database/process-mark.ts';

/** Who owns the queue, as far as the file says: older versions have no lease, and a damaged page gives none away. */
function ownerOf(database: DatabaseSync): string | undefined {
  try {
    const owner = database.prepare('SELECT owner FROM lease').get()?.['owner'];
    return typeof owner === 'string' ? owner : undefined;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error) return undefined;
    throw error;
  }
}

/**
 * Throws `AppError('queue-elsewhere')` while a living process owns this queue: it would go on writing into a file that was
 * replaced, or with a key that was destroyed. The caller has given up its own lease before.
 */
export function refuseOwnedElsewhere(database: DatabaseSync): void {
  const owner = ownerOf(database);
  if (owner !== undefined && isAlive(owner)) {
    throw new AppError('queue-elsewhere', 'Another process owns the queue');
  }
}
