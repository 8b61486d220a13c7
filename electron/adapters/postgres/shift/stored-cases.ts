import { AppError } from '../../../core/base/errors.ts';
import type { CaseBook } from '../../../core/ports/shift/case-book.ts';
import { caseRow, readCase, revisionsOf } from '../../journal/case-row.ts';
import { CHANNEL, noticeOf } from '../database/listener.ts';
import { ask, call, inTransaction, type Place, rowsOf } from '../database/place.ts';

const PUT = `INSERT INTO cases (event, id, revision, body) VALUES ($1, $2, $3, $4)
  ON CONFLICT (event, id) DO UPDATE SET revision = $3, body = $4`;

const PAGE = 'SELECT * FROM cases WHERE event = $1 AND id > $2 ORDER BY id LIMIT $3';
const SOME = 'SELECT * FROM cases WHERE event = $1 AND id = ANY ($2) ORDER BY id';

/** Whoever files or changes a request has the event's row first, and then that of the request; so has whoever writes about its case. */
const COUNT = 'UPDATE events SET changes = changes + 1 WHERE event = $1';
const HOLD = 'SELECT 1 FROM requests WHERE event = $1 AND id = $2 FOR NO KEY UPDATE';

/** Whoever asks what is new is told of the request, and looks at its case with it. */
const TELL = `UPDATE requests SET change = (SELECT changes FROM events WHERE event = $1) WHERE event = $1 AND id = $2`;

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
      await rowsOf(client, COUNT, [event]);
      const [request] = await rowsOf(client, HOLD, [event, id]);
      if (!request) throw new AppError('not-found', `Request ${id} is gone`, { params: [id] });
      const sql = 'SELECT * FROM cases WHERE event = $1 AND id = $2';
      const [found] = await rowsOf(client, sql, [event, id]);
      const changed = call(() => change(found && readCase(found, seal)));
      const { revision, body } = caseRow(id, changed, seal);
      await rowsOf(client, PUT, [event, id, revision, body]);
      await rowsOf(client, TELL, [event, id]);
      await rowsOf(client, `SELECT pg_notify($1, $2)`, [CHANNEL, noticeOf(event, me)]);
      return changed;
    }),
  async caseRevisions() {
    const sql = 'SELECT id, revision FROM cases WHERE event = $1';
    return revisionsOf(await ask(place, sql, [place.event]));
  },
});
