import type { Profile } from '../../../shared/domain/profile.ts';
import type { VaultView } from '../../../shared/storage/vault.ts';
import type { Door } from '../base/door.ts';
import type { RequestJournal } from '../ports/request-journal.ts';
import type { Clock, EventBus, Log } from '../ports/system.ts';
import type { Vault } from '../ports/vault.ts';
import type { Queue } from '../queue/queue.ts';

const MINUTE_MS = 60_000;
/** How often it is looked whether anybody is there. */
const LOOK_MS = 5000;
/** How long what is on its way is waited for. */
const DRAIN_MS = 15_000;

interface Options {
  readonly desk: Profile['desk'];
  readonly vault: Pick<Vault, 'current' | 'lock'>;
  readonly journal: Pick<RequestJournal, 'close'>;
  readonly queue: Pick<Queue, 'pause' | 'goOn'>;
  readonly door: Door;
  /** Drops every password, bind and token of this process. */
  readonly signOut: () => Promise<void>;
  readonly clock: Clock;
  readonly events: Pick<EventBus, 'emit'>;
  readonly log: Log;
}

/**
 * Locks a desk that nobody has used for a while: the vault closes, binds and tokens are dropped, and nothing is sent until somebody unlocks it, unless
 * the profile says that what was asked for before goes on.
 */
export function createDeskLock(options: Options) {
  const { desk, vault, journal, queue, door, clock, events, log } = options;
  const limit = desk.lockAfterMinutes * MINUTE_MS;
  const now = () => ({ up: clock.up(), at: clock.now().getTime() });
  let used = now();
  let locked = false;
  let callOff = (): void => undefined;

  /** A machine that slept may not have counted; a clock that was set ahead locks too early, which takes nothing from anybody. */
  const idleMs = (): number => Math.max(clock.up() - used.up, clock.now().getTime() - used.at);

  const silence = async (): Promise<void> => {
    await Promise.all([queue.pause(DRAIN_MS), door.shut('desk-locked', DRAIN_MS)]);
    await options.signOut();
  };

  const lock = async (): Promise<VaultView> => {
    const before = await vault.current();
    if (before.state !== 'open') return before;
    locked = true;
    const goesOn = desk.sendWhileLocked;
    if (!goesOn) await silence();
    const view = await vault.lock({ goesOn });
    // A journal of this run only is nowhere else.
    if (!goesOn && view.keeper !== 'this-run') await journal.close();
    log.info('desk-locked');
    events.emit('vault.changed', view);
    return view;
  };

  const look = async (): Promise<void> => {
    try {
      if (!locked && idleMs() >= limit) await lock();
    } catch (error) {
      log.error('lock-failed', error);
    }
    callOff = clock.after(LOOK_MS, () => void look());
  };

  return {
    /** A person is at the desk. */
    used: (): void => void (used = now()),
    isLocked: (): boolean => locked,
    lock,
    /** The vault was opened again. */
    unlocked(): void {
      used = now();
      if (!locked) return;
      locked = false;
      door.open();
      if (!desk.sendWhileLocked) queue.goOn();
    },
    start(): void {
      used = now();
      if (limit > 0) callOff = clock.after(LOOK_MS, () => void look());
    },
    stop: (): void => callOff(),
  };
}

/** Locks a desk that nobody uses. */
export type DeskLock = ReturnType<typeof createDeskLock>;
