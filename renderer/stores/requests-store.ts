import { createStore } from 'zustand/vanilla';
import type { Bridge, Input } from '../../shared/contract/index.ts';
import { everyPage } from '../../shared/requests/every-page.ts';
import { LISTED, MOST_LISTED } from '../../shared/requests/list.ts';
import type { NameAlternative } from '../../shared/names/name-verdict.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import type { UndoPart } from '../../shared/requests/undo.ts';
import type { Result, WireError } from '../../shared/result.ts';
import { createDepartures, type LetsGo } from './leaving.ts';
import { type After, afterTimeout } from './later.ts';

/** Often enough to feel live; thousands of changes in a row still leave most of the time to the screen. */
const GATHERING_MS = 50;

/** Hands over what arrives: the first at once, what follows closely together, in order. */
export function gather<T>(after: After, take: (items: readonly T[]) => void): (item: T) => void {
  let waiting: T[] | undefined;
  return (item) => {
    if (waiting) {
      waiting.push(item);
      return;
    }
    waiting = [];
    after(GATHERING_MS, () => {
      const items = waiting ?? [];
      waiting = undefined;
      if (items.length > 0) take(items);
    });
    take([item]);
  };
}

/** Requests that are put aside together, and why. */
interface Dismissed {
  readonly ids: readonly string[];
  readonly reason: string;
}

/** Every request of this desk, and what a person can do about one. */
export interface RequestsState extends LetsGo {
  requests: readonly RequestView[];
  /** What other desks and newcomers' browsers filed at this desk's hub. */
  elsewhere: readonly RequestView[];
  loaded: boolean;
  syncing: boolean;
  /** What went wrong with the last thing asked for, and for which request; empty for the whole list. */
  problem?: { readonly id: string; readonly error: WireError } | undefined;
  /** The request that changed last, for whoever cannot see the screen. */
  lastChanged?: RequestView | undefined;
  /** Answers whether some that were here are there no more: a wipe took them, and nobody told this page. */
  load(): Promise<boolean>;
  /** Asks for what was filed elsewhere. */
  loadElsewhere(): Promise<void>;
  /** A request that was just submitted. */
  receive(request: RequestView): void;
  retry(id: string, password?: string): Promise<boolean>;
  /** Goes on though somebody else has the address, and says why that is right. */
  share(id: string, sharedBecause: string): Promise<boolean>;
  dismiss(id: string, reason: string): Promise<boolean>;
  /** Other names for the same request. */
  rename(id: string, names: NameAlternative): Promise<boolean>;
  /** Another address or key, while nothing was sent; a key left out stays. */
  edit(
    id: string,
    change: { email: string; sshKey?: string; sharedBecause?: string },
  ): Promise<boolean>;
  /** Keeps the address of a project's review. */
  noteReview(id: string, url: string): Promise<boolean>;
  /** Files the undo of a request, as far as was agreed; answers its id, or nothing where it was refused. */
  undo(id: string, agreed: UndoPart[]): Promise<string | undefined>;
  /** Files the undo of all that a card made, as far as was agreed. */
  undoAll(plan: Omit<Input<'requests.undoAll'>, 'dismiss'>, dismiss: Dismissed): Promise<boolean>;
  /** Answers what an approver asked about a request. */
  answer(id: string, text: string): Promise<boolean>;
  /** Tries everything that waits, now. */
  sync(): Promise<void>;
}

/** Newer views replace older ones, in whatever order they arrive. */
function merge(known: readonly RequestView[], received: readonly RequestView[]) {
  const byId = new Map(known.map((request) => [request.id, request]));
  for (const request of received) {
    const before = byId.get(request.id)?.revision ?? 0;
    if (before <= request.revision) byId.set(request.id, request);
  }
  return [...byId.values()];
}

/** Both together, the same list as long as neither is another one. */
const both = new WeakMap<
  readonly RequestView[],
  readonly [elsewhere: unknown, all: readonly RequestView[]]
>();

/** Every request that this desk knows of, wherever it was filed. */
export function knownRequests({
  requests,
  elsewhere,
}: Pick<RequestsState, 'requests' | 'elsewhere'>): readonly RequestView[] {
  if (elsewhere.length === 0) return requests;
  const made = both.get(requests);
  if (made?.[0] === elsewhere) return made[1];
  const own = new Set(requests.map(({ id }) => id));
  const all = [...requests, ...elsewhere.filter(({ id }) => !own.has(id))];
  both.set(requests, [elsewhere, all]);
  return all;
}

/** A mirror of the journal, fed by answers and by `requests.changed`. */
export const createRequestsStore = (bridge: Bridge, after: After = afterTimeout) =>
  createStore<RequestsState>()((set, get) => {
    /** What is told to be elsewhere is not of this desk: it may have filed it by a call that the hub answered. */
    const receiveElsewhere = (received: readonly RequestView[]) => {
      const from = new Map(received.map(({ id, elsewhere }) => [id, elsewhere]));
      const { requests, elsewhere } = get();
      const moved = requests
        .filter(({ id }) => from.has(id))
        .map((request) => ({ ...request, elsewhere: from.get(request.id) }));
      if (moved.length > 0) set({ requests: requests.filter(({ id }) => !from.has(id)) });
      set({ elsewhere: merge(elsewhere, [...moved, ...received]) });
    };
    /** What was done about a request that was filed elsewhere says nothing of where that was. */
    const receive = (received: readonly RequestView[]) => {
      const others = new Map(get().elsewhere.map(({ id, elsewhere }) => [id, elsewhere]));
      const isOther = ({ id }: RequestView): boolean => others.has(id);
      const there = received.filter(isOther);
      const own = there.length === 0 ? received : received.filter((request) => !isOther(request));
      if (own.length > 0) set({ requests: merge(get().requests, own) });
      if (there.length === 0) return;
      receiveElsewhere(there.map((request) => ({ ...request, elsewhere: others.get(request.id) })));
    };
    const receiveEvents = (received: readonly RequestView[]): void => {
      receive(received);
      const lastChanged = received.at(-1);
      if (lastChanged) set({ lastChanged });
    };
    const departures = createDepartures();
    const listen = () => {
      const isLate = departures.begin();
      return gather<RequestView>(after, (received) => {
        if (!isLate()) receiveEvents(received);
      });
    };
    let hear = listen();
    bridge.on('requests.changed', (request) => hear(request));
    bridge.on('roster.filed', () => void get().load());
    bridge.on('elsewhere.changed', ({ requests, gone, forget }) => {
      if (forget) set({ elsewhere: [] });
      if (gone.length > 0) {
        set({ elsewhere: get().elsewhere.filter(({ id }) => !gone.includes(id)) });
      }
      if (requests.length > 0) receiveElsewhere(requests);
    });

    const ask = async (id: string, question: Promise<Result<RequestView>>) => {
      const isLate = departures.begin();
      set({ problem: undefined });
      const answer = await question;
      if (isLate()) return answer;
      if (answer.ok) receive([answer.value]);
      else set({ problem: { id, error: answer.error } });
      return answer;
    };
    const act = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).ok;

    return {
      requests: [],
      elsewhere: [],
      loaded: false,
      syncing: false,
      receive: (request) => receive([request]),
      forgetPeople(why) {
        if (why === 'sign-out') return;
        departures.leave();
        hear = listen();
        set({ requests: [], elsewhere: [] });
        set({ lastChanged: undefined, syncing: false, problem: undefined });
      },
      async loadElsewhere() {
        const isLate = departures.begin();
        const gone = new Set(get().elsewhere.map(({ id }) => id));
        for (let olderThan: string | undefined, more = true; more;) {
          const asked = olderThan === undefined ? {} : { olderThan };
          const page = await bridge.call('requests.elsewhere', { limit: MOST_LISTED, ...asked });
          if (!page.ok || isLate()) return;
          receiveElsewhere(page.value.requests);
          for (const { id } of page.value.requests) gone.delete(id);
          olderThan = page.value.next;
          more = olderThan !== undefined;
        }
        // A page without contact was not told that they are not there any more.
        set({ elsewhere: get().elsewhere.filter(({ id }) => !gone.has(id)) });
      },
      async load() {
        const isLate = departures.begin();
        const before = new Set(get().requests.map(({ id }) => id));
        // More than a screenful at once: whoever opens the desk sees the newest while the others come.
        const pages = { first: LISTED, limit: MOST_LISTED };
        const answer = await everyPage(bridge.call, pages, (page) => {
          if (isLate()) return;
          receive(page);
          for (const { id } of page) before.delete(id);
        });
        if (isLate()) return false;
        set(answer.ok ? { loaded: true } : { problem: { id: '', error: answer.error } });
        return answer.ok && before.size > 0;
      },
      retry: (id, password) =>
        act(id, bridge.call('requests.retry', password === undefined ? { id } : { id, password })),
      share: (id, sharedBecause) => act(id, bridge.call('requests.retry', { id, sharedBecause })),
      dismiss: (id, reason) => act(id, bridge.call('requests.dismiss', { id, reason })),
      rename: (id, { username, shellName }) =>
        act(id, bridge.call('requests.rename', { id, username, shellName })),
      edit: (id, change) => act(id, bridge.call('requests.edit', { id, ...change })),
      answer: (id, text) => act(id, bridge.call('approvals.answer', { id, text })),
      noteReview: (id, url) => act(id, bridge.call('projects.noteReview', { id, url })),
      async undo(id, agreed) {
        const answer = await ask(id, bridge.call('requests.undo', { id, agreed }));
        return answer.ok ? answer.value.id : undefined;
      },
      async undoAll(agreed, { ids, reason }) {
        set({ problem: undefined });
        const dismiss = ids.length === 0 ? {} : { dismiss: { ids: [...ids], reason } };
        const answer = await bridge.call('requests.undoAll', { ...agreed, ...dismiss });
        if (answer.ok) receive(answer.value.requests);
        else set({ problem: { id: agreed.id, error: answer.error } });
        return answer.ok;
      },
      async sync() {
        const isLate = departures.begin();
        set({ syncing: true, problem: undefined });
        const answer = await bridge.call('requests.sync', {});
        if (isLate()) return;
        if (answer.ok) receive(answer.value.requests);
        set({
          syncing: false,
          problem: answer.ok ? undefined : { id: '', error: answer.error },
        });
      },
    };
  });
