import type { Profile } from '../../../shared/domain/profile.ts';
import { openStates } from '../../../shared/requests/request.ts';
import { AppError } from '../base/errors.ts';
import type { QueueLease } from '../ports/queue-lease.ts';
import type { StoredRequest } from '../ports/request-journal.ts';
import type { SendLedger } from '../ports/send-ledger.ts';
import type { Vault } from '../ports/vault.ts';
import { createPacing, deskBudget } from './pacing.ts';
import { createQueue, type Queue, type QueuePorts } from './queue.ts';

/** How often this process looks what others wrote, and whether the queue's owner is gone. */
const LOOK_MS = 500;

interface Options extends Omit<QueuePorts, 'pace'> {
  readonly profile: Pick<Profile, 'throttle'>;
  readonly ledger: SendLedger;
  readonly lease: QueueLease;
  readonly vault: Pick<Vault, 'current'>;
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
  openStates.includes(state) || state === 'needs-you' || state === 'expected';

/** Throws `queue-elsewhere` where another process has the queue: only its owner may steer what is in it. */
export async function ownQueue(lease: QueueLease): Promise<void> {
  if (await lease.owns()) return;
  throw new AppError('queue-elsewhere', 'Another Lanyard on this machine has the queue');
}

/**
 * The queue, where other processes work on the same journal. The owner runs what anybody files; the others show what it does and
 * take over when it is gone. Looks from the first request on until it is stopped.
 */
export function createLeasedQueue(options: Options): LeasedQueue {
  const { profile, ledger, lease, journal, vault, clock, log, show } = options;
  const pace = createPacing({ ledger, clock, perHour: deskBudget(profile.throttle) });
  const queue = createQueue({ ...options, pace });
  /** How often each request was changed, as this process knows it. */
  let known = new Map<string, string>();
  let owned: boolean | undefined;
  let callOff: (() => void) | undefined;
  let begun = false;
  let stopped = false;
  let paused = false;
  let looking: Promise<void> = Promise.resolve();

  const remember = async (): Promise<void> => {
    const outline = await journal.outline();
    known = new Map(outline.map(({ id, revision, state }) => [id, `${revision} ${state}`]));
  };

  /** A wipe takes all rows; a rescue may take some. */
  const noteWiped = (before: ReadonlyMap<string, string>): void => {
    const isWiped = before.size > 0 && ![...before.keys()].some((id) => known.has(id));
    if (isWiped) options.wipedElsewhere(before.size);
  };

  const showChange = async (id: string): Promise<void> => {
    const request = await journal.get(id);
    if (!request) return;
    show(request);
    // Its owner did what this process kept something for, such as a password.
    if (!isUnderWay(request)) options.kinds[request.kind].settled(id);
    if (owned && request.state === 'saved') void queue.run(id);
  };

  const showChanges = async (): Promise<void> => {
    const before = known;
    await remember();
    noteWiped(before);
    for (const [id, last] of known) {
      if (before.get(id) !== last) await showChange(id);
    }
  };

  const look = async (): Promise<void> => {
    const { state } = await vault.current();
    // Without a key there is no journal to see it by.
    if (state === 'undecided' && known.size > 0) options.wipedElsewhere(known.size);
    if (paused || state !== 'open') return;
    const ownedBefore = owned;
    owned = await lease.owns();
    if (await lease.changedElsewhere()) {
      await showChanges();
      await options.wroteElsewhere();
    }
    if (owned && !ownedBefore) void queue.runAll();
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
    await remember();
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
    waitersOf: (id) => queue.waitersOf(id),
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
      known = new Map();
    },
    async stop() {
      stopped = true;
      callOff?.();
      await looking;
      await queue.stop();
    },
  };
}
