import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../../core/base/errors.ts';
import type { CaseBook } from '../../../core/ports/shift/case-book.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { canReadCase, caseRow, readCase, revisionsOf } from '../../journal/case-row.ts';
import { transaction } from '../database/transaction.ts';

const PUT = `INSERT INTO cases (id, revision, body) VALUES (:id, :revision, :body)
  ON CONFLICT (id) DO UPDATE SET revision = :revision, body = :body`;

/**
 * Takes out of the journal what helpers said of cases whose request is not there any more, or what this key cannot read. Nobody misses a
 * request for it.
 */
export function dropUnreadableCases(database: DatabaseSync, seal: Seal): void {
  database.exec('DELETE FROM cases WHERE id NOT IN (SELECT id FROM requests)');
  const drop = database.prepare('DELETE FROM cases WHERE id = ?');
  for (const found of database.prepare('SELECT * FROM cases').all()) {
    if (!canReadCase(found, seal)) drop.run(found['id'] ?? null);
  }
}

interface Doing {
  readonly seal: Seal;
  /** The number of a change that is about to be written, inside its transaction. */
  nextChange(): number;
  now<T>(work: () => T): Promise<T>;
}

/** What helpers tell each other, in the journal's database. */
export function storedCases(database: DatabaseSync, { seal, now, nextChange }: Doing): CaseBook {
  const page = database.prepare('SELECT * FROM cases WHERE id > ? ORDER BY id LIMIT ?');
  const get = database.prepare('SELECT * FROM cases WHERE id = ?');
  const request = database.prepare('SELECT 1 FROM requests WHERE id = ?');
  const revisions = database.prepare('SELECT id, revision FROM cases');
  const put = database.prepare(PUT);
  const tell = database.prepare('UPDATE requests SET change = ? WHERE id = ?');

  return {
    cases: ({ after = '', limit }) =>
      now(() => page.all(after, limit).map((found) => readCase(found, seal))),
    casesOf: (ids) =>
      now(() =>
        ids
          .map((id) => get.get(id))
          .filter((found) => found !== undefined)
          .map((found) => readCase(found, seal)),
      ),
    changeCase: (id, change) =>
      now(() =>
        transaction(database, () => {
          if (!request.get(id)) {
            throw new AppError('not-found', `Request ${id} is gone`, { params: [id] });
          }
          const found = get.get(id);
          const changed = change(found && readCase(found, seal));
          put.run(caseRow(id, changed, seal));
          // Whoever asks what is new is told of the request, and looks at its case with it.
          tell.run(nextChange(), id);
          return changed;
        }),
      ),
    caseRevisions: () => now(() => revisionsOf(revisions.all())),
  };
}
