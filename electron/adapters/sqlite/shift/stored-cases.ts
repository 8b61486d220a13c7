import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import { caseView, type CaseView } from '../../../../shared/shift/case.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { CaseBook } from '../../../core/ports/shift/case-book.ts';
import type { Seal } from '../../../core/ports/seal.ts';
import { storageFailed } from '../database/database.ts';
import { transaction } from '../database/transaction.ts';

const row = z.object({
  id: z.uuid(),
  revision: z.int().min(1),
  body: z.instanceof(Uint8Array),
});

/** All that a row says of anybody; it stands in the file only sealed, in one column. */
const body = caseView.pick({ holder: true, note: true, ticks: true });

/** A body moved into another row does not open. */
const contextOf = (id: string): string => `cases body ${id}`;

const PUT = `INSERT INTO cases (id, revision, body) VALUES (:id, :revision, :body)
  ON CONFLICT (id) DO UPDATE SET revision = :revision, body = :body`;

function readCase(found: Record<string, SQLOutputValue>, seal: Seal): CaseView {
  try {
    const { id, revision, body: sealed } = row.parse(found);
    return { id, revision, ...body.parse(JSON.parse(seal.open(sealed, contextOf(id)))) };
  } catch {
    // Nothing of what stands there is said: it may be about somebody.
    throw storageFailed(`case ${String(found['id'])} cannot be read`);
  }
}

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

/** Whether a row is whole and can be opened with this key. */
export function canReadCase(found: Record<string, SQLOutputValue>, seal: Seal): boolean {
  try {
    readCase(found, seal);
    return true;
  } catch {
    return false;
  }
}

interface Doing {
  readonly seal: Seal;
  now<T>(work: () => T): Promise<T>;
}

/** What helpers tell each other, in the journal's database. */
export function storedCases(database: DatabaseSync, { seal, now }: Doing): CaseBook {
  const list = database.prepare('SELECT * FROM cases');
  const get = database.prepare('SELECT * FROM cases WHERE id = ?');
  const request = database.prepare('SELECT 1 FROM requests WHERE id = ?');
  const revisions = database.prepare('SELECT id, revision FROM cases');
  const put = database.prepare(PUT);

  return {
    cases: () => now(() => list.all().map((found) => readCase(found, seal))),
    changeCase: (id, change) =>
      now(() =>
        transaction(database, () => {
          if (!request.get(id)) {
            throw new AppError('not-found', `Request ${id} is gone`, { params: [id] });
          }
          const found = get.get(id);
          const changed = change(found && readCase(found, seal));
          const { revision } = changed;
          const sealed = seal.seal(JSON.stringify(body.parse(changed)), contextOf(id));
          put.run({ id, revision, body: sealed });
          return changed;
        }),
      ),
    caseRevisions: () =>
      now(() => {
        const rows = row.omit({ body: true }).array().parse(revisions.all());
        return new Map(rows.map(({ id, revision }) => [id, revision]));
      }),
  };
}
