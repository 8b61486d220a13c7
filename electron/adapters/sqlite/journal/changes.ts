import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Changes } from '../../../core/ports/request-journal.ts';
import { readOutline } from '../../journal/request-row.ts';
import { cursorOf, placeOf } from '../../journal/stored-journal.ts';

const NEXT = `INSERT INTO changes (id, era, last) VALUES (1, hex(randomblob(16)), 1)
  ON CONFLICT (id) DO UPDATE SET last = last + 1 RETURNING last`;

const SINCE = `SELECT id, state, revision, change FROM requests WHERE change > :change ORDER BY change, rowid LIMIT :limit`;

const place = z.object({ era: z.string(), change: z.int() });

/** Nothing was ever written, or all of it was wiped. */
const NOTHING = { era: '', change: 0 };

/** The count of all changes, which tells where a reader was. A wipe takes it along, and another one begins. */
export function createChanges(database: DatabaseSync) {
  const count = database.prepare(NEXT);
  const end = database.prepare('SELECT era, last AS change FROM changes');
  const list = database.prepare(SINCE);

  return {
    /** The number of a change that is about to be written, inside its transaction. */
    next: (): number => Number(count.get()?.['last']),

    since(cursor: string | undefined, limit: number): Changes {
      const now = place.safeParse(end.get()).data ?? NOTHING;
      if (cursor === undefined) {
        return { requests: [], cursor: cursorOf(now), more: false, wiped: false };
      }
      const { change, wiped } = placeOf(cursor, now);
      // One more than is told shows whether there is more.
      const found = list.all({ change, limit: limit + 1 });
      const told = found.slice(0, limit);
      const more = found.length > limit;
      const last = more ? Number(told.at(-1)?.['change']) : now.change;
      return {
        requests: told.map(readOutline),
        cursor: cursorOf({ ...now, change: last }),
        more,
        wiped,
      };
    },
  };
}
