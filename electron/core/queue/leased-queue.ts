import type { Profile } from '../../../shared/domain/profile.ts';
import { unfinishedStates } from '../../../shared/requests/request.ts';
import { AppError } from '../base/errors.ts';
import type { QueueLease } from '../ports/queue-lease.ts';
import type { RequestOutline, StoredRequest } from '../ports/request-journal.ts';
import type { SendLedger } from '../ports/send-ledger.ts';
import type { Vault } from '../ports/vault.ts';
import { createPacing, deskBudget } from './pacing.ts';
import { createQueue, type Queue, type QueuePorts } from './queue.ts';

/** How often this process looks what others wrote, and whether the queue's owner is gone. */
const LOOK_MS = 500;
/** At which of these looks this process takes what is due and nobody has; where somebody wrote something, at each. */
const DUE_LOOKS = 4;
/** How much of what is due, or has changed, is asked for at once. */
const PAGE = 100;

interface Options extends Omit<QueuePorts, 'pace'> {
  readonly profile: Pick<Profile, 'throttle'>;
  readonly ledger: SendLedger;
  readonly lease: QueueLease;
  readonly vault: Pick<Vault, 'current'>;
  /** Whether this process has told of less than this. */
  isNews(found: RequestOutline): boolean;
  /** Another process wrote something to the journal. */
  wroteElsewhere(): Promise<void>;
  /** Requests are gone that this process knew: another one wiped the data. */
  wipedElsewhere(requests: number): void;
}

/** A queue that other processes may have. */
export interface LeasedQueue extends Queue {
  /** This process has wiped the journal: of what it knew there nothing is left. */
  forget(): void;
}

const isUnderWay = ({ state }: StoredRequest): boolean =>
  unfinishedStates.includes(state) || state === 'expected';

/** Throws `queue-elsewhere` where another process has the queue: only its owner may steer what is in it. */
export async function ownQueue(lease: QueueLease): Promise<void> {
  if (await lease.owns()) return;
  throw new AppError('queue-elsewhere', 'Another Lanyard on this machine has the queue');
}

/**
 * The queue, where other processes work on the same journal. In a file one of them owns it and runs what anybody files; the others show what it does and
 * take over when it is gone. In a database that servers share each has its part: what it filed, and what is due and nobody has. Looks from the first
 * request on until it is stopped.
 */
export function createLeasedQueue(options: Options): LeasedQueue {
  const { profile, ledger, lease, journal, vault, clock, log, show } = options;
  const pace = createPacing({ ledger, clock, perHour: deskBudget(profile.throttle) });
  const queue = createQueue({ ...options, pace });
  /** How many requests there are, and up to which of their changes, as this process knows it. */
  let known = 0;
  let cursor: string | undefined;
  let looks = 0;
  let owned: boolean | undefined;
  let callOff: (() => void) | undefined;
  let begun = false;
  let stopped = false;
  let paused = false;
  let looking: Promise<void> = Promise.resolve();

  const showChange = async (found: RequestOutline): Promise<void> => {
    const request = await journal.get(found.id);
    if (!request) return;
    // Of some only the case is new (`CaseBook`): that is told as what it is.
    if (options.isNews(found)) show(request);
    // Its owner did what this process kept something for, such as a password.
    if (!isUnderWay(request)) options.kinds[request.kind].settled(request.id);
  };

  const showChanges = async (): Promise<void> => {
    for (let more = true; more;) {
      const changes = await journal.changedSince(cursor, PAGE);
      if (changes.wiped && known > 0) options.wipedElsewhere(known);
      known = await journal.count();
      for (const found of changes.requests) await showChange(found);
      ({ cursor, more } = changes);
    }
  };

  /** What others left behind, what they filed and cannot run, and whatever came due meanwhile. */
  const runDue = async (): Promise<void> => {
    for (const id of await journal.due(PAGE)) void queue.run(id);
  };

  /** Everything where this process has just become the owner, else what is due: now and then, and at once where somebody wrote something. */
  const takeOn = async ({ isNew = false, changed = false }): Promise<void> => {
    looks += 1;
    if (isNew) void queue.runAll();
    else if (changed || looks % DUE_LOOKS === 0) await runDue();
  };

  const look = async (): Promise<void> => {
    const { state } = await vault.current();
    // Without a key there is no journal to see it by.
    if (state === 'undecided' && known > 0) options.wipedElsewhere(known);
    if (paused || state !== 'open') return;
    const ownedBefore = owned;
    owned = await lease.owns();
    const changed = await lease.changedElsewhere();
    if (changed) {
      await showChanges();
      await options.wroteElsewhere();
    }
    if (owned) await takeOn({ isNew: !ownedBefore, changed });
  };

  const thenLookAgain = (work: () => Promise<unknown>): void => {
    looking = work()
      .catch((error: unknown) => log.error('look-failed', error))
      .then(() => {
        if (!stopped) callOff = clock.after(LOOK_MS, () => thenLookAgain(look));
      });
  };

  /** An owner that is gone before the first look is missed only by who knew it was there. */
  const lookFirst = async (): Promise<void> => {
    owned = await lease.owns();
    await showChanges();
  };

  const begin = (): void => {
    if (begun || stopped) return;
    begun = true;
    thenLookAgain(lookFirst);
  };

  return {
    run(id) {
      begin();
      return queue.run(id);
    },
    runAfter: (id) => queue.runAfter(id),
    runAll() {
      begin();
      return queue.runAll();
    },
    async pause(ms) {
      paused = true;
      await looking;
      return queue.pause(ms);
    },
    goOn() {
      paused = false;
      queue.goOn();
    },
    forget() {
      known = 0;
      // Whatever is there from now on is new.
      cursor = '';
    },
    async stop() {
      stopped = true;
      callOff?.();
      await looking;
      await queue.stop();
    },
  };
}
