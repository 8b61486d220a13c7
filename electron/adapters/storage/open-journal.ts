import type { Seal } from '../../core/ports/seal.ts';
import { IN_MEMORY } from '../sqlite/database/database.ts';
import { isSound } from '../sqlite/journal/check-journal.ts';
import { createSqliteJournal, type StoredJournal } from '../sqlite/journal/request-journal.ts';
import { finishRescue, rescueJournal } from '../sqlite/journal/rescue-journal.ts';

/**
 * Opens the journal once it is known to be sound. A damaged one is set aside, and everything that can be read of it goes on in a
 * new file. Throws `AppError('storage-failed')`.
 */
export function openJournal(file: string, seal: Seal): StoredJournal {
  finishRescue(file);
  if (file !== IN_MEMORY && !isSound(file, seal)) rescueJournal(file, seal, new Date());
  return createSqliteJournal(file, seal);
}
