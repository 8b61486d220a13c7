import { waitReasonOf } from '../../../../shared/board/waiting.ts';
import { errorCodes } from '../../../../shared/errors.ts';
import { unfinishedStates } from '../../../../shared/requests/request.ts';
import type { BoardFigures, Figures, FiguresAsked } from '../../../core/ports/request-journal.ts';
import { callsOf, figuresOf } from '../../journal/figure-rows.ts';
import { ask, inTransaction, type Place, rowsOf, type Within } from '../database/place.ts';

const HOUR = `substr(confirmed_at, 1, 13) || ':00:00.000Z'`;

/** An hour without a name is all that lies before those that are told. */
const MADE = `SELECT counts_as AS what, CASE WHEN confirmed_at >= $2 THEN ${HOUR} ELSE '' END AS hour, count(*)::integer AS count
  FROM requests WHERE event = $1 AND counts_as IS NOT NULL AND confirmed_at IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`;

/** Keyed digests tell people apart; a request of nobody who is known counts by its own id. */
const WHO = `coalesce(encode(person, 'hex'), id)`;

const PEOPLE = `SELECT count(DISTINCT ${WHO})::integer AS people FROM requests
  WHERE event = $1 AND counts_as = ANY ($2::text[]) AND confirmed_at IS NOT NULL`;

/** How long each account took. A clock that was set back in between tells nothing. */
const TOOK = `SELECT ${HOUR} AS hour, confirmed_at,
    extract(epoch FROM confirmed_at::timestamptz - begun_at::timestamptz)::float8 / 60.0 AS minutes
  FROM requests WHERE event = $1 AND counts_as = 'account' AND confirmed_at >= begun_at`;

/**
 * The median, which is the mean of the middle two of an even number; and what nine in ten took at most (nearest rank). `$3` true: of each hour
 * that is told, false: of all.
 */
const MINUTES = `WITH took AS (${TOOK}),
  parts AS (SELECT CASE WHEN $3 THEN hour ELSE '' END AS part, minutes FROM took WHERE NOT $3 OR confirmed_at >= $2),
  ranked AS (SELECT part, minutes, row_number() OVER (PARTITION BY part ORDER BY minutes) AS place,
      count(*) OVER (PARTITION BY part) AS people FROM parts)
  SELECT part AS hour, people::integer AS people,
    avg(minutes) FILTER (WHERE place IN ((people + 1) / 2, (people + 2) / 2)) AS median,
    min(minutes) FILTER (WHERE place >= people * 0.9) AS most
  FROM ranked GROUP BY part, people ORDER BY part`;

/** Which state and code are which reason is a table of the program's own, which comes along; a code that nobody knows says nothing. */
const WAITS = `SELECT coalesce(of.reason, plain.reason) AS reason, ${WHO} AS who, begun_at AS since FROM requests
    LEFT JOIN unnest($2::text[], $3::text[], $4::text[]) AS of (state, code, reason) ON of.state = requests.state AND of.code = waits_for
    LEFT JOIN unnest($5::text[], $6::text[]) AS plain (state, reason) ON plain.state = requests.state
      AND (waits_for IS NULL OR waits_for <> ALL ($7::text[]))
  WHERE event = $1 AND requests.state IN ('saved', 'waiting', 'sending', 'needs-you', 'for-approval')`;

const WAITING = `WITH waits AS (${WAITS})
  SELECT reason, count(DISTINCT who)::integer AS people, min(since) AS since FROM waits WHERE reason IS NOT NULL GROUP BY reason`;

const PEOPLE_WAITING = `WITH waits AS (${WAITS}) SELECT count(DISTINCT who)::integer AS people FROM waits WHERE reason IS NOT NULL`;

const reasons = unfinishedStates.flatMap((state) =>
  errorCodes.map((code) => ({ state, code, reason: waitReasonOf(state, code) ?? null })),
);
const plain = unfinishedStates.map((state) => waitReasonOf(state, undefined) ?? null);
const REASONS: readonly (readonly (string | null)[])[] = [
  reasons.map(({ state }) => state),
  reasons.map(({ code }) => code),
  reasons.map(({ reason }) => reason),
  unfinishedStates,
  plain,
  errorCodes,
];

async function read(
  { client, event }: Within,
  { since, peopleOf }: FiguresAsked,
): Promise<Figures> {
  const rows = (sql: string, ...values: unknown[]) => rowsOf(client, sql, [event, ...values]);
  // One moment for all of them.
  await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  return figuresOf({
    made: await rows(MADE, since),
    minutes: await rows(MINUTES, since, false),
    minutesByHour: await rows(MINUTES, since, true),
    waiting: await rows(WAITING, ...REASONS),
    peopleWaiting: (await rows(PEOPLE_WAITING, ...REASONS))[0],
    people: (await rows(PEOPLE, peopleOf))[0],
  });
}

const ADD = `INSERT INTO calls (event, system, hour, bound, calls) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (event, system, hour, bound) DO UPDATE SET calls = calls.calls + excluded.calls`;

const SUM = `SELECT system, bound, sum(calls)::float8 AS calls FROM calls WHERE event = $1 AND hour >= $2
  GROUP BY system, bound ORDER BY system, bound`;

/** The figures that lie in an event's part of the database. */
export const storedFigures = (place: Place): BoardFigures => ({
  figures: (asked) => inTransaction(place, (within) => read(within, asked)),
  async addCalls(counted, keepSince) {
    const add = async ({ client, event }: Within): Promise<void> => {
      // In one order, so that two processes do not wait for each other.
      const inOrder = counted.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
      for (const { system, hour, bound, calls } of inOrder) {
        await rowsOf(client, ADD, [event, system, hour, bound, calls]);
      }
      await rowsOf(client, 'DELETE FROM calls WHERE event = $1 AND hour < $2', [event, keepSince]);
    };
    await inTransaction(place, add, true);
    return true;
  },
  callsSince: async (since) => callsOf(await ask(place, SUM, [place.event, since])),
});

const keyOf = ({ system, hour, bound }: Parameters<BoardFigures['addCalls']>[0][number]): string =>
  `${system} ${hour} ${bound}`;
