import type { AuditLine, AuditReport } from '../../../../shared/storage/audit.ts';
import type { AuditTrail } from '../../../core/ports/audit-trail.ts';
import { pseudonyms } from '../../journal/audit-entry.ts';
import { hex } from '../../journal/audit-line.ts';
import { type Break, createWalk, lineOf } from '../../journal/audit-walk.ts';
import {
  ask,
  inTransaction,
  type Place,
  type Row,
  rowsOf,
  type Within,
} from '../database/place.ts';
import { counted, signedHead } from './trail.ts';

/** How many rows are asked for at once: a trail is as long as it likes, a statement is not. */
const PAGE = 1000;

/** A number of 64 bits comes as a text, but as a number where it is one of these, which are none that could not be told exactly. */
const COLUMNS = 'line::float8 AS line, at, who, request, what, hash, mac';

const LINES = `SELECT ${COLUMNS} FROM audit WHERE event = $1 AND line > $2 ORDER BY line LIMIT $3`;
const OWN_LINES = `SELECT ${COLUMNS} FROM audit WHERE event = $1 AND request IS NULL AND line > $2 ORDER BY line LIMIT $3`;
const NAMES =
  'SELECT who, name FROM audit_names WHERE event = $1 AND who > $2 ORDER BY who LIMIT $3';
const STATES = 'SELECT id, state FROM requests WHERE event = $1 AND id > $2 ORDER BY id LIMIT $3';

/** All rows of a list, page by page; `key` is what it is ordered by. */
async function* pages(
  { client, event }: Within,
  sql: string,
  { key, from }: { readonly key: string; readonly from: unknown },
): AsyncGenerator<Row> {
  for (let after = from; ;) {
    const rows = await rowsOf(client, sql, [event, after, PAGE]);
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.[key];
  }
}

const NO_LINE = { key: 'line', from: 0 };

/** The pseudonyms whose names this key opens: people who work at an event are few. */
async function namedBy(within: Within): Promise<ReadonlySet<string>> {
  const { open } = pseudonyms(within.seal);
  const named = new Set<string>();
  for await (const { who, name } of pages(within, NAMES, { key: 'who', from: Buffer.alloc(0) })) {
    if (who instanceof Uint8Array && open(who, name) !== undefined) named.add(hex(who));
  }
  return named;
}

type Walk = ReturnType<typeof createWalk>;

async function firstBreak(within: Within, walk: Walk): Promise<Break | undefined> {
  for await (const found of pages(within, LINES, NO_LINE)) {
    const broken = walk.step(found);
    if (broken) return broken;
  }
  return undefined;
}

async function differingJournal(within: Within, walk: Walk): Promise<Break | undefined> {
  for await (const { id, state } of pages(within, STATES, { key: 'id', from: '' })) {
    const differing = walk.differing(String(id), state);
    if (differing) return differing;
  }
  return undefined;
}

async function check(within: Within): Promise<AuditReport> {
  const { client, event, seal } = within;
  // One moment for all pages, whatever others write meanwhile.
  await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  const named = await namedBy(within);
  const own: Row[] = [];
  for await (const line of pages(within, OWN_LINES, NO_LINE)) own.unshift(line);
  const walk = createWalk({ seal, own, isNamed: (who) => named.has(hex(who)) });
  const firstBroken =
    (await firstBreak(within, walk)) ??
    walk.end(await signedHead(within)) ??
    (await differingJournal(within, walk));
  const [row] = await rowsOf(client, 'SELECT count(*) AS lines FROM audit WHERE event = $1', [
    event,
  ]);
  return walk.report(counted.parse(row?.['lines']), firstBroken);
}

const LIST = `SELECT ${COLUMNS}, name FROM audit LEFT JOIN audit_names USING (event, who)
  WHERE event = $1 AND ($2::text IS NULL OR request = $2) AND line < $3 ORDER BY line DESC LIMIT 200`;

async function listed(
  place: Place,
  { request, before }: Parameters<AuditTrail['lines']>[0],
): Promise<readonly AuditLine[]> {
  const asked = [place.event, request ?? null, before ?? Number.MAX_SAFE_INTEGER];
  const names = pseudonyms(place.seal);
  const rows = await ask(place, LIST, asked);
  return rows.map((row) => lineOf(row, (who) => names.open(who, row['name'])));
}

/** The trail of an event, to be read. Throws `AppError('storage-failed')`. */
export const storedTrail = (place: Place): Pick<AuditTrail, 'verify' | 'lines'> => ({
  verify: () => inTransaction(place, check),
  lines: (asked) => listed(place, asked),
});
