import { type RequestView, openStates, underWayStates } from '../../../shared/requests/request.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { allOutlines } from '../base/pages.ts';
import { known } from '../base/known.ts';
import { AppError } from '../base/errors.ts';
import { revised } from '../base/revised.ts';
import { withoutPassword } from '../kinds/account/facts.ts';
import type { Kinds } from '../kinds/base/define-kind.ts';
import type { QueueLease } from '../ports/queue-lease.ts';
import type { RequestJournal, StoredRequest } from '../ports/request-journal.ts';
import type { Clock } from '../ports/system.ts';
import { ownQueue } from '../queue/leased-queue.ts';
import type { ApprovalGate, ChangedHow } from './approval-gate.ts';
import type { Queue } from '../queue/queue.ts';

interface Options {
  readonly journal: RequestJournal;
  readonly queue: Queue;
  readonly lease: QueueLease;
  readonly kinds: Kinds;
  readonly clock: Clock;
  readonly gate: ApprovalGate;
  readonly view: (request: StoredRequest) => RequestView;
  readonly show: (request: StoredRequest) => void;
}

/** What becomes of a request; may look at the world first. */
export type Change = (
  request: StoredRequest,
) => Partial<StoredRequest> | Promise<Partial<StoredRequest>>;

/** What a call that needs an open request answers where it is in another state. */
export const notOpen = (id: string, state: string): AppError =>
  new AppError('request-not-open', `Request ${id} is ${state}`, { params: [state] });

/** A request that is to be tried again now. Throws `request-not-open` for one of somebody who is only expected: they have agreed to nothing yet. */
export function triedAgain(
  { id, kind, state, facts }: StoredRequest,
  kinds: Kinds,
): Pick<StoredRequest, 'state' | 'problem' | 'failed' | 'retryAt' | 'facts'> {
  if (state === 'expected') throw notOpen(id, state);
  const again = kinds[kind].tryAgain(facts);
  return {
    state: 'saved',
    problem: undefined,
    failed: undefined,
    retryAt: undefined,
    facts: again,
  };
}

/** A request that is put aside for good. */
export const dismissedFor =
  (reason: string): Change =>
  ({ facts }) => ({
    state: 'dismissed',
    dismissedBecause: reason,
    retryAt: undefined,
    facts: withoutPassword(facts),
  });

type ListAsked = ParsedInput<'requests.list'>;

/** Shows and steers requests of any kind. */
export function createRequests(options: Options) {
  const { journal, queue, clock, gate, view } = options;

  /** Throws `not-found`. */
  const stored = async (id: string): Promise<StoredRequest> => {
    const request = await journal.get(id);
    if (request) return request;
    throw new AppError('not-found', `No request ${id}`, { params: [id] });
  };

  /**
   * Takes a request for one piece of work; false where somebody works on it. How one ended is on disk a moment before it is let go of, and
   * whoever saw that may answer at once.
   */
  const take = async (id: string): Promise<boolean> => {
    if (await journal.claim(id)) return true;
    if ((await journal.get(id))?.state !== 'needs-you') return false;
    await queue.run(id);
    return journal.claim(id);
  };

  const changedBy = async (
    request: StoredRequest,
    change: Change,
    how: ChangedHow,
  ): Promise<StoredRequest> =>
    gate.changed(request, revised(request, await change(request), clock), how);

  /** Changes a request that nobody works on; undefined where somebody does. */
  const changeFree = async (
    id: string,
    change: Change,
    how: ChangedHow,
  ): Promise<StoredRequest | undefined> => {
    if (!(await take(id))) return undefined;
    try {
      const request = await stored(id);
      const ended = request.state === 'confirmed' || request.state === 'dismissed';
      if (ended) throw notOpen(id, request.state);
      const changed = await changedBy(request, change, how);
      await journal.save(changed);
      options.show(changed);
      return changed;
    } finally {
      await journal.release(id);
    }
  };

  /** Changes an open request while nobody sends it. Throws `request-not-open` where it has ended or is being sent. */
  const steer = async (
    id: string,
    change: Change,
    how: ChangedHow = 'steered',
  ): Promise<StoredRequest> => {
    await stored(id);
    await ownQueue(options.lease);
    const changed = await changeFree(id, change, how);
    if (changed) return changed;
    throw notOpen(id, 'sending');
  };

  /** Takes each of these for one piece of work, and lets go of all of them again. Throws `request-not-open` where somebody has one. */
  const holding = async <T>(ids: Iterable<string>, work: () => Promise<T>): Promise<T> => {
    const held: string[] = [];
    try {
      for (const id of ids) {
        if (!(await take(id))) throw notOpen(id, 'sending');
        held.push(id);
      }
      return await work();
    } finally {
      for (const id of held) await journal.release(id);
    }
  };

  /**
   * Changes requests that nobody sends and puts others on disk, all of it or nothing. Throws what the changes throw, `asked-otherwise`, and
   * `request-not-open` where one of them is being sent.
   */
  const steerAndFile = async (
    changes: ReadonlyMap<string, Change>,
    fresh: readonly StoredRequest[],
    how: ChangedHow,
  ): Promise<void> => {
    if (changes.size > 0) await ownQueue(options.lease);
    const changed: StoredRequest[] = [];
    await holding(changes.keys(), async () => {
      for (const [id, change] of changes) {
        changed.push(await changedBy(await stored(id), change, how));
      }
      await journal.saveAll(changed, fresh);
    });
    for (const request of [...changed, ...fresh]) options.show(request);
    for (const { id, kind, state } of changed) {
      if (state !== 'dismissed') continue;
      options.kinds[kind].settled(id);
      // Those that waited for it forget it.
      void queue.runAfter(id);
    }
  };

  const dismissWaiters = async (id: string, change: Change): Promise<void> => {
    for (const waiter of await journal.waitersOf(id)) {
      if (!underWayStates.includes((await stored(waiter)).state)) continue;
      // One that looks at the other at this very moment is free when it has seen what became of that.
      let dismissed = await changeFree(waiter, change, 'steered');
      if (!dismissed) {
        await queue.run(waiter);
        dismissed = await changeFree(waiter, change, 'steered');
      }
      if (dismissed) options.kinds[dismissed.kind].settled(waiter);
      await dismissWaiters(waiter, change);
    }
    void queue.runAfter(id);
  };

  /** Sends a request that is on disk; answers at once. */
  const run = (request: StoredRequest): RequestView => {
    void queue.run(request.id);
    return view(request);
  };

  return {
    stored,
    steer,
    steerAndFile,
    run,

    /** What becomes of a request that was dismissed, and of all that depends on it: for the same reason, which `change` says. */
    async settleDismissed({ id, kind }: StoredRequest, change: Change): Promise<void> {
      options.kinds[kind].settled(id);
      await dismissWaiters(id, change);
    },

    /** A page of the requests that are asked for, newest first, how many those are in all, and how many of this desk's are still to be sent. */
    async list({ olderThan, limit, ...asked }: ListAsked): Promise<Output<'requests.list'>> {
      const [found, pending] = await Promise.all([
        // One more than is told shows whether the list goes on.
        limit === 0 ? [] : journal.list({ ...asked, olderThan, limit: limit + 1 }),
        journal.count({ states: openStates }),
      ]);
      // Most who ask have few: a page that holds all of them has counted them.
      const isAll = limit > 0 && olderThan === undefined && found.length <= limit;
      const total = isAll ? found.length : await journal.count(asked);
      const requests = found.slice(0, limit);
      const next = found.length > limit ? requests.at(-1)?.id : undefined;
      return { requests: requests.map(view), total, pending, ...known({ next }) };
    },

    get: async (id: string): Promise<RequestView> => view(await stored(id)),

    /** Sends a waiting or stopped request again now. */
    retry: async (id: string): Promise<RequestView> =>
      run(await steer(id, (request) => triedAgain(request, options.kinds))),

    /** What depends on it goes with it, for the same reason. */
    async dismiss(id: string, reason: string): Promise<RequestView> {
      const change = dismissedFor(reason);
      const dismissed = await steer(id, change);
      options.kinds[dismissed.kind].settled(id);
      await dismissWaiters(id, change);
      return view(dismissed);
    },

    /** Sends everything that is open; settles when each has been tried, and answers what became of it. */
    async sync(): Promise<{ requests: RequestView[] }> {
      await ownQueue(options.lease);
      const before = await allOutlines(journal, { states: openStates });
      await queue.runAll();
      const after = await Promise.all(before.map(({ id }) => stored(id)));
      return { requests: after.map(view) };
    },
  };
}

/** Shows and steers requests of any kind. */
export type RequestsService = ReturnType<typeof createRequests>;
