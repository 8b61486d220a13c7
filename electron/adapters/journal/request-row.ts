import { z } from 'zod';
import { requestKinds, requestStates } from '../../../shared/requests/request.ts';
import { AppError } from '../../core/base/errors.ts';
import type { Seal } from '../../core/ports/seal.ts';
import type { RequestOutline, StoredRequest } from '../../core/ports/request-journal.ts';
import { openBody, sealBody } from './request-body.ts';
import { storageFailed } from './stored-journal.ts';

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

/** A row as it comes out of the file. A file is untrusted: what does not fit is an error, not a guess. */
const row = z.object({
  id: z.uuid(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  created_at: z.string(),
  updated_at: z.string(),
  revision: z.int().min(1),
  body: z.instanceof(Uint8Array),
  finished: json(z.array(z.string())),
  attempted: json(z.array(z.string())),
  failures: z.number().int(),
  retry_at: z.string().nullable(),
});

const outlineOfRow = row.pick({ id: true, state: true, revision: true });

/** The places of a row that do not fit, without a word of what stands there. */
function placesOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return 'body';
  return error.issues.map(({ path }) => path.join('.')).join(', ');
}

const unreadable = (found: Record<string, unknown>, error: unknown): AppError =>
  storageFailed(`row ${String(found['id'])} cannot be read: ${placesOf(error)}`);

/** The request of a row. Throws `AppError('storage-failed')`, naming the row and its places, for one that cannot be read. */
export function readRow(found: Record<string, unknown>, seal: Seal): StoredRequest {
  try {
    const { id, kind, state, body, ...plain } = row.parse(found);
    return {
      id,
      kind,
      state,
      ...openBody(body, id, seal),
      createdAt: plain.created_at,
      updatedAt: plain.updated_at,
      revision: plain.revision,
      finished: plain.finished,
      attempted: plain.attempted,
      failures: plain.failures,
      retryAt: plain.retry_at ?? undefined,
    };
  } catch (error) {
    throw unreadable(found, error);
  }
}

/** What a row says in clear. Throws `AppError('storage-failed')`. */
export function readOutline(found: Record<string, unknown>): RequestOutline {
  const read = outlineOfRow.safeParse(found);
  if (!read.success) throw unreadable(found, read.error);
  return read.data;
}

/** Whether the row is a request that this key opens. */
export function canRead(found: Record<string, unknown>, seal: Seal): boolean {
  try {
    readRow(found, seal);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** No server asks for more. A time to try again that lies further ahead was made by a clock that somebody set meanwhile. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

/**
 * How long a request waits from its last change on, in milliseconds: both times are of one look at the clock of whoever wrote it, which need not be
 * the journal's. Undefined where it does not wait by itself.
 */
export function waitMsOf({ updatedAt, retryAt }: StoredRequest): number | undefined {
  if (retryAt === undefined) return undefined;
  const wait = Date.parse(retryAt) - Date.parse(updatedAt);
  return Number.isNaN(wait) ? 0 : Math.min(LONGEST_WAIT_MS, Math.max(0, wait));
}

/** The values of a request's row, by column. */
export const rowOf = (request: StoredRequest, seal: Seal) => ({
  id: request.id,
  kind: request.kind,
  state: request.state,
  created_at: request.createdAt,
  updated_at: request.updatedAt,
  revision: request.revision,
  body: sealBody(request, seal),
  finished: JSON.stringify(request.finished),
  attempted: JSON.stringify(request.attempted),
  failures: request.failures,
  retry_at: request.retryAt ?? null,
  // The code alone: what fills the places of its sentence may be somebody's name.
  waits_for: request.problem?.code ?? null,
  after: request.after ?? null,
});
