import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { WaitReason } from '../../../../shared/board/board.ts';
import { waitReasonOf } from '../../../../shared/board/waiting.ts';
import { errorCodes } from '../../../../shared/errors.ts';
import { requestState } from '../../../../shared/requests/request.ts';
import type { Figures, FiguresAsked } from '../../../core/ports/request-journal.ts';
import { figuresOf } from '../../journal/figure-rows.ts';

const HOUR = `substr(confirmed_at, 1, 13) || ':00:00.000Z'`;

/** An hour without a name is all that lies before those that are told. */
const MADE = `SELECT counts_as AS what, CASE WHEN confirmed_at >= :since THEN ${HOUR} ELSE '' END AS hour, count(*) AS count
  FROM requests WHERE counts_as IS NOT NULL AND confirmed_at IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`;

const PEOPLE = `SELECT count(DISTINCT coalesce(person, id)) AS people FROM requests
  WHERE counts_as IS NOT NULL AND counts_as IN (SELECT value FROM json_each(:measures)) AND confirmed_at IS NOT NULL`;

/** How long each account took. A clock that was set back in between tells nothing. */
const TOOK = `SELECT ${HOUR} AS hour, confirmed_at, (unixepoch(confirmed_at, 'subsec') - unixepoch(begun_at, 'subsec')) / 60.0 AS minutes
  FROM requests WHERE counts_as = 'account' AND counts_as IS NOT NULL AND confirmed_at >= begun_at`;

/**
 * The median, which is the mean of the middle two of an even number; and what nine in ten took at most (nearest rank). `:each` 1: of each hour
 * that is told, 0: of all.
 */
const MINUTES = `WITH took AS (${TOOK}),
  ranked AS (SELECT CASE WHEN :each THEN hour ELSE '' END AS part, minutes,
      row_number() OVER (PARTITION BY CASE WHEN :each THEN hour END ORDER BY minutes) AS place,
      count(*) OVER (PARTITION BY CASE WHEN :each THEN hour END) AS people
    FROM took WHERE NOT :each OR confirmed_at >= :since)
  SELECT part AS hour, people,
    avg(minutes) FILTER (WHERE place IN ((people + 1) / 2, (people + 2) / 2)) AS median,
    min(minutes) FILTER (WHERE place >= people * 0.9) AS most
  FROM ranked GROUP BY part ORDER BY part`;

/** Spelt as the index has it (migration 10): only then does SQLite use it (sqlite.org/partialindex.html, 3). */
const WAITS = `SELECT wait_reason(state, waits_for) AS reason, coalesce(person, id) AS who, begun_at AS since
  FROM requests WHERE state IN ('saved', 'waiting', 'sending', 'needs-you', 'for-approval')`;

const WAITING = `WITH waits AS (${WAITS})
  SELECT reason, count(DISTINCT who) AS people, min(since) AS since FROM waits WHERE reason IS NOT NULL GROUP BY reason`;

const PEOPLE_WAITING = `WITH waits AS (${WAITS}) SELECT count(DISTINCT who) AS people FROM waits WHERE reason IS NOT NULL`;

/** What stands in a file is untrusted: a state or a code that nobody knows is no reason. */
function reasonOf(state: SQLOutputValue, code: SQLOutputValue): WaitReason | null {
  const read = requestState.safeParse(state);
  const known = errorCodes.find((one) => one === code);
  return read.success ? (waitReasonOf(read.data, known) ?? null) : null;
}

/** Reads the figures of a journal's requests. Throws `AppError('storage-failed')` for a file that holds what nobody wrote. */
export function createBoardFigures(database: DatabaseSync) {
  database.function('wait_reason', { deterministic: true }, reasonOf);
  const read = {
    made: database.prepare(MADE),
    people: database.prepare(PEOPLE),
    minutes: database.prepare(MINUTES),
    waiting: database.prepare(WAITING),
    peopleWaiting: database.prepare(PEOPLE_WAITING),
  };

  return {
    figures: ({ since, peopleOf }: FiguresAsked): Figures =>
      figuresOf({
        made: read.made.all({ since }),
        minutes: read.minutes.all({ since, each: 0 }),
        minutesByHour: read.minutes.all({ since, each: 1 }),
        waiting: read.waiting.all(),
        peopleWaiting: read.peopleWaiting.get(),
        people: read.people.get({ measures: JSON.stringify(peopleOf) }),
      }),
  };
}
