import type { DatabaseSync } from 'node:sqlite';
import { openStates } from '../../../../shared/requests/request.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { type Head, isSame } from '../../journal/audit-line.ts';
import type { WrittenTrail } from '../audit/trail.ts';
import { nobody } from '../../journal/stored-journal.ts';
import { readRow, rowOf } from '../../journal/request-row.ts';
import { transaction } from '../database/transaction.ts';

/** Whether this journal's trail ends before the place that is known, or goes there by another way. */
function isOlder(database: DatabaseSync, trail: WrittenTrail, known: Head): boolean {
  if (trail.end().lines < known.lines) return true;
  const line = database.prepare('SELECT hash FROM audit WHERE line = ?').get(known.lines);
  const hash = line?.['hash'];
  // One that a rescue could not read says nothing.
  return hash instanceof Uint8Array && !isSame(hash, known.hash);
}

/**
 * Lets no request of a journal run that is older than the one used here last: what it holds may be done, dismissed or wiped since. Each waits for a person
 * who has looked (`journal-older`). Throws as the journal does.
 */
export function holdBackOlder(
  database: DatabaseSync,
  seal: Seal,
  { trail, known }: { readonly trail: WrittenTrail; readonly known: Head | undefined },
): void {
  if (known === undefined || !isOlder(database, trail, known)) return;
  const change = database.prepare(
    'UPDATE requests SET state = :state, body = :body, waits_for = :waits_for, revision = revision + 1 WHERE id = :id',
  );
  transaction(database, () => {
    for (const row of database.prepare('SELECT * FROM requests').all()) {
      const request = readRow(row, seal);
      if (!openStates.includes(request.state)) continue;
      const problem = { code: 'journal-older' as const, params: [] };
      const held = { ...request, state: 'needs-you' as const, problem };
      const { id, state, body, waits_for } = rowOf(held, seal);
      change.run({ id, state, body, waits_for });
      trail.tell(held, nobody, false);
    }
  });
}
