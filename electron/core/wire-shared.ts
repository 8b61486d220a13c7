import type { RequestView } from '../../shared/requests/request.ts';
import { accountRules } from '../../shared/domain/profile.ts';
import { createCallCounter } from './board/calls.ts';
import { createEventBus } from './base/event-bus.ts';
import { createDoor } from './base/door.ts';
import { createLine } from './base/in-line.ts';
import { createHolders } from './cards/holders.ts';
import { createCasesAtHub } from './desks/cases-at-hub.ts';
import { createElsewhere } from './desks/elsewhere.ts';
import { createNamesForDesks } from './desks/names-for-desks.ts';
import { createWatchHub } from './desks/watch-hub.ts';
import { createPasswords } from './kinds/account/passwords.ts';
import { createUidNumbers } from './kinds/account/uid-numbers.ts';
import { undoIdOfNumber } from './kinds/account/undo-facts.ts';
import type { Kinds } from './kinds/base/define-kind.ts';
import { createProtection } from './kinds/base/protected.ts';
import { kindsThroughHub } from './kinds/base/through-hub.ts';
import type { KindPorts } from './kinds/kinds.ts';
import { createKiosk } from './kiosk/kiosk.ts';
import { createProofs } from './kinds/link/proofs.ts';
import { wireNames } from './names/wire-names.ts';
import { createKeys } from './people/keys.ts';
import type { Ports } from './ports/ports.ts';
import type { RequestJournal, RequestOutline, StoredRequest } from './ports/request-journal.ts';
import type { EventBus } from './ports/system.ts';
import { createLeasedQueue, type LeasedQueue } from './queue/leased-queue.ts';
import { requestsOfCard } from './requests/card-requests.ts';
import { viewOf } from './requests/view.ts';
import { openGate } from './requests/approval-gate.ts';
import { createRequests } from './requests/requests.ts';
import { createWatchExpected } from './roster/watch-expected.ts';
import { createCaseNews } from './shift/shift.ts';
import { createStorage } from './storage/storage.ts';
import { createWrittenBy } from './storage/written-by.ts';
import type { CloudSessionService } from './systems/cloud-session.ts';
import { createSession, type SessionService } from './systems/session.ts';
import { wireSystems } from './systems/wire-systems.ts';
import { createLastCheck } from './workshop/workshop.ts';

/** How the kinds of request are made; others than the core's own are for tests that must see a wrong one fail. */
export type MakeKinds = (ports: KindPorts) => Kinds;

/** What belongs to the process and is there once: systems, kinds, queue, names, storage, and the lines that serialise work. */
export type Shared = ReturnType<typeof wireShared>;

/** Who writes to the journal while nobody in particular calls: whoever is signed in at this process. Empty where nobody is. */
export const signedInName = (session: SessionService) => (): string => {
  const { signedIn, bindDn } = session.current();
  return signedIn ? bindDn : '';
};

/** Tells screens of requests, and knows which revision of each was told. */
function createTelling(events: EventBus, view: (request: StoredRequest) => RequestView) {
  /** Requests that a wipe took while they were being sent: nobody is told of them any more. */
  const gone = new Set<string>();
  const told = new Map<string, number>();
  events.on('wipe.done', () => told.clear());
  return {
    gone,
    show(request: StoredRequest): void {
      const { id, revision, askedBy } = request;
      told.set(id, Math.max(revision, told.get(id) ?? 0));
      if (!gone.has(id)) events.emit('requests.changed', view(request), askedBy);
    },
    isNews: ({ id, revision }: RequestOutline): boolean => (told.get(id) ?? 0) < revision,
  };
}

/** The kinds of request with what all of them share, and what a screen sees of a request. */
function wireKinds(
  ports: Ports,
  events: EventBus,
  own: Pick<KindPorts, 'directory' | 'groups' | 'links' | 'tools' | 'cloud' | 'journal'> & {
    readonly makeKinds: MakeKinds;
    readonly hub: Ports['hub'];
    /** The DN that writes now; empty where nobody is signed in. */
    readonly writer: () => string;
  },
) {
  const { profile, clock, random, sha256, newId, journal, namePolicy } = ports;
  const { makeKinds, writer, hub, ...systems } = own;
  const protection = createProtection({ profile, writer });
  const passwords = createPasswords();
  const proofs = createProofs({ clock, newId, events });
  const numbers = createUidNumbers({
    directory: own.directory,
    random,
    range: profile.directory.uidNumber,
    isRetired: async (number) => Boolean(await journal.get(undoIdOfNumber(number, sha256))),
  });
  const keys = createKeys({ rules: profile.accounts, sha256 });
  const view = (request: StoredRequest): RequestView => viewOf(request, kinds[request.kind]);
  const telling = createTelling(events, view);
  const ofAll = {
    profile,
    protection,
    namePolicy,
    clock,
    random,
    numbers,
    passwords,
    proofs,
    keys,
  };
  const made = makeKinds({ ...systems, ...ofAll, rules: accountRules(profile), ...telling });
  const kinds = hub ? kindsThroughHub(made, { hub, journal: own.journal, clock, sha256 }) : made;
  return { kinds, keys, protection, passwords, proofs, view, ...telling };
}

/** Cards that this process is filing, by what makes them the same card. */
type FiledCards = Map<string, Promise<StoredRequest>>;
const noCards = (): FiledCards => new Map();

const wireSession = (
  { profile, session: start }: Ports,
  systems: Pick<Parameters<typeof createSession>[0], 'directory' | 'events'>,
): SessionService => createSession({ ...systems, start, sharedDn: profile.directory.bindDn });

interface Held extends Pick<ReturnType<typeof wireKinds>, 'passwords' | 'proofs' | 'gone'> {
  readonly queue: Pick<LeasedQueue, 'forget'>;
  readonly events: EventBus;
  readonly ports: Pick<Ports, 'practice' | 'cloud' | 'clock' | 'vault'>;
  readonly filedCards: FiledCards;
  readonly session: Pick<SessionService, 'signOut'>;
  readonly cloudSession: Pick<CloudSessionService, 'signOut'>;
}

/** What this process lets go of when its people are wiped, and when its desk is locked. */
function wireLeaving({ passwords, proofs, gone, queue, events, ports, filedCards, ...held }: Held) {
  /** Everybody, also those whose requests are still on their way: nobody is told of them any more. */
  const forget = (late: readonly string[]): void => {
    for (const id of late) gone.add(id);
    queue.forget();
    passwords.forgetAll();
    proofs.stop();
    filedCards.clear();
  };
  return {
    forget,
    wipedElsewhere(requests: number): void {
      forget([]);
      const at = ports.clock.now().toISOString();
      events.emit('wipe.done', { at, requests, removed: [], left: [] });
      void ports.vault.current().then((view) => events.emit('vault.changed', view));
    },
    async signOut(): Promise<void> {
      passwords.forgetAll();
      filedCards.clear();
      // Practice knows nobody, and nobody could sign in to it again.
      if (ports.practice) return;
      const { session, cloudSession } = held;
      // A system that is away keeps nobody's desk open.
      await Promise.allSettled([session.signOut(), ports.cloud && cloudSession.signOut()]);
    },
  };
}

type Watching = Parameters<typeof createWatchExpected>[0] &
  Parameters<typeof createWatchHub>[0] &
  Omit<Parameters<typeof createElsewhere>[0], 'casesAtHub'> &
  Parameters<typeof createCasesAtHub>[0];

/** What goes on by itself and in nobody's name: closes requests of people who are expected, notices what a hub has mended, and hears what others filed there. */
function wireWatch(
  options: Omit<Watching, 'requests'> & Omit<Parameters<typeof createRequests>[0], 'gate'>,
) {
  const own = { ...options, requests: createRequests({ ...options, gate: openGate }) };
  const casesAtHub = createCasesAtHub(options);
  return {
    watchExpected: createWatchExpected(own),
    watchHub: createWatchHub(own),
    elsewhere: createElsewhere({ ...options, casesAtHub }),
  };
}

/** What two callers must not do at once is done one after the other. */
type NamingOptions = Omit<Parameters<typeof wireNames>[0], 'inLine'> &
  Pick<ReturnType<typeof createMemories>, 'lines'>;

const createLines = () => ({
  submissions: createLine(),
  undo: createLine(),
  roster: createLine(),
  bundles: createLine(),
  newcomer: createLine(),
  approvals: createLine(),
  names: createLine(),
});

/** What callers share: the lines that they stand in, and what was seen when people were looked at. */
const createMemories = (events: EventBus) => ({
  lines: createLines(),
  lastCheck: createLastCheck(events),
});

/** Counts how the systems answer; after a wipe that is gone as well. */
function wireCalls(ports: Ports, events: EventBus) {
  const calls = createCallCounter(ports);
  events.on('wipe.done', calls.forget);
  return calls;
}

/** The journal for each writer, with what the kinds say of each request. They are there by the time anything is written. */
const wireWriting = (journal: RequestJournal, kinds: () => Kinds) =>
  createWrittenBy(journal, {
    target: ({ kind, facts }) => kinds()[kind].target(facts),
    counts: ({ kind, facts }) => kinds()[kind].counts(facts),
    card: ({ kind, facts }) => kinds()[kind].card(facts),
  });

/** The lock behind a screen that is handed over, with the requests that the newcomer at it is told of. */
const wireKiosk = (
  { journal, ...ports }: Ports,
  {
    kinds,
    view,
    ...wired
  }: Pick<ReturnType<typeof wireKinds>, 'kinds' | 'view'> & {
    readonly events: EventBus;
    readonly lock: { isLocked(): boolean };
  },
) =>
  createKiosk({
    ...ports,
    ...wired,
    async requestsOf(id) {
      const card = await journal.get(id);
      return card ? (await requestsOfCard(card, { kinds, journal })).map(view) : [];
    },
  });

/** What is done about what other processes did to the same journal. */
const elsewhere = (
  { cases }: Ports,
  events: EventBus,
  wipedElsewhere: (requests: number) => void,
) => ({ wipedElsewhere, wroteElsewhere: createCaseNews({ cases, events }).look });

/** Everything about names, those that a hub hands to its desks included. */
function wireNaming({ lines, ...options }: NamingOptions) {
  const own = { ...options, inLine: lines.names };
  return { ...wireNames(own), namesForDesks: createNamesForDesks(own) };
}

/** Wires what belongs to the process. Opens and sends nothing before it is asked to. */
export function wireShared(ports: Ports, makeKinds: MakeKinds) {
  const events = createEventBus();
  const calls = wireCalls(ports, events);
  const reached = { ...wireSystems(ports, events, calls.over), calls };
  const { connection, cloudSession, systems, askable } = reached;
  const { directory, groups, links, hub } = systems;
  const session = wireSession(ports, { directory, events });
  const writtenBy = wireWriting(ports.journal, () => kinds);
  const writer = signedInName(session);
  const forQueue = writtenBy('queue', writer);
  const own = { directory, groups, links, hub, ...askable, ...forQueue, makeKinds, writer };
  const wired = wireKinds(ports, events, own);
  const { kinds, keys, view } = wired;
  const door = createDoor(ports.clock);
  const queue = createLeasedQueue({
    ...ports,
    ...systems,
    ...forQueue,
    ...wired,
    ...elsewhere(ports, events, (requests) => leaving.wipedElsewhere(requests)),
  });
  const memories = createMemories(events);
  const held = { queue, events, ports, filedCards: noCards(), session, cloudSession, ...memories };
  const leaving = wireLeaving({ ...wired, ...held });
  const storage = createStorage({ ...ports, ...leaving, events, queue, door, view });
  const naming = wireNaming({ ...ports, ...memories, directory, events, connection, session });
  return {
    ...wired,
    ...naming,
    ...held,
    holders: createHolders({ directory, reserved: naming.reserved, keys, events }),
    ...reached,
    writtenBy,
    ...wireWatch({ ...ports, ...own, ...wired, ...naming, ...held }),
    door,
    storage,
    kiosk: wireKiosk(ports, { kinds, view, events, lock: storage.lock }),
  };
}
