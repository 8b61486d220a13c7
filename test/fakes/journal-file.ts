import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSeal } from '../../electron/adapters/seal/aes-seal.ts';
import { migrate } from '../../electron/adapters/sqlite/database/database.ts';
import { migrations } from '../../electron/adapters/sqlite/database/migrations.ts';
import type {
  Author,
  RequestJournal,
  StoredRequest,
} from '../../electron/core/ports/request-journal.ts';
import { stored } from './request.ts';

/** The same key in every run, as a vault has it. */
export const testSeal = createSeal(Buffer.alloc(32, 7));

/** A folder of its own with the path of a journal that is not there yet. */
export function journalPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-journal-'));
  return {
    folder,
    file: join(folder, 'journal.sqlite'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
    /** Every byte of every file in it. */
    bytes: () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
  };
}

export const requestId = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A different person each. */
export const numbered = (number: number, change: Partial<StoredRequest> = {}): StoredRequest =>
  stored({
    id: requestId(number),
    facts: {
      ...stored().facts,
      username: `Canary Person ${number}`,
      email: `canary${number}@example.org`,
    },
    ...change,
  });

/** Files a request, or changes it where it is there. */
export async function put(
  journal: Pick<RequestJournal, 'get' | 'file' | 'save'>,
  request: StoredRequest,
  author?: Author,
): Promise<void> {
  const isThere = (await journal.get(request.id)) !== undefined;
  return isThere ? journal.save(request, author) : journal.file([request], author);
}

const CLEAR_ROW = `INSERT INTO requests (id, kind, state, created_at, updated_at, asked_by, facts, finished, attempted, problem,
    dismissed_because, failures, retry_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** A journal as the first version of Lanyard left it, made by that version's own SQL. */
export function makeFirstVersion(file: string, requests: readonly StoredRequest[]): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL');
  migrate(database, testSeal, migrations.slice(0, 1));
  const insert = database.prepare(CLEAR_ROW);
  for (const it of requests) {
    const { id, kind, state, createdAt, updatedAt, askedBy, failures } = it;
    insert.run(
      ...[id, kind, state, createdAt, updatedAt, askedBy],
      ...[it.facts, it.finished, it.attempted].map((value) => JSON.stringify(value)),
      ...[it.problem ? JSON.stringify(it.problem) : null, it.dismissedBecause ?? null, failures],
      it.retryAt ?? null,
    );
  }
  database.close();
}
