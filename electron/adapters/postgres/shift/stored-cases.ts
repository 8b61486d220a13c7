import { AppError } from '../../../core/base/errors.ts';
import type { CaseBook } from '../../../core/ports/shift/case-book.ts';
import { caseRow, readCase, revisionsOf } from '../../journal/case-row.ts';
import { CHANNEL, noticeOf } from '../database/listener.ts';
import { ask, call, inTransaction, type Place, rowsOf } from '../database/place.ts';

const PUT = `INSERT INTO cases (event, id, revision, body) VALUES ($1, $2, $3, $4)
  ON CONFLICT (event, id) DO UPDATE SET revision = $3, body = $4`;

const PAGE = 'SELECT * FROM cases WHERE event = $1 AND id > $2 ORDER BY id LIMIT $3';
const SOME = 'SELECT * FROM cases WHERE event = $1 AND id = ANY ($2) ORDER BY id';

/** Whoever writes about a request's case has the request meanwhile, without standing in the way of those who change what is in it. */
const HOLD = 'SELECT 1 FROM requests WHERE event = $1 AND id = $2 FOR KEY SHARE';

/** What helpers tell each other, in an event's part of the database. */
export const storedCases = (place: Place): CaseBook => ({
  async cases({ after = '', limit }) {
    const rows = await ask(place, PAGE, [place.event, after, limit]);
    return rows.map((found) => readCase(found, place.seal));
  },
  async casesOf(ids) {
    const rows = await ask(place, SOME, [place.event, ids]);
    return rows.map((found) => readCase(found, place.seal));
  },
  changeCase: (id, change) =>
    inTransaction(place, async ({ client, event, seal, me }) => {
      // One at a time: a case that is new has no row yet that could be locked.
      await rowsOf(client, 'SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2))', [event, id]);
      const [request] = await rowsOf(client, HOLD, [event, id]);
      if (!request) throw new AppError('not-found', `Request ${id} is gone`, { params: [id] });
      const sql = 'SELECT * FROM cases WHERE event = $1 AND id = $2';
      const [found] = await rowsOf(client, sql, [event, id]);
      const changed = call(() => change(found && readCase(found, seal)));
      const { revision, body } = caseRow(id, changed, seal);
      await rowsOf(client, PUT, [event, id, revision, body]);
      await rowsOf(client, `SELECT pg_notify($1, $2)`, [CHANNEL, noticeOf(event, me)]);
      return changed;
    }),
  async caseRevisions() {
    const sql = 'SELECT id, revision FROM cases WHERE event = $1';
    return revisionsOf(await ask(place, sql, [place.event]));
  },
});
