import { openStates } from '../../../shared/domain/request.ts';
import type { Directory } from '../ports/directory.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock, Log, Random } from '../ports/system.ts';
import { createBreaker, type Pause } from './breaker.ts';
import { afterFailure } from './outcome.ts';
import type { Recipes } from './recipes.ts';
import { RunFailure, runRecipe } from './runner.ts';

/** Requests on their way at once. The directory's connection is shared; more would only wait for each other. */
const WIDTH = 4;
/** How long a journal that fails is left alone: a full disk is seldom emptied sooner. */
const JOURNAL_PAUSE_MS = 30_000;

export interface QueuePorts {
  readonly journal: RequestJournal;
  readonly directory: Pick<Directory, 'probe'>;
  readonly recipes: Recipes;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Takes one send out of the event's budget; throws `throttled` where there is none left. */
  pace(): Promise<void>;
  show(request: StoredRequest): void;
}

export interface Queue {
  /** Runs this request as soon as there is room; settles when it has been tried. */
  run(id: string): Promise<void>;
  /** Runs every open request now, whatever it waits for; settles when each has been tried. */
  runAll(): Promise<void>;
  /** Takes on no more and settles when nothing is on its way. */
  stop(): Promise<void>;
}

/** Decides when a request runs. What waits stays in the journal; a timer here only knows when to look again. */
export function createQueue(ports: QueuePorts): Queue {
  const { journal, recipes, clock, log, show } = ports;
  const onTheWay = new Map<string, Promise<void>>();
  /** Not tried because the directory is away; a probe decides when. */
  const held = new Set<string>();
  const timers = new Map<string, () => void>();
  const line: (() => void)[] = [];
  let running = 0;
  let stopped = false;

  const room = async (): Promise<void> => {
    if (running >= WIDTH) await new Promise<void>((resolve) => line.push(resolve));
    running += 1;
  };
  const leave = (): void => {
    running -= 1;
    line.shift()?.();
  };

  const record = async (request: StoredRequest): Promise<void> => {
    await journal.save(request);
    show(request);
  };

  const runIn = (id: string, ms: number): void => {
    timers.get(id)?.();
    if (stopped) return;
    timers.set(
      id,
      clock.after(ms, () => void start(id)),
    );
  };
  /** Both times are of one look at the clock: it may have been set since. */
  const runLater = ({ id, updatedAt, retryAt }: StoredRequest): void => {
    if (retryAt !== undefined) runIn(id, Math.max(0, Date.parse(retryAt) - Date.parse(updatedAt)));
  };

  const hold = async (request: StoredRequest, { failure, until }: Pause): Promise<void> => {
    held.add(request.id);
    const waiting: StoredRequest = {
      ...request,
      state: 'waiting',
      problem: { code: failure.code, params: [...failure.params] },
      retryAt: until,
    };
    await journal.mark(waiting);
    show(waiting);
  };

  const attempt = async (id: string): Promise<void> => {
    const request = await journal.get(id);
    if (!request || !openStates.includes(request.state)) return;
    const recipe = recipes[request.kind];
    const pause = breaker.paused();
    if (pause) return hold(request, pause);
    let ended: StoredRequest;
    try {
      ended = await runRecipe(request, recipe, ports);
      breaker.note(undefined);
    } catch (error) {
      breaker.note(error instanceof RunFailure ? error.cause : error);
      ended = afterFailure(request, error, ports);
    }
    await record(ended);
    if (ended.state === 'confirmed') recipe.settled(id);
    runLater(ended);
  };

  const once = async (id: string): Promise<void> => {
    await room();
    try {
      if (stopped || !(await journal.claim(id))) return;
      try {
        await attempt(id);
      } finally {
        await journal.release(id);
      }
    } catch (error) {
      log.error('queue-failed', error, { request: id });
      // The journal did not take how it ended, so nothing there says when to look again.
      runIn(id, JOURNAL_PAUSE_MS);
    } finally {
      leave();
    }
  };

  const start = (id: string): Promise<void> => {
    const already = onTheWay.get(id);
    if (already) return already;
    timers.get(id)?.();
    timers.delete(id);
    held.delete(id);
    const work = once(id).finally(() => onTheWay.delete(id));
    onTheWay.set(id, work);
    return work;
  };

  const runOpen = async (): Promise<void> => {
    const open = (await journal.outline()).filter(({ state }) => openStates.includes(state));
    await Promise.all(open.reverse().map(({ id }) => start(id)));
  };

  const breaker = createBreaker({
    ...ports,
    probed(answered) {
      if (!answered) for (const id of held) void start(id);
      else void runOpen().catch((error: unknown) => log.error('queue-failed', error));
    },
  });

  return {
    run: start,
    async runAll() {
      if (breaker.paused()) await breaker.probe();
      await runOpen();
    },
    async stop() {
      stopped = true;
      await breaker.stop();
      for (const callOff of timers.values()) callOff();
      timers.clear();
      await Promise.all(onTheWay.values());
    },
  };
}
