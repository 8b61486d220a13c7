import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import { problem, requestKinds, requestStates } from '../../../shared/domain/request.ts';
import type { RequestJournal, StoredRequest } from '../../core/ports/request-journal.ts';
import { openDatabase, storageFailed, storageFailure } from './database.ts';
import { isAlive, thisProcess } from './process-mark.ts';

/** Says that a text is no JSON without quoting it, as JSON.parse would. */
function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'no JSON' });
    return z.NEVER;
  }
}
const json = <T extends z.ZodType>(schema: T) => z.string().transform(parseJson).pipe(schema);
const optional = <T extends z.ZodType>(schema: T) =>
  z.union([z.null().transform(() => undefined), schema]).optional();

/** A row as it comes out of the file. A file is untrusted: what does not fit is an error, not a guess. */
const row = z
  .object({
    id: z.uuid(),
    kind: z.enum(requestKinds),
    state: z.enum(requestStates),
    created_at: z.string(),
    updated_at: z.string(),
    asked_by: z.string(),
    facts: json(z.record(z.string(), z.unknown())),
    finished: json(z.array(z.string())),
    attempted: json(z.array(z.string())),
    problem: optional(json(problem)),
    dismissed_because: optional(z.string()),
    failures: z.number().int(),
    retry_at: optional(z.string()),
  })
  .transform(
    ({
      created_at,
      updated_at,
      asked_by,
      dismissed_because,
      retry_at,
      ...same
    }): StoredRequest => ({
      ...same,
      createdAt: created_at,
      updatedAt: updated_at,
      askedBy: asked_by,
      dismissedBecause: dismissed_because,
      retryAt: retry_at,
    }),
  );

function read(found: Record<string, SQLOutputValue>): StoredRequest {
  const parsed = row.safeParse(found);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw storageFailed(`row ${String(found['id'])} cannot be read: ${places}`);
}

const columns = (request: StoredRequest) => ({
  id: request.id,
  kind: request.kind,
  state: request.state,
  created_at: request.createdAt,
  updated_at: request.updatedAt,
  asked_by: request.askedBy,
  facts: JSON.stringify(request.facts),
  finished: JSON.stringify(request.finished),
  attempted: JSON.stringify(request.attempted),
  problem: request.problem ? JSON.stringify(request.problem) : null,
  dismissed_because: request.dismissedBecause ?? null,
  failures: request.failures,
  retry_at: request.retryAt ?? null,
});

const SAVE = `INSERT INTO requests (id, kind, state, created_at, updated_at, asked_by, facts, finished, attempted,
    problem, dismissed_because, failures, retry_at)
  VALUES (:id, :kind, :state, :created_at, :updated_at, :asked_by, :facts, :finished, :attempted,
    :problem, :dismissed_because, :failures, :retry_at)
  ON CONFLICT (id) DO UPDATE SET state = :state, updated_at = :updated_at, facts = :facts, finished = :finished,
    attempted = :attempted, problem = :problem, dismissed_because = :dismissed_because, failures = :failures,
    retry_at = :retry_at`;

function statements(database: DatabaseSync) {
  return {
    save: database.prepare(SAVE),
    get: database.prepare('SELECT * FROM requests WHERE id = ?'),
    list: database.prepare('SELECT * FROM requests ORDER BY created_at DESC, rowid DESC'),
    owner: database.prepare('SELECT owner FROM requests WHERE id = ?'),
    claim: database.prepare('UPDATE requests SET owner = :next WHERE id = :id AND owner IS :last'),
    release: database.prepare('UPDATE requests SET owner = NULL WHERE id = ? AND owner = ?'),
  };
}

/** A `RequestJournal` in one SQLite file. SQLite answers at once; the port stays asynchronous for those that cannot. */
export function createSqliteJournal(file: string): RequestJournal {
  const database = openDatabase(file);
  const run = statements(database);
  const me = thisProcess();

  const now = async <T>(work: () => T): Promise<T> => {
    try {
      return await Promise.resolve(work());
    } catch (error) {
      throw storageFailure(error);
    }
  };
  /** In WAL mode a NORMAL commit is in the file at once and on the disk with the next FULL one. */
  const lightly = <T>(work: () => T): Promise<T> =>
    now(() => {
      database.exec('PRAGMA synchronous = NORMAL');
      try {
        return work();
      } finally {
        database.exec('PRAGMA synchronous = FULL');
      }
    });
  return {
    save: (request) => now(() => void run.save.run(columns(request))),
    mark: (request) => lightly(() => void run.save.run(columns(request))),
    get: (id) =>
      now(() => {
        const found = run.get.get(id);
        return found && read(found);
      }),
    list: () => now(() => run.list.all().map(read)),
    claim: (id) =>
      lightly(() => {
        const last = z
          .string()
          .nullable()
          .catch(null)
          .parse(run.owner.get(id)?.['owner'] ?? null);
        if (last !== null && isAlive(last)) return false;
        return run.claim.run({ id, last, next: me }).changes === 1;
      }),
    release: (id) => lightly(() => void run.release.run(id, me)),
    close: () => now(() => database.close()),
  };
}
