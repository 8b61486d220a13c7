import type { RequestView } from '../../shared/requests/request.ts';
import type { ScreenBridge } from '../bridge/screen-bridge.ts';
import { createAmongHelpers } from './shift/among-helpers.ts';
import { createCloudStore } from './cloud-store.ts';
import {
  createBoardStore,
  createCheckStore,
  createClinicStore,
  createConflictStore,
  createLookStore,
  createNameMemoryStore,
  createPracticeStore,
  createSshStore,
  createUndoStore,
} from './look-store.ts';
import { createDraftStore } from './draft/draft-store.ts';
import { createEventStore, createHubStore, createStartStore } from './event-store.ts';
import { createSubmissionStore } from './submission-store.ts';
import { type After, afterTimeout } from './later.ts';
import { createExportStore } from './export-store.ts';
import type { Leaving, LetsGo } from './leaving.ts';
import type { HubDoor } from '../bridge/hub-door.ts';
import { createKioskStore, type KioskState } from './kiosk-store.ts';
import { createLinkStore } from './link-store.ts';
import { createGuideStore } from './guides/guide-store.ts';
import { createToolhubStore } from './guides/toolhub-store.ts';
import { createToolinfoStore } from './guides/toolinfo-store.ts';
import { createNewProjectStore } from './new-project-store.ts';
import { createPlacesStore } from './places-store.ts';
import { createPeopleStore } from './people-store.ts';
import { createPreferencesStore } from './preferences-store.ts';
import { type RateStrength, rateStrength } from '../../shared/passwords/strength.ts';
import { createRequestsStore } from './requests-store.ts';
import { createRosterStore } from './roster-store.ts';
import { type Route, createRouteStore, parseRoute } from './route-store.ts';
import { createSessionStore } from './session-store.ts';
import { createImportStore } from './import-store.ts';
import { createStorageStore } from './storage-store.ts';
import { createVaultStore } from './vault-store.ts';

interface Screen {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly hash: string;
  /** The language the address asks for, and those of the system, best first. */
  readonly languages: { readonly asked: string | null; readonly system: readonly string[] };
  readonly after?: After;
  readonly rateStrength?: RateStrength;
  /** The door of the hub that served this page. */
  readonly hub?: HubDoor | undefined;
  /** Begins the page anew, once somebody came or went by that door. */
  readonly begin?: () => void;
}

/** What is asked for where somebody opens it, and what is asked while they type a name. */
const createLooks = (bridge: ScreenBridge, after: After) => ({
  checklist: createLookStore(() => bridge.call('checklist.run', {})),
  undoAll: createLookStore((id) => bridge.call('requests.planUndoAll', { id })),
  overview: createLookStore((shellName) => bridge.call('memberships.show', { shellName })),
  project: createLookStore((name) => bridge.call('projects.show', { name })),
  removal: createLookStore((name) => bridge.call('projects.planRemoval', { name })),
  tool: createLookStore((name) => bridge.call('tools.show', { name })),
  similarTools: createCheckStore((text) => bridge.call('toolhub.suggest', { text }), after),
  projectNames: createCheckStore((name) => bridge.call('projects.check', { name }), after),
  toolNames: createCheckStore((name) => bridge.call('tools.check', { name }), after),
});

/** Everything the views read. Stores do not know each other. */
export function createStores(bridge: ScreenBridge, screen: Screen) {
  const after = screen.after ?? afterTimeout;
  const rate = screen.rateStrength ?? rateStrength;
  return {
    ...createLooks(bridge, after),
    ...createAmongHelpers(bridge),
    preferences: createPreferencesStore(screen.storage, screen.languages),
    route: createRouteStore(screen.hash),
    event: createEventStore(bridge),
    start: createStartStore(bridge),
    session: createSessionStore(bridge),
    vault: createVaultStore(bridge),
    storage: createStorageStore(bridge),
    practice: createPracticeStore(bridge),
    kiosk: createKioskStore(bridge),
    hub: createHubStore({ door: screen.hub, begin: screen.begin ?? (() => undefined) }),
    clinic: createClinicStore(bridge),
    requests: createRequestsStore(bridge),
    conflict: createConflictStore(bridge),
    ssh: createSshStore(bridge),
    undo: createUndoStore(bridge),
    nameMemory: createNameMemoryStore(bridge),
    board: createBoardStore(bridge, after),
    people: createPeopleStore(bridge, after),
    export: createExportStore(bridge),
    import: createImportStore(bridge),
    roster: createRosterStore(bridge),
    cloud: createCloudStore(bridge),
    submission: createSubmissionStore(bridge),
    newProject: createNewProjectStore(),
    link: createLinkStore(bridge),
    places: createPlacesStore(bridge, after),
    guides: createGuideStore(bridge),
    toolhub: createToolhubStore(bridge, after),
    toolinfo: createToolinfoStore(bridge),
    draft: createDraftStore({ bridge, after, rateStrength: rate }),
  } satisfies Readonly<Record<string, { getState(): LetsGo }>>;
}

/** Every store by the name that `useStore` takes. */
export type Stores = ReturnType<typeof createStores>;

/**
 * Fills the stores once the bridge tells whether there is contact, and again whenever it is made anew. Not before: what happened between an
 * answer and the first contact would never be heard of, so that everything would have to be asked twice.
 */
export function startStores(stores: Stores, bridge: ScreenBridge): void {
  const { event, start, session, cloud, vault, storage, kiosk, requests, shift, approvals } =
    stores;
  letGoWhenDue(stores, bridge);
  const load = async () => {
    const all = [kiosk, start, event, session, cloud, vault, storage, shift, approvals];
    const others = all.map((store) => store.getState().load());
    if (await requests.getState().load()) {
      forgetPeople(stores, 'wipe');
      for (const store of [shift, requests]) void store.getState().load();
    }
    await Promise.all(others);
    if (event.getState().event?.hubUrl !== undefined) await requests.getState().loadElsewhere();
  };
  bridge.on('vault.changed', ({ state }) => {
    if (state !== 'open') return;
    requests.setState({ problem: undefined });
    void load();
  });
  followHandOver(stores, () => void load());
  followStart(stores, () => void load());
  bridge.on('requests.changed', (request) => lookAgain(stores, request));
  follow(stores, stores.route.getState().route);
  let isFirst = true;
  bridge.onContact((made) => {
    session.getState().contact(made);
    // Without contact the answers tell why.
    if (made || isFirst) void load();
    isFirst = false;
  });
}

/** Lets go of people in each of these stores, as far as `why` says. */
export function forgetPeople(stores: Partial<Stores>, why: Leaving): void {
  for (const store of Object.values(stores)) store.getState().forgetPeople(why);
}

/**
 * Lets go of everybody, as a lock does, when the screen is handed over, also by another page; and asks for everything again once it is given back. What
 * the newcomer typed and did not send stays for the helper to go on with, but for what only the newcomer can say.
 */
function followHandOver(stores: Stores, load: () => void): void {
  const { kiosk, ...others } = stores;
  const { draft, requests } = others;
  const isHandedOver = ({ view }: Pick<KioskState, 'view'>): boolean => view?.handedOver ?? false;
  kiosk.subscribe((now, before) => {
    if (isHandedOver(now) === isHandedOver(before)) return;
    forgetPeople(others, 'lock');
    if (isHandedOver(now)) return;
    for (const box of ['terms', 'publicEmail'] as const) draft.getState().type(box, false);
    requests.setState({ problem: undefined });
    load();
    comeBack(stores);
  });
}

/** Another event is open, or none is chosen any more: nothing of the one before is left. */
function followStart(stores: Stores, load: () => void): void {
  stores.start.subscribe(({ view: now }, { view: before }) => {
    if (!now || !before || now.way === before.way) return;
    forgetPeople(stores, 'wipe');
    load();
    follow(stores, stores.route.getState().route);
  });
}

/** Asks again about what is shown and what was typed. */
function comeBack(stores: Stores): void {
  const { route, draft, projectNames, toolNames } = stores;
  follow(stores, route.getState().route);
  for (const store of [draft, projectNames, toolNames]) store.getState().askAgain();
}

/** Lets go of people when the desk is locked, wiped, or somebody signs out; and asks again, where there is somebody to ask, for what is shown. */
function letGoWhenDue(stores: Stores, bridge: ScreenBridge): void {
  const { session, cloud, vault, route } = stores;
  // Not by the event alone: a page without contact does not hear it, and learns of it when it asks.
  vault.subscribe(({ vault: now }, { vault: before }) => {
    if (now === undefined || before === undefined) return;
    if (before.state === 'open' && now.state !== 'open') forgetPeople(stores, 'lock');
    if (before.state !== 'open' && now.state === 'open') comeBack(stores);
  });
  /** What is shown is asked for again, with the rights that are left. */
  const signedOut = (): void => {
    forgetPeople(stores, 'sign-out');
    follow(stores, route.getState().route);
  };
  session.subscribe(({ session: now }, { session: before }) => {
    if (now && before?.signedIn && !(now.signedIn && now.bindDn === before.bindDn)) signedOut();
  });
  // A sign-in that has run out keeps its name.
  cloud.subscribe(({ session: now }, { session: before }) => {
    if (now && before?.signedIn && now.username !== before.username) signedOut();
  });
  bridge.on('wipe.done', () => {
    forgetPeople(stores, 'wipe');
    void vault.getState().load();
  });
}

/** Goes where the address says, and asks for what stands there. */
export function goTo(stores: Stores, hash: string): void {
  const route = parseRoute(hash);
  stores.route.setState({ route });
  follow(stores, route);
}

function askForPerson({ people, overview }: Stores, id: string): void {
  void people.getState().show(id);
  void overview.getState().ask(id);
}

/** What each view asks for when it opens; `id` is whose or what it is. */
const asks: { readonly [V in Route['view']]?: (stores: Stores, id: string) => void } = {
  before: ({ checklist }) => void checklist.getState().ask('desk'),
  settings: ({ storage }) => void storage.getState().loadPlan(),
  roster: ({ roster }) => void roster.getState().refresh(),
  undo: ({ undo }, id) => void undo.getState().ask(id),
  'undo-all': ({ undoAll }, id) => void undoAll.getState().ask(id),
  person: askForPerson,
  'person-sheet': askForPerson,
  patient: ({ clinic }, id) => void clinic.getState().askAbout(id),
  next: ({ guides }, id) => void guides.getState().ask(id),
  toolhub: ({ toolhub }) => toolhub.getState().open(),
  link({ link, overview }, id) {
    link.getState().open(id);
    void overview.getState().ask(id);
  },
  places: ({ places }) => places.getState().open(),
  project({ project, places }, id) {
    void project.getState().ask(id);
    places.getState().open();
  },
  'project-removal'({ removal, places }, id) {
    void removal.getState().ask(id);
    places.getState().open();
  },
  toolinfo({ toolinfo, overview, guides, requests }, id) {
    const near = [overview.getState().name, guides.getState().of];
    const asked = requests.getState().requests.find(({ tool }) => tool?.name === id);
    void toolinfo.getState().open(id, near, asked?.shellName);
  },
  tool({ tool, places }, id) {
    void tool.getState().ask(id);
    places.getState().open();
  },
};

function follow(stores: Stores, route: Route): void {
  stores.submission.getState().forget();
  asks[route.view]?.(stores, 'id' in route ? route.id : '');
}

/** Whose or which page of these views a request is about. */
const touches: { readonly [V in Route['view']]?: (request: RequestView) => unknown[] } = {
  person: ({ shellName }) => [shellName],
  'person-sheet': ({ shellName }) => [shellName],
  patient: ({ shellName }) => [shellName],
  next: ({ shellName }) => [shellName],
  project: ({ membership, project }) => [membership?.project, project?.name],
  tool: ({ tool, maintainer }) => [tool?.name, maintainer?.tool],
};

/** What makes or removes a project or a tool, and the views beside which these are listed. */
const ofPlaces: readonly RequestView['kind'][] = [
  ...(['project', 'remove-project', 'tool', 'remove-tool'] as const),
];
const besidePlaces: readonly Route['view'][] = ['places', 'project', 'project-removal', 'tool'];

/** Once a request is confirmed, what is shown of its person, project or tool is not as it was. */
function lookAgain(stores: Stores, request: RequestView): void {
  const { route } = stores.route.getState();
  if (request.state === 'confirmed' && ofPlaces.includes(request.kind)) {
    stores.places.getState().changed(besidePlaces.includes(route.view));
  }
  if (request.state !== 'confirmed' || !('id' in route)) return;
  if (touches[route.view]?.(request).includes(route.id)) asks[route.view]?.(stores, route.id);
}
