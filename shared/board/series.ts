import type { BoardView, Measure } from './board.ts';

const HOUR_MS = 3_600_000;

/** One hour of the event: how many were done in it, and how many by its end. */
export interface SeriesHour {
  /** When it begins; ISO 8601 in UTC. */
  readonly hour: string;
  readonly fresh: number;
  readonly total: number;
}

type Made = BoardView['made'][number];

const madeOf = ({ made }: Pick<BoardView, 'made'>, what: Measure): Made =>
  made.find((one) => one.what === what) ?? { what, before: 0, hours: [] };

const sum = (hours: Made['hours']): number => hours.reduce((total, { count }) => total + count, 0);

/** How many there are of this, all in all. */
export function totalOf(board: Pick<BoardView, 'made'>, what: Measure): number {
  const { before, hours } = madeOf(board, what);
  return before + sum(hours);
}

/** How many were done in the sixty minutes' hour that runs at `at`. */
export function thisHourOf(board: Pick<BoardView, 'made' | 'at'>, what: Measure): number {
  const running = hourOf(board.at);
  return sum(madeOf(board, what).hours.filter(({ hour }) => Date.parse(hour) === running));
}

const hourOf = (iso: string): number => Math.floor(Date.parse(iso) / HOUR_MS) * HOUR_MS;

/** Hours that the board told of, from the first in which any of these was done until now: nothing where nothing was. */
export function hoursOf(board: BoardView, whats: readonly Measure[]): readonly string[] {
  const told = whats.flatMap((what) => madeOf(board, what).hours.map(({ hour }) => hourOf(hour)));
  if (told.length === 0) return [];
  const last = Math.max(hourOf(board.at), ...told);
  const first = Math.min(...told);
  return Array.from({ length: (last - first) / HOUR_MS + 1 }, (_, i) =>
    new Date(first + i * HOUR_MS).toISOString(),
  );
}

/** The same with the hour before them, from whose end what was done in the first one rises. */
export function withHourBefore(hours: readonly string[]): readonly string[] {
  const [first] = hours;
  if (first === undefined) return [];
  return [new Date(Date.parse(first) - HOUR_MS).toISOString(), ...hours];
}

/** What was done in each of these hours, and by the end of each. */
export function seriesOf(
  board: BoardView,
  what: Measure,
  hours: readonly string[],
): readonly SeriesHour[] {
  const { before, hours: told } = madeOf(board, what);
  const counts = new Map(told.map(({ hour, count }) => [hourOf(hour), count]));
  let total = before;
  return hours.map((hour) => {
    const fresh = counts.get(Date.parse(hour)) ?? 0;
    total += fresh;
    return { hour, fresh, total };
  });
}

/** How far a figure has come. */
export interface Growth {
  /** The latest published figure, or the baseline; and what this desk adds to it. */
  readonly now: number;
  readonly goal: number;
  /** Of the way from the baseline to the goal, in percent; above 100 where the goal is passed. */
  readonly percent: number;
}

/** How far the figure of the profile has come with what was done here. */
export function growthOf({
  baseline,
  goal,
  published,
  here,
}: NonNullable<BoardView['growth']>): Growth {
  const now = (published.at(-1)?.value ?? baseline) + here;
  return {
    now,
    goal,
    percent: goal === baseline ? 100 : ((now - baseline) / (goal - baseline)) * 100,
  };
}
