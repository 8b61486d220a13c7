import { z } from 'zod';
import { boardView, callCount, type CallCount } from '../../../shared/board/board.ts';
import type { Figures, Writing } from '../../core/ports/request-journal.ts';
import type { Seal } from '../../core/ports/seal.ts';
import { storageFailed } from './stored-journal.ts';

const { shape } = boardView;
const made = z.array(
  z.object({
    what: shape.made.element.shape.what,
    hour: z.union([z.iso.datetime(), z.literal('')]),
    count: z.int(),
  }),
);
const people = z.object({ people: z.int() });
const minutes = z.array(
  z.object({ hour: z.string(), people: z.int(), median: z.number(), most: z.number() }),
);

/** What a database answers for the figures of a journal; none of it is trusted. */
export interface FigureRows {
  /** How many of each measure in each hour; an hour without a name is all that lies before those that are told. */
  readonly made: unknown;
  /** How long each account took: over all of them in one row or none, then by the hours that are told. */
  readonly minutes: unknown;
  readonly minutesByHour: unknown;
  /** By reason. */
  readonly waiting: unknown;
  readonly peopleWaiting: unknown;
  readonly people: unknown;
}

function madeOf(rows: z.infer<typeof made>): Figures['made'] {
  return [...Map.groupBy(rows, ({ what }) => what)].map(([what, of]) => ({
    what,
    before: of.find(({ hour }) => hour === '')?.count ?? 0,
    hours: of.filter(({ hour }) => hour !== '').map(({ hour, count }) => ({ hour, count })),
  }));
}

function figuresIn(rows: FigureRows): Figures {
  const [all] = minutes.parse(rows.minutes);
  return {
    made: madeOf(made.parse(rows.made)),
    minutes: {
      people: all?.people ?? 0,
      ...(all ? { median: all.median, most: all.most } : {}),
      hours: minutes.parse(rows.minutesByHour),
    },
    waiting: shape.waiting.parse(rows.waiting),
    peopleWaiting: people.parse(rows.peopleWaiting).people,
    people: people.parse(rows.people).people,
  };
}

/** The figures of a journal. Throws `AppError('storage-failed')` where the database holds what nobody wrote. */
export function figuresOf(rows: FigureRows): Figures {
  try {
    return figuresIn(rows);
  } catch (error) {
    if (error instanceof z.ZodError) throw storageFailed('the figures cannot be read', error);
    throw error;
  }
}

/**
 * The values of what the board counts of a request. Whose it is stands there as a digest that nobody without the key can make or check: people
 * are told apart by it, and not told.
 */
export function countedColumns({ counted }: Writing, seal: Seal) {
  const { as, person } = counted ?? {};
  return {
    person: person ? seal.digest(person, 'request person') : null,
    counts_as: as ?? null,
  };
}

const summed = callCount.omit({ hour: true });

/** Counted calls. What an older or newer Lanyard counted in other steps is no reason to show nothing. */
export const callsOf = (rows: readonly unknown[]): readonly Omit<CallCount, 'hour'>[] =>
  rows.flatMap((row) => summed.safeParse(row).data ?? []);
