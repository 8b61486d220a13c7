import { randomInt } from 'node:crypto';
import { CODE_LENGTH, codeLetters, type EnrolledDesk } from '../../../../shared/desks/desks.ts';
import { AppError } from '../../../core/base/errors.ts';
import type {
  DeskRegister,
  HandedInRow,
  HandedInUnder,
} from '../../../core/ports/desks/desk-register.ts';
import type { NoteIn } from '../audit/trail.ts';
import { databaseFailure } from '../database/connection.ts';
import type { Pool } from '../database/pool.ts';
import { transaction } from '../database/transaction.ts';

/** How long a code is good, in minutes: long enough to find somebody who may let the desk in. */
const CODE_MINUTES = 15;
/** Desks that ask at the same time; more are strangers. */
const MOST_ASKING = 200;
/** A signature is good for two minutes to both sides of the hub's clock; this is longer. In minutes. */
const CALL_MINUTES = 10;
/** Every so many calls, what is too old goes. */
const TIDY_EVERY = 256;
const MOST_LISTED = 1000;

interface DeskRow {
  readonly id: string;
  readonly name: string;
  readonly enrolled_by: string;
  readonly enrolled_at: Date;
  readonly seen_at: Date | null;
}

const deskOf = ({ id, name, ...row }: DeskRow): EnrolledDesk => ({
  id,
  name,
  enrolledBy: row.enrolled_by,
  enrolledAt: row.enrolled_at.toISOString(),
  ...(row.seen_at === null ? {} : { seenAt: row.seen_at.toISOString() }),
});

interface HandedIn {
  readonly digest: string;
  readonly desk: string;
  readonly request: string | null;
}

const rowOf = ({ digest, desk, request }: HandedIn): HandedInRow => ({
  digest,
  desk,
  request: request ?? undefined,
});

const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => codeLetters[randomInt(codeLetters.length)]).join('');

const FIELDS = 'id, name, enrolled_by, enrolled_at, seen_at';

/**
 * The desks of one event in the tables of a hub's database and nowhere else, so that every process of the hub knows the same.
 *
 * @param noteIn - adds to the event's audit trail
 */
export function createDeskRegister(pool: Pool, event: string, noteIn: NoteIn): DeskRegister {
  let calls = 0;

  const ask = async <Row extends object>(text: string, values: readonly unknown[]) => {
    try {
      return await pool.query<Row>(text, [event, ...values]);
    } catch (error) {
      throw databaseFailure(error);
    }
  };

  return {
    async now() {
      const { rows } = await ask<{ now: Date }>(
        'SELECT clock_timestamp() AS now, $1::text AS event',
        [],
      );
      const [row] = rows;
      if (row) return row.now;
      throw new AppError('storage-failed', 'The database does not tell the time');
    },

    async note(id, { digest, desk }) {
      // What is there stays as it is; the row is locked, so that two who come at once see one of them first (xmax is 0 for a new row).
      const { rows } = await ask<HandedIn & { is_new: boolean }>(
        `INSERT INTO hub_handed_in (event, id, digest, desk) VALUES ($1, $2, $3, $4)
         ON CONFLICT (event, id) DO UPDATE SET id = hub_handed_in.id
         RETURNING digest, desk, request, xmax = 0 AS is_new`,
        [id, digest, desk],
      );
      const [row = { digest, desk, request: null, is_new: true }] = rows;
      return { ...rowOf(row), isNew: row.is_new };
    },

    async renew(id, { digest, desk }, was) {
      const { rowCount } = await ask(
        `UPDATE hub_handed_in SET digest = $3, desk = $4, request = NULL, at = now()
         WHERE event = $1 AND id = $2 AND digest = $5 AND request IS NOT DISTINCT FROM $6::uuid
           AND at < now() - interval '1 minute'`,
        [id, digest, desk, was.digest, was.request],
      );
      return rowCount === 1;
    },

    async forget(id) {
      await ask('DELETE FROM hub_handed_in WHERE event = $1 AND id = $2', [id]);
    },

    async answeredBy(id, request) {
      await ask('UPDATE hub_handed_in SET request = $3 WHERE event = $1 AND id = $2', [
        id,
        request,
      ]);
    },

    async handedIn(id) {
      const { rows } = await ask<HandedIn>(
        'SELECT digest, desk, request FROM hub_handed_in WHERE event = $1 AND id = $2',
        [id],
      );
      return rows[0] && rowOf(rows[0]);
    },

    async handedInBy(desk, requests) {
      const { rows } = await ask<HandedInUnder>(
        `SELECT id, coalesce(request, id) AS request FROM hub_handed_in
         WHERE event = $1 AND desk = $2 AND (id = ANY ($3) OR request = ANY ($3)) AND coalesce(request, id) = ANY ($3)`,
        [desk, requests],
      );
      const byRequest = Map.groupBy(rows, ({ request }) => request);
      return new Map([...byRequest].map(([request, own]) => [request, own.map(({ id }) => id)]));
    },

    async handedInPage(desk, { after, limit }) {
      const { rows } = await ask<HandedInUnder>(
        `SELECT id, coalesce(request, id) AS request FROM hub_handed_in
         WHERE event = $1 AND desk = $2 AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4`,
        [desk, after, limit],
      );
      return rows;
    },

    async keyOf(desk) {
      const { rows } = await ask<{ public_key: Buffer }>(
        `WITH seen AS (
           UPDATE hub_desks SET seen_at = now() WHERE event = $1 AND id = $2
           AND (seen_at IS NULL OR seen_at < now() - interval '1 minute')
         )
         SELECT public_key FROM hub_desks WHERE event = $1 AND id = $2`,
        [desk],
      );
      return rows[0]?.public_key;
    },

    async isFirst(nonce) {
      calls += 1;
      if (calls % TIDY_EVERY === 0) {
        await ask('DELETE FROM hub_desk_calls WHERE ends_at < now() AND event = $1', []);
      }
      const { rowCount } = await ask(
        `INSERT INTO hub_desk_calls (event, nonce, ends_at)
         VALUES ($1, $2, now() + $3 * interval '1 minute') ON CONFLICT DO NOTHING`,
        [nonce, CALL_MINUTES],
      );
      return rowCount === 1;
    },

    ask: ({ id, publicKey, name }) =>
      transaction(pool, async (client) => {
        // One after the other, so that the count holds.
        await client.query("SELECT pg_advisory_xact_lock(hashtext('hub_desk_asks ' || $1))", [
          event,
        ]);
        const own = [event, id];
        await client.query(
          'DELETE FROM hub_desk_asks WHERE event = $1 AND (ends_at < now() OR id = $2)',
          own,
        );
        const { rows: asking } = await client.query<{ count: number }>(
          'SELECT count(*)::int AS count FROM hub_desk_asks WHERE event = $1',
          [event],
        );
        if ((asking[0]?.count ?? 0) >= MOST_ASKING) return undefined;
        const { rows } = await client.query<{ code: string; ends_at: Date }>(
          `INSERT INTO hub_desk_asks (event, id, public_key, name, code, ends_at)
           VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 minute') RETURNING code, ends_at`,
          [...own, Buffer.from(publicKey), name, newCode(), CODE_MINUTES],
        );
        return rows[0] && { code: rows[0].code, until: rows[0].ends_at.toISOString() };
      }),

    enrol: (code, by) =>
      transaction(pool, async (client) => {
        const { rows: asks } = await client.query<{ id: string; public_key: Buffer; name: string }>(
          `DELETE FROM hub_desk_asks WHERE event = $1 AND code = $2 AND ends_at > now()
           RETURNING id, public_key, name`,
          [event, code],
        );
        const [asked] = asks;
        if (!asked) return undefined;
        const { rows } = await client.query<DeskRow>(
          `INSERT INTO hub_desks (event, id, public_key, name, enrolled_by) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (event, id) DO UPDATE SET name = excluded.name RETURNING ${FIELDS}`,
          [event, asked.id, asked.public_key, asked.name, by],
        );
        await noteIn(client, { event: 'desk', act: 'let-in', desk: asked.id }, by);
        return rows[0] && deskOf(rows[0]);
      }),

    async list() {
      const { rows } = await ask<DeskRow>(
        `SELECT ${FIELDS} FROM hub_desks WHERE event = $1 ORDER BY enrolled_at DESC, id LIMIT $2`,
        [MOST_LISTED],
      );
      return rows.map(deskOf);
    },

    revoke: (desk, by) =>
      transaction(pool, async (client) => {
        const sql = 'DELETE FROM hub_desks WHERE event = $1 AND id = $2';
        const { rowCount } = await client.query(sql, [event, desk]);
        if (rowCount !== 1) return false;
        await noteIn(client, { event: 'desk', act: 'revoked', desk }, by);
        return true;
      }),
  };
}
