import { openStates } from '../../../shared/requests/request.ts';
import { allOutlines } from '../base/pages.ts';
import { AppError } from '../base/errors.ts';
import { within } from '../base/within.ts';
import type { Cloud } from '../ports/cloud.ts';
import type { Directory } from '../ports/directory.ts';
import type { Hub } from '../ports/desks/hub.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock, Log, Random } from '../ports/system.ts';
import { type Pause, createBreakers } from './breakers.ts';
import { afterFailure } from './outcome.ts';
import { type Turn, turnOf } from './parents.ts';
import type { Kinds } from '../kinds/base/define-kind.ts';
import { revised } from '../base/revised.ts';
import { RunFailure, runRecipe } from './runner.ts';

/** Requests on their way at once. The systems' connections are shared; more would only wait for each other. */
const WIDTH = 4;
/** How long a journal that fails is left alone: a full disk is seldom emptied sooner. */
const JOURNAL_PAUSE_MS = 30_000;
/** No server asks for more. A time to try again that lies further ahead was made by a clock that somebody set meanwhile. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

export interface QueuePorts {
  readonly journal: RequestJournal;
  readonly directory: Pick<Directory, 'probe'>;
  readonly cloud: Pick<Cloud, 'probe'> | undefined;
  readonly hub?: Pick<Hub, 'probe'> | undefined;
  readonly kinds: Kinds;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Takes one send out of the event's budget; throws `throttled` where there is none left. */
  pace(): Promise<void>;
  show(request: StoredRequest): void;
}

export interface Queue {
  /** Runs this request as soon as there is room; settles when it, and what waited for it, has been tried. */
  run(id: string): Promise<void>;
  /** Lets what waits for this request look how it stands; settles when each has been tried. */
  runAfter(id: string): Promise<void>;
  /** Runs every open request now, whatever it waits for; settles when each has been tried. */
  runAll(): Promise<void>;
  /**
   * Takes on no more, until it is told to go on; settles when nothing is on its way, or after this time (ms) with whatever is. Answers the ids of
   * requests that still are.
   */
  pause(ms: number): Promise<readonly string[]>;
  /** Takes on requests again, and remembers none of those from before: whoever wants them to go on runs all. */
  goOn(): void;
  /** Takes on no more and settles when nothing is on its way. */
  stop(): Promise<void>;
}

/** Whether a request could not be written because it is not there any more, or is another process' by now: there is nothing left to do for it here. */
const isOthers = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'not-found' || error.code === 'lease-lost');

/** Whether nothing of what this process may change of a request while it waits is another. */
const isSame = (a: StoredRequest, b: StoredRequest): boolean =>
  JSON.stringify([a.state, a.problem, a.facts]) === JSON.stringify([b.state, b.problem, b.facts]);

/** Decides when a request runs. What waits stays in the journal; a timer here only knows when to look again. */
export function createQueue(ports: QueuePorts): Queue {
  const { journal, kinds, clock, log, show } = ports;
  const onTheWay = new Map<string, Promise<void>>();
  /** What they wait for changed while they were on their way. */
  const again = new Set<string>();
  /** Not tried because a system is away; a probe decides when. */
  const held = new Set<string>();
  const timers = new Map<string, () => void>();
  const line: (() => void)[] = [];
  let running = 0;
  let stopped = false;
  let resting = false;

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
  /** Both times are of one look at the clock, as a rule: it may have been set since, and between the two where a budget gave the one. */
  const runLater = ({ id, updatedAt, retryAt }: StoredRequest): void => {
    if (retryAt === undefined) return;
    const wait = Date.parse(retryAt) - Date.parse(updatedAt);
    runIn(id, wait > LONGEST_WAIT_MS ? JOURNAL_PAUSE_MS : Math.max(0, wait));
  };

  const hold = async (request: StoredRequest, { failure, until }: Pause): Promise<void> => {
    held.add(request.id);
    const problem = { code: failure.code, params: [...failure.params] };
    const spared = { state: 'waiting', problem, failed: undefined, retryAt: until } as const;
    const waiting = revised(request, spared, clock);
    await journal.mark(waiting);
    show(waiting);
  };

  const go = async ({ request, awaits }: Turn): Promise<void> => {
    const recipe = kinds[request.kind];
    const pause = breakers.paused(recipe.systems);
    if (pause) return hold(request, pause);
    let ended: StoredRequest;
    try {
      ended = await runRecipe(request, recipe, ports);
      breakers.note(recipe.systems, undefined);
    } catch (error) {
      breakers.note(recipe.systems, error instanceof RunFailure ? error.cause : error);
      ended = afterFailure(request, awaits(error), ports);
    }
    await record(ended);
    if (ended.state === 'confirmed') recipe.settled(request.id);
    runLater(ended);
  };

  /** True where those that wait for the request have something to look at: it stands otherwise now, or has come to its end. */
  const attempt = async (id: string): Promise<boolean> => {
    const found = await journal.get(id);
    if (!found || !openStates.includes(found.state)) return true;
    const turn = await turnOf(found, kinds[found.kind], journal);
    const { hasCome, request } = turn;
    if (hasCome) await go(turn);
    else if (isSame(found, request)) return false;
    else await record(revised(request, {}, clock));
    return true;
  };

  const once = async (id: string): Promise<boolean> => {
    await room();
    try {
      if (stopped || resting || !(await journal.claim(id))) return false;
      try {
        return await attempt(id);
      } finally {
        await journal.release(id);
      }
    } catch (error) {
      if (isOthers(error)) return false;
      log.error('queue-failed', error, { request: id });
      // The journal did not take how it ended, so nothing there says when to look again.
      runIn(id, JOURNAL_PAUSE_MS);
      return false;
    } finally {
      leave();
    }
  };

  /** Once more where something changed for it meanwhile. Nothing may come between the last look at that and the end. */
  const tries = async (id: string): Promise<boolean> => {
    let changed = false;
    do {
      again.delete(id);
      changed = (await once(id)) || changed;
    } while (again.has(id));
    onTheWay.delete(id);
    return changed;
  };

  /** Those that cannot be found now are found as what is due. */
  const waitersOf = (id: string): Promise<readonly string[]> =>
    journal.waitersOf(id).catch((error: unknown) => {
      log.error('queue-failed', error, { request: id });
      return [];
    });

  const runAfter = async (id: string): Promise<void> => {
    const all = await waitersOf(id);
    // The end of these is not waited for: two that wait for each other would never see it.
    for (const busy of all.filter((waiter) => onTheWay.has(waiter))) again.add(busy);
    await Promise.all(all.filter((waiter) => !onTheWay.has(waiter)).map(start));
  };

  const start = (id: string): Promise<void> => {
    const already = onTheWay.get(id);
    if (already) return already;
    timers.get(id)?.();
    timers.delete(id);
    held.delete(id);
    const work = tries(id).then((changed) => (changed ? runAfter(id) : undefined));
    onTheWay.set(id, work);
    return work;
  };

  const runOpen = async (): Promise<void> => {
    const open = await allOutlines(journal, { states: openStates });
    // One that is on its way may end by what was so before, such as a sign-in that was missing when its step asked.
    for (const { id } of open) if (onTheWay.has(id)) again.add(id);
    await Promise.all(open.toReversed().map(({ id }) => start(id)));
  };

  const breakers = createBreakers({
    ...ports,
    probed(answered) {
      if (!answered) for (const id of held) void start(id);
      else void runOpen().catch((error: unknown) => log.error('queue-failed', error));
    },
  });

  const forgetTimers = (): void => {
    for (const callOff of timers.values()) callOff();
    timers.clear();
  };

  return {
    run: start,
    runAfter,
    async runAll() {
      await breakers.probe();
      await runOpen();
    },
    async pause(ms) {
      resting = true;
      await within(Promise.all(onTheWay.values()), ms, clock);
      return [...onTheWay.keys()];
    },
    goOn() {
      forgetTimers();
      held.clear();
      again.clear();
      resting = false;
    },
    async stop() {
      stopped = true;
      await breakers.stop();
      forgetTimers();
      await Promise.all(onTheWay.values());
    },
  };
}
