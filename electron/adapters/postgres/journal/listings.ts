import { z } from 'zod';
import type {
  Changes,
  PageAsked,
  RequestJournal,
  RequestsAsked,
} from '../../../core/ports/request-journal.ts';
import { readOutline, readRow } from '../../journal/request-row.ts';
import { cursorOf, placeOf } from '../../journal/stored-journal.ts';
import { cardDigest, filerDigest } from '../../journal/target-digests.ts';
import { counted } from '../audit/trail.ts';
import { ask, inTransaction, type Place, rowsOf } from '../database/place.ts';

const WHERE = `WHERE event = $1 AND ($2::text[] IS NULL OR state = ANY ($2)) AND ($3::text[] IS NULL OR kind = ANY ($3))
  AND ($4::text IS NULL OR created_at >= $4) AND ($5::bytea IS NULL OR filed_by = $5)`;

const NEWEST = 'ORDER BY created_at DESC, seq DESC';

/** Rows are compared from left to right (postgresql.org/docs/15/functions-comparisons.html); no row stands behind one that is not there. */
const OLDER = `AND (created_at, seq) < (SELECT created_at, seq FROM requests WHERE event = $1 AND id = $7)`;

const pageOf = (columns: string, isFirst: boolean): string =>
  `SELECT ${columns} FROM requests ${WHERE} ${isFirst ? '' : OLDER} ${NEWEST} LIMIT $6`;

/**
 * What nobody has any more, or never had. A request that has come to its end, or is gone, holds up nobody who waits for it; what is neither has one more
 * state than is known here, perhaps.
 */
const DUE = `SELECT id FROM requests AS r WHERE event = $1 AND state IN ('saved', 'waiting', 'sending')
    AND (taken_by IS NULL OR taken_until < clock_timestamp())
    AND (state <> 'waiting' OR due_at <= clock_timestamp()
      OR (waits_for = 'waits-for-other' AND NOT EXISTS (SELECT 1 FROM requests AS parent
        WHERE parent.event = $1 AND parent.id = r.after AND parent.state NOT IN ('confirmed', 'handed-over', 'dismissed'))))
  ORDER BY due_at NULLS FIRST, created_at, seq LIMIT $2`;

const WAITERS = `SELECT id FROM requests WHERE event = $1 AND after = $2 AND state IN ('saved', 'waiting', 'sending', 'for-approval')
  ORDER BY created_at, seq`;

const OF_CARD = `SELECT * FROM requests WHERE event = $1 AND card = $2 AND state <> 'dismissed' ORDER BY created_at DESC, seq DESC`;

const SINCE = `SELECT id, state, revision, change FROM requests WHERE event = $1 AND change > $2 ORDER BY change, seq LIMIT $3`;

const place = z.object({ era: z.string(), change: counted });

const idOf = ({ id }: Record<string, unknown>): string => String(id);

const filterOf = ({ event, seal }: Place, { states, kinds, since, filedBy }: RequestsAsked) => [
  event,
  states ?? null,
  kinds ?? null,
  since ?? null,
  filedBy === undefined ? null : filerDigest(filedBy, seal),
];

/** What is asked of a journal without changing it. */
type Reading = Pick<
  RequestJournal,
  | 'get'
  | 'ofCard'
  | 'list'
  | 'outline'
  | 'count'
  | 'waitersOf'
  | 'due'
  | 'changedSince'
  | 'untargeted'
>;

/** Reads an event's requests, newest first, by what stands there in clear. */
export function createListings(at: Place): Reading {
  const { event, seal } = at;

  const page = (columns: string, { olderThan, limit, ...asked }: PageAsked) => {
    const values = [...filterOf(at, asked), limit];
    if (olderThan === undefined) return ask(at, pageOf(columns, true), values);
    return ask(at, pageOf(columns, false), [...values, olderThan]);
  };

  const changedSince = (cursor: string | undefined, limit: number): Promise<Changes> =>
    inTransaction(at, async ({ client }) => {
      await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      const end = 'SELECT era, changes AS change FROM events WHERE event = $1';
      const now = place.parse((await rowsOf(client, end, [event]))[0]);
      if (cursor === undefined) {
        return { requests: [], cursor: cursorOf(now), more: false, wiped: false };
      }
      const { change, wiped } = placeOf(cursor, now);
      // One more than is told shows whether there is more.
      const found = await rowsOf(client, SINCE, [event, change, limit + 1]);
      const told = found.slice(0, limit);
      const more = found.length > limit;
      const last = more ? counted.parse(told.at(-1)?.['change']) : now.change;
      return {
        requests: told.map(readOutline),
        cursor: cursorOf({ ...now, change: last }),
        more,
        wiped,
      };
    });

  return {
    async get(id) {
      const sql = 'SELECT * FROM requests WHERE event = $1 AND id = $2';
      const [found] = await ask(at, sql, [event, id]);
      return found && readRow(found, seal);
    },
    ofCard: async (card) =>
      (await ask(at, OF_CARD, [event, cardDigest(card, seal)])).map((found) =>
        readRow(found, seal),
      ),
    list: async (asked) => (await page('*', asked)).map((found) => readRow(found, seal)),
    outline: async (asked) => (await page('id, state, revision', asked)).map(readOutline),
    async count(asked = {}) {
      const sql = `SELECT count(*) AS number FROM requests ${WHERE}`;
      return counted.parse((await ask(at, sql, filterOf(at, asked)))[0]?.['number']);
    },
    waitersOf: async (id) => (await ask(at, WAITERS, [event, id])).map(idOf),
    due: async (limit) => (await ask(at, DUE, [event, limit])).map(idOf),
    changedSince,
    async untargeted(limit) {
      const sql = `SELECT * FROM requests WHERE event = $1 AND target IS NULL
        AND state IN ('saved', 'waiting', 'sending', 'needs-you', 'for-approval') ORDER BY seq LIMIT $2`;
      return (await ask(at, sql, [event, limit])).map((found) => readRow(found, seal));
    },
  };
}
