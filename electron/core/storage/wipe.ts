import { type RequestView, unfinishedStates } from '../../../shared/requests/request.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import type { WipePlan, WipeReport } from '../../../shared/storage/storage.ts';
import { allRequests } from '../base/pages.ts';
import type { Door } from '../base/door.ts';
import { AppError } from '../base/errors.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock, EventBus, Log, ServerTime } from '../ports/system.ts';
import type { Vault } from '../ports/vault.ts';
import type { Wiped, Wiper } from '../ports/wiper.ts';
import type { Queue } from '../queue/queue.ts';

const HOUR_MS = 3_600_000;
/** How long what is on its way is waited for: longer than a server is, unless the profile says otherwise. */
const DRAIN_MS = 15_000;

interface Options {
  readonly event: Profile['event'];
  readonly journal: Pick<RequestJournal, 'list' | 'count'>;
  readonly vault: Vault;
  readonly wiper: Wiper;
  readonly queue: Pick<Queue, 'pause' | 'goOn'>;
  readonly door: Door;
  /** Runs what the journal holds. */
  readonly resume: () => void;
  readonly forget: (late: readonly string[]) => void;
  readonly clock: Clock;
  readonly serverTime: Pick<ServerTime, 'atLeast' | 'ask'>;
  readonly events: EventBus;
  readonly log: Log;
  readonly view: (request: StoredRequest) => RequestView;
}

/** When the profile wants the event's data gone, in milliseconds since 1970; undefined for an event without an end. */
const dueTime = ({ ends, wipeAfterHours }: Profile['event']): number | undefined =>
  ends === undefined ? undefined : Date.parse(ends) + wipeAfterHours * HOUR_MS;

/** Takes personal data off this machine: when a person says so, and by itself some hours after the event. */
export function createWipe(options: Options) {
  const { journal, vault, wiper, queue, door, clock, serverTime, events, log, view } = options;
  const dueAt = dueTime(options.event);
  let callOff = (): void => undefined;

  const isConfirmed = (): boolean =>
    dueAt !== undefined && (serverTime.atLeast() ?? -Infinity) >= dueAt;

  const plan = async (): Promise<WipePlan> => {
    const readable = (await vault.current()).state === 'open';
    const unfinished = readable ? await allRequests(journal, { states: unfinishedStates }) : [];
    return {
      ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt).toISOString() }),
      due: dueAt !== undefined && clock.now().getTime() >= dueAt,
      clockConfirmed: isConfirmed(),
      readable,
      unfinished: unfinished.map(view),
    };
  };

  /** What is on its way comes to its end first, as far as it does; whatever comes back later finds nothing to write to. */
  const whileNobodyWrites = async (work: () => Promise<Wiped>): Promise<Wiped> => {
    try {
      const [late] = await Promise.all([
        queue.pause(DRAIN_MS),
        door.shut('wipe-running', DRAIN_MS),
      ]);
      const wiped = await work();
      options.forget(late);
      return wiped;
    } catch (error) {
      options.resume();
      throw error;
    } finally {
      door.open();
      queue.goOn();
    }
  };

  const run = async (discardUnfinished: boolean): Promise<WipeReport> => {
    const { unfinished, readable } = await plan();
    if (!discardUnfinished && (unfinished.length > 0 || !readable)) {
      throw new AppError('wipe-blocked', `${unfinished.length} requests are unfinished`, {
        params: [String(unfinished.length)],
      });
    }
    const wiped = await whileNobodyWrites(() => wiper.wipe({ discardUnfinished }));
    const report = { at: clock.now().toISOString(), ...wiped };
    log.info('wiped', { requests: wiped.requests });
    events.emit('wipe.done', report);
    return report;
  };

  /**
   * A clock that was set ahead must take nobody's request, so a server has to say so too, or a person wipes. It is asked each time: what one said
   * before may have been wrong, and only where none answers now does that count.
   */
  const confirm = async (): Promise<boolean> => {
    await serverTime.ask();
    if (!isConfirmed()) log.info('wipe-waits-for-clock');
    return isConfirmed();
  };

  /** Looks once an hour: a laptop sleeps, and a timer may not be set for weeks (setTimeout counts to 2^31 ms). */
  const watch = async (): Promise<void> => {
    if (dueAt === undefined) return;
    callOff = clock.after(HOUR_MS, () => void watch());
    try {
      const { due, readable, unfinished } = await plan();
      const hasRows = readable && (await journal.count()) > 0;
      if (due && hasRows && unfinished.length === 0 && (await confirm())) await run(false);
    } catch (error) {
      log.error('wipe-failed', error);
    }
  };

  return { plan, run, start: () => void watch(), stop: () => callOff() };
}

/** Plans and does the removal of an event's data from this computer. */
export type WipeService = ReturnType<typeof createWipe>;
