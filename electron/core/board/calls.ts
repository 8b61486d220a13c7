import { type CallCount, FAILED, type MeasuredSystem } from '../../../shared/board/board.ts';
import { boundOf } from '../../../shared/board/levels.ts';
import { AppError } from '../base/errors.ts';
import type { BoardFigures } from '../ports/request-journal.ts';
import type { Clock, Log } from '../ports/system.ts';
import { overEach } from '../systems/connection.ts';

const HOUR_MS = 3_600_000;
/** How long counts are kept in memory at most, while there are new ones: a killed process loses no more. */
const KEEP_MS = 10_000;
/** As long as service levels are looked back on: a quarter of a year. */
const LOOK_BACK_MS = 92 * 24 * HOUR_MS;

/** Calls that ask no server, or one of which is no measure of others: all names page by page, and the searches that no index serves. */
const uncounted: readonly string[] = [
  ...['signOut', 'close', 'namePage'],
  ...['keyHolders', 'holdersOfKeys', 'holdersOfWikimediaName'],
];

interface Options {
  readonly figures: Pick<BoardFigures, 'addCalls'>;
  readonly clock: Pick<Clock, 'now' | 'up'>;
  readonly log: Log;
}

/** Whether the failure says that the system did not serve us; undefined where it was perhaps not asked at all. */
function isFailure(error: unknown): boolean | undefined {
  if (!(error instanceof AppError) || error.sort === 'sign-in') return undefined;
  if (error.sort === 'broken') return undefined;
  return error.sort === 'network' || error.sort === 'throttled';
}

/** Counts how the event's systems answer, as whoever waits for them sees it: from the call to its answer, connecting included. */
export function createCallCounter({ figures, clock, log }: Options) {
  let counts = new Map<string, CallCount>();
  let kept = clock.up();

  const add = (count: CallCount): void => {
    const key = JSON.stringify([count.system, count.hour, count.bound]);
    const { calls = 0 } = counts.get(key) ?? {};
    counts.set(key, { ...count, calls: calls + count.calls });
  };

  /** Puts what was counted into the journal, as far as that is open. */
  const keep = async (): Promise<void> => {
    const batch = counts;
    kept = clock.up();
    if (batch.size === 0) return;
    counts = new Map();
    let isKept = false;
    try {
      const keepSince = new Date(clock.now().getTime() - LOOK_BACK_MS).toISOString();
      isKept = await figures.addCalls([...batch.values()], keepSince);
    } catch (error) {
      log.error('calls-not-kept', error);
    }
    if (!isKept) for (const count of batch.values()) add(count);
  };

  const note = (system: MeasuredSystem, bound: CallCount['bound']): void => {
    const hour = Math.floor(clock.now().getTime() / HOUR_MS) * HOUR_MS;
    add({ system, hour: new Date(hour).toISOString(), bound, calls: 1 });
    if (clock.up() - kept >= KEEP_MS) void keep();
  };

  const count = async <T>(system: MeasuredSystem, call: Promise<T>): Promise<T> => {
    const start = clock.up();
    const answered = (): void => note(system, boundOf(clock.up() - start));
    try {
      const answer = await call;
      answered();
      return answer;
    } catch (error) {
      const failed = isFailure(error);
      if (failed === true) note(system, FAILED);
      // What a system refuses, it has answered.
      if (failed === false) answered();
      throw error;
    }
  };

  return {
    /** The same port of that system, each of whose calls is counted. */
    over: <P extends object>(system: MeasuredSystem, port: P): P =>
      overEach(port, (call, name) => (uncounted.includes(name) ? call : count(system, call))),
    keep,
    /** What was counted and is not kept yet goes with everything else. */
    forget: (): void => counts.clear(),
  };
}

/** Counts calls of the event's systems. */
export type CallCounter = ReturnType<typeof createCallCounter>;
