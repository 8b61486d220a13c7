import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { PageAsked, RequestsAsked } from '../../../core/ports/request-journal.ts';

type Row = Record<string, SQLOutputValue>;

const WHERE = `WHERE (:states IS NULL OR state IN (SELECT value FROM json_each(:states)))
  AND (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
  AND (:since IS NULL OR created_at >= :since)`;

/** SQLite compares rows from left to right (sqlite.org/rowvalue.html); no row stands behind one that is not there. */
const PAGE = `${WHERE} AND (:olderThan IS NULL
    OR (created_at, rowid) < (SELECT created_at, rowid FROM requests WHERE id = :olderThan))
  ORDER BY created_at DESC, rowid DESC LIMIT :limit`;

/** Without a limit (sqlite.org/lang_select.html, 4). */
const NO_LIMIT = -1;

const listed = (values: readonly string[] | undefined): string | null =>
  values === undefined ? null : JSON.stringify(values);

const filterOf = ({ states, kinds, since }: RequestsAsked) => ({
  states: listed(states),
  kinds: listed(kinds),
  since: since ?? null,
});

const pageOf = ({ olderThan, limit = NO_LIMIT, ...asked }: PageAsked) => ({
  ...filterOf(asked),
  olderThan: olderThan ?? null,
  limit,
});

/** Which requests there are, newest first, by what stands in the file in clear. */
export function createListings(database: DatabaseSync) {
  const list = database.prepare(`SELECT * FROM requests ${PAGE}`);
  const outline = database.prepare(`SELECT id, state, revision FROM requests ${PAGE}`);
  const count = database.prepare(`SELECT count(*) AS number FROM requests ${WHERE}`);
  return {
    list: (asked: PageAsked = {}): Row[] => list.all(pageOf(asked)),
    outline: (asked: PageAsked = {}): Row[] => outline.all(pageOf(asked)),
    count: (asked: RequestsAsked = {}): number => Number(count.get(filterOf(asked))?.['number']),
  };
}
