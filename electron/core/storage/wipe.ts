import { type RequestView, unfinishedStates } from '../../../shared/requests/request.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import type { WipePlan, WipeReport } from '../../../shared/storage/storage.ts';
import { AppError } from '../base/errors.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock, EventBus, Log } from '../ports/system.ts';
import type { Vault } from '../ports/vault.ts';
import type { Wiper } from '../ports/wiper.ts';
import type { Passwords } from '../kinds/account/passwords.ts';

const HOUR_MS = 3_600_000;

interface Options {
  readonly event: Profile['event'];
  readonly journal: Pick<RequestJournal, 'list' | 'count'>;
  readonly vault: Vault;
  readonly wiper: Wiper;
  readonly passwords: Pick<Passwords, 'forgetAll'>;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly log: Log;
  readonly view: (request: StoredRequest) => RequestView;
}

/** When the profile wants the event's data gone, in milliseconds since 1970; undefined for an event without an end. */
const dueTime = ({ ends, wipeAfterHours }: Profile['event']): number | undefined =>
  ends === undefined ? undefined : Date.parse(ends) + wipeAfterHours * HOUR_MS;

/** Takes personal data off this machine: when a person says so, and by itself some hours after the event. */
export function createWipe(options: Options) {
  const { journal, vault, wiper, clock, events, log, view } = options;
  const dueAt = dueTime(options.event);
  let callOff = (): void => undefined;

  const plan = async (): Promise<WipePlan> => {
    const readable = (await vault.current()).state === 'open';
    const unfinished = readable ? await journal.list({ states: unfinishedStates }) : [];
    return {
      ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt).toISOString() }),
      due: dueAt !== undefined && clock.now().getTime() >= dueAt,
      readable,
      unfinished: unfinished.map(view),
    };
  };

  const run = async (discardUnfinished: boolean): Promise<WipeReport> => {
    const { unfinished, readable } = await plan();
    if (!discardUnfinished && (unfinished.length > 0 || !readable)) {
      throw new AppError('wipe-blocked', `${unfinished.length} requests are unfinished`, {
        params: [String(unfinished.length)],
      });
    }
    const wiped = await wiper.wipe({ discardUnfinished });
    options.passwords.forgetAll();
    const report = { at: clock.now().toISOString(), ...wiped };
    log.info('wiped', { requests: wiped.requests });
    events.emit('wipe.done', report);
    return report;
  };

  /** Looks once an hour: a laptop sleeps, and a timer may not be set for weeks (setTimeout counts to 2^31 ms). */
  const watch = async (): Promise<void> => {
    if (dueAt === undefined) return;
    callOff = clock.after(HOUR_MS, () => void watch());
    try {
      const { due, readable, unfinished } = await plan();
      const hasRows = readable && (await journal.count()) > 0;
      if (due && hasRows && unfinished.length === 0) await run(false);
    } catch (error) {
      log.error('wipe-failed', error);
    }
  };

  return { plan, run, start: () => void watch(), stop: () => callOff() };
}

/** Plans and does the removal of an event's data from this computer. */
export type WipeService = ReturnType<typeof createWipe>;
