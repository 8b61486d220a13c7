import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Seal } from '../../../core/ports/seal.ts';
import { bodyContext } from '../../journal/request-body.ts';

const CREATE = `CREATE TABLE sealed (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    body BLOB NOT NULL,
    finished TEXT NOT NULL,
    attempted TEXT NOT NULL,
    failures INTEGER NOT NULL,
    retry_at TEXT,
    owner TEXT
  ) STRICT`;

const COPY = `INSERT INTO sealed (id, kind, state, created_at, updated_at, body, finished, attempted, failures, retry_at, owner)
  SELECT id, kind, state, created_at, updated_at, :body, finished, attempted, failures, retry_at, owner
  FROM requests WHERE id = :id`;

/** With `secure_delete` the dropped pages are overwritten as they become free. */
const REPLACE = `DROP TABLE requests;
  ALTER TABLE sealed RENAME TO requests;
  CREATE INDEX requests_by_state ON requests (state);
  CREATE INDEX requests_by_age ON requests (created_at);`;

const clear = z.object({
  asked_by: z.string(),
  facts: z.string(),
  problem: z.string().nullable(),
  dismissed_because: z.string().nullable(),
});

/** The body of a row of version 1; a row that makes no sense is sealed as it stands, for the check after the migration to find. */
function bodyOf(row: unknown): string {
  const { asked_by, facts, problem, dismissed_because } = clear.parse(row);
  try {
    return JSON.stringify({
      askedBy: asked_by,
      facts: JSON.parse(facts) as unknown, // checked whenever it is read
      problem: problem === null ? undefined : (JSON.parse(problem) as unknown), // as above
      dismissedBecause: dismissed_because ?? undefined,
    });
  } catch {
    return JSON.stringify(row);
  }
}

/** The second migration: seals what version 1 wrote in clear, row by row, in the order the rows were filed. */
export function sealRequests(database: DatabaseSync, seal: Seal): void {
  database.exec(CREATE);
  const copy = database.prepare(COPY);
  for (const row of database.prepare('SELECT * FROM requests ORDER BY rowid').all()) {
    const id = String(row['id']);
    copy.run({ id, body: seal.seal(bodyOf(row), bodyContext(id)) });
  }
  database.exec(REPLACE);
}
