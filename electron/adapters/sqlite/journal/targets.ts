import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { RequestTarget, StoredRequest, Writing } from '../../../core/ports/request-journal.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import {
  askedOtherwise,
  cardDigest,
  targetColumns,
  targetDigests,
  toRefuseFor,
} from '../../journal/target-digests.ts';

/** As the index has it (migration 10): only then does SQLite use it (sqlite.org/partialindex.html, 3). */
const UNFINISHED = `state IN ('saved', 'waiting', 'sending', 'needs-you', 'for-approval')`;

const CONFLICTING = `SELECT id FROM requests WHERE target = :target AND wants <> :wants AND id <> :id AND ${UNFINISHED}
  ORDER BY created_at, rowid LIMIT 1`;

const SAME_CARD = `SELECT id FROM requests WHERE card = :card AND id <> :id AND state IN ('saved', 'waiting', 'sending', 'for-approval')
  ORDER BY created_at, rowid LIMIT 1`;

/** Spelt as the index has it (migration 12). */
const OF_CARD = `SELECT * FROM requests WHERE card = :card AND state <> 'dismissed' ORDER BY created_at DESC, rowid DESC`;

/**
 * What requests are about, as digests that nobody without the key can make or check: two that are about the same thing have the same one. Called
 * inside the transaction that writes.
 */
export function createTargets(database: DatabaseSync, seal: Seal) {
  const conflicting = database.prepare(CONFLICTING);
  const unknown = database.prepare(
    `SELECT * FROM requests WHERE target IS NULL AND ${UNFINISHED} ORDER BY rowid LIMIT ?`,
  );
  const note = database.prepare(
    'UPDATE requests SET target = :target, wants = :wants WHERE id = :id',
  );

  const sameCard = database.prepare(SAME_CARD);
  const allOfCard = database.prepare(OF_CARD);
  const idOf = (found: Record<string, SQLOutputValue> | undefined): string | undefined =>
    found && String(found['id']);
  const find = (target: RequestTarget, id = ''): string | undefined =>
    idOf(conflicting.get({ ...targetDigests(target, seal), id }));

  return {
    conflicting: (target: RequestTarget): string | undefined => find(target),

    /** Throws `asked-otherwise` [id] where another stands in the way of what is about to be written. */
    refuse(request: StoredRequest, before: unknown, as: Writing): void {
      const { id } = request;
      const { target, card } = toRefuseFor(request, before, as);
      const other =
        (target && find(target, id)) ??
        (card === undefined ? undefined : idOf(sameCard.get({ card: cardDigest(card, seal), id })));
      if (other !== undefined) throw askedOtherwise(other);
    },

    ofCard: (card: string): Record<string, SQLOutputValue>[] =>
      allOfCard.all({ card: cardDigest(card, seal) }),

    unknown: (limit: number): Record<string, SQLOutputValue>[] => unknown.all(limit),

    note(id: string, target: RequestTarget | 'none'): void {
      note.run({ ...targetColumns(target, seal), id });
    },
  };
}
