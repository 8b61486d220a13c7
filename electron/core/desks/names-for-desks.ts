import type { NamesAsked, NamesPage } from '../../../shared/desks/desks.ts';
import { invalidInput } from '../base/errors.ts';
import type { Line } from '../base/in-line.ts';
import { known } from '../base/known.ts';
import { lastChange } from '../base/last-change.ts';
import type { Directory, NamesFrom } from '../ports/directory.ts';
import type { Clock } from '../ports/system.ts';

/** Names in one answer, some 60 kB. */
const PAGE = 2000;
/** How long a reading serves all desks, in milliseconds. */
const KEPT_MS = 10 * 60_000;
/** Readings that are kept at once: everybody, and what is new since a few moments. */
const MOST_READINGS = 5;

interface Reading {
  /** Each once, in the order of their UTF-16 units. */
  readonly names: readonly string[];
  readonly changedAt: string | undefined;
}

interface Options {
  readonly directory: Pick<Directory, 'namePage'>;
  readonly clock: Pick<Clock, 'now'>;
  /** One reading of the directory at a time: a new one would end the one before. */
  readonly inLine: Line;
}

/** Where a page begins: what is read, and the name behind which. Any process of the hub can go on from there. */
interface Place {
  readonly since: string | undefined;
  readonly after: string;
}

const cursorOf = ({ since, after }: Place): string => JSON.stringify([since ?? '', after]);

function placeOf(from: NamesAsked): Place {
  if (!('next' in from)) return { since: from.changedSince, after: '' };
  try {
    const [since, after] = JSON.parse(from.next) as unknown[]; // each is looked at below
    if (typeof since === 'string' && typeof after === 'string') {
      return { since: since === '' ? undefined : since, after };
    }
  } catch {
    // Told below.
  }
  const fields = [{ field: 'next', rule: 'invalid', params: [] }];
  throw invalidInput(fields, 'No page begins there');
}

/**
 * Everybody's names for desks, which reach the directory through their hub alone: read once for all of them and handed out in pages. Throws what
 * `Directory.namePage` throws.
 */
export function createNamesForDesks({ directory, clock, inLine }: Options) {
  const readings = new Map<string, { readonly at: number; readonly reading: Promise<Reading> }>();

  const read = (since: string | undefined): Promise<Reading> =>
    inLine(async () => {
      const began = clock.now().getTime();
      const names = new Set<string>();
      let changedAt: string | undefined;
      for (let from: NamesFrom = { changedSince: since }; ;) {
        const page = await directory.namePage(from);
        for (const name of page.names) names.add(name);
        if ((page.changedAt ?? '') > (changedAt ?? '')) changedAt = page.changedAt;
        if (page.next === undefined) {
          return {
            names: [...names].toSorted(inUnits),
            changedAt: lastChange(changedAt, began),
          };
        }
        from = { next: page.next };
      }
    });

  const readingOf = (since: string | undefined): Promise<Reading> => {
    const key = since ?? '';
    const now = clock.now().getTime();
    const kept = readings.get(key);
    // A clock that was set back makes nothing last longer.
    if (kept && Math.abs(now - kept.at) < KEPT_MS) return kept.reading;
    const reading = read(since);
    readings.delete(key);
    readings.set(key, { at: now, reading });
    reading.catch(() => readings.delete(key));
    const [oldest = key] = readings.keys();
    if (readings.size > MOST_READINGS) readings.delete(oldest);
    return reading;
  };

  return async (from: NamesAsked): Promise<NamesPage> => {
    const { since, after } = placeOf(from);
    const { names, changedAt } = await readingOf(since);
    const behind = names.findIndex((name) => name > after);
    const first = behind < 0 ? names.length : behind;
    const page = names.slice(first, first + PAGE);
    const last = page.at(-1);
    const isMore = first + PAGE < names.length;
    const next = isMore && last !== undefined ? cursorOf({ since, after: last }) : undefined;
    return { names: page, ...known({ changedAt, next }) };
  };
}

const inUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Everybody's names for desks. */
export type NamesForDesks = ReturnType<typeof createNamesForDesks>;
