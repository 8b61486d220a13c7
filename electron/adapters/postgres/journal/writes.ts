import { AppError } from '../../../core/base/errors.ts';
import type { RequestTarget, StoredRequest, Writing } from '../../../core/ports/request-journal.ts';
import { countedColumns } from '../../journal/figure-rows.ts';
import { rowOf, waitMsOf } from '../../journal/request-row.ts';
import {
  askedOtherwise,
  cardDigest,
  filerDigest,
  targetColumns,
  targetDigests,
  toRefuseFor,
} from '../../journal/target-digests.ts';
import { type Asking, rowsOf, type Within } from '../database/place.ts';
import { LEASE_S } from './claims.ts';

const SHARED = `state, updated_at, revision, body, finished, attempted, failures, retry_at, waits_for, after`;

/**
 * A new request may always be filed. One that is to be sent is taken for this process with that: its memory has the clear password. `$1` to `$20` as in
 * `shared`, then the kind, when it was filed and by whom.
 */
const FILE = `INSERT INTO requests (event, id, ${SHARED}, target, wants, person, counts_as, card, due_at, change,
    kind, created_at, begun_at, confirmed_at, filed_by, number, taken_by, taken_until)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
    clock_timestamp() + $18::float8 * interval '1 millisecond', $19, $21, $22::text,
    CASE WHEN $3::text <> 'expected' THEN $22::text END, CASE WHEN $3::text = 'confirmed' THEN $4::text END, $23,
    CASE WHEN $3::text = 'saved' THEN 1 ELSE 0 END, CASE WHEN $3::text = 'saved' THEN $20::uuid END,
    CASE WHEN $3::text = 'saved' THEN clock_timestamp() + make_interval(secs => ${LEASE_S}) END)`;

/**
 * What a piece of work here took is written only under the number it was taken with; anything else only where no other process has it. Then whether
 * the writer says what the board counts, and that number.
 */
const CHANGE = `UPDATE requests SET state = $3, updated_at = $4, revision = $5, body = $6, finished = $7, attempted = $8, failures = $9,
    retry_at = $10, waits_for = $11, after = $12, target = coalesce($13, target), wants = coalesce($14, wants),
    person = CASE WHEN $21 THEN $15 ELSE person END, counts_as = CASE WHEN $21 THEN $16 ELSE counts_as END, card = coalesce($17, card),
    due_at = clock_timestamp() + $18::float8 * interval '1 millisecond', change = $19,
    begun_at = CASE WHEN $3::text = 'expected' THEN begun_at ELSE coalesce(begun_at, $4::text) END,
    confirmed_at = CASE WHEN $3::text = 'confirmed' THEN coalesce(confirmed_at, $4::text) ELSE confirmed_at END
  WHERE event = $1 AND id = $2 AND CASE WHEN $22::bigint IS NULL
    THEN taken_by IS NULL OR taken_until < clock_timestamp() OR taken_by = $20::uuid
    ELSE number = $22::bigint AND taken_by = $20::uuid END
  RETURNING 1`;

interface How {
  readonly as: Writing;
  /** The number of this change, over all requests. */
  nextChange(): number;
}

/** The values that both statements begin with. */
function shared({ event, seal, me }: Within, request: StoredRequest, { as, nextChange }: How) {
  const row = rowOf(request, seal);
  const { target, wants } = targetColumns(as.target, seal);
  const { person, counts_as } = countedColumns(as, seal);
  const card = as.card === undefined ? null : cardDigest(as.card, seal);
  return [
    ...[event, row.id, row.state, row.updated_at, row.revision, row.body, row.finished],
    ...[row.attempted, row.failures, row.retry_at, row.waits_for, row.after],
    ...[target, wants, person, counts_as, card, waitMsOf(request) ?? null, nextChange(), me],
  ];
}

/** Spelt as the indexes have it: only then are they used. */
const CONFLICTING = `SELECT id FROM requests WHERE event = $1 AND target = $2 AND wants <> $3 AND id <> $4
    AND state IN ('saved', 'waiting', 'sending', 'needs-you', 'for-approval')
  ORDER BY created_at, seq LIMIT 1`;

const SAME_CARD = `SELECT id FROM requests WHERE event = $1 AND card = $2 AND id <> $3
    AND state IN ('saved', 'waiting', 'sending', 'for-approval')
  ORDER BY created_at, seq LIMIT 1`;

/** The id of another unfinished request that wants the same thing in another way. */
export async function conflicting(
  { client, event, seal }: Within,
  target: RequestTarget,
  id = '',
): Promise<string | undefined> {
  const digests = targetDigests(target, seal);
  return idIn(client, CONFLICTING, [event, digests.target, digests.wants, id]);
}

async function idIn(
  client: Asking,
  sql: string,
  values: readonly unknown[],
): Promise<string | undefined> {
  const [found] = await rowsOf(client, sql, values);
  return found && String(found['id']);
}

/** Throws `asked-otherwise` [id] where another stands in the way of what is about to be written. */
async function refuse(
  within: Within,
  request: StoredRequest,
  { before, as }: { readonly before: unknown; readonly as: Writing },
): Promise<void> {
  const { client, event, seal } = within;
  const { target, card } = toRefuseFor(request, before, as);
  const other =
    (target && (await conflicting(within, target, request.id))) ??
    (card === undefined
      ? undefined
      : await idIn(client, SAME_CARD, [event, cardDigest(card, seal), request.id]));
  if (other !== undefined) throw askedOtherwise(other);
}

async function stateOf({ client, event }: Within, id: string): Promise<unknown> {
  const sql = 'SELECT state FROM requests WHERE event = $1 AND id = $2 FOR NO KEY UPDATE';
  return (await rowsOf(client, sql, [event, id]))[0]?.['state'];
}

/** Files a request; false where it is there by now. Whoever calls this has the event's row. */
export async function fileOne(within: Within, request: StoredRequest, how: How): Promise<boolean> {
  if ((await stateOf(within, request.id)) !== undefined) return false;
  await refuse(within, request, { before: undefined, as: how.as });
  const values = shared(within, request, how);
  const filedBy = filerDigest(request.askedBy, within.seal);
  await rowsOf(within.client, FILE, [...values, request.kind, request.createdAt, filedBy]);
  return true;
}

/** Changes a request. Whoever calls this has the event's row. Throws `not-found`, `lease-lost` and `asked-otherwise`. */
export async function changeOne(
  within: Within,
  request: StoredRequest,
  how: How & { readonly number: string | undefined },
): Promise<void> {
  const { id } = request;
  const before = await stateOf(within, id);
  if (before === undefined) {
    throw new AppError('not-found', `Request ${id} is gone`, { params: [id] });
  }
  await refuse(within, request, { before, as: how.as });
  const values = shared(within, request, how);
  const isCounted = how.as.counted !== undefined;
  const [changed] = await rowsOf(within.client, CHANGE, [...values, isCounted, how.number ?? null]);
  if (changed) return;
  throw new AppError('lease-lost', `Request ${id} belongs to another process now`);
}
