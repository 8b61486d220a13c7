import type { ScreenBridge } from '../bridge/screen-bridge.ts';
import { createConflictStore } from './conflict-store.ts';
import { createDraftStore } from './draft-store.ts';
import { createEventStore } from './event-store.ts';
import { afterTimeout, type After } from './later.ts';
import { createHandOverStore } from './hand-over-store.ts';
import { createPeopleStore } from './people-store.ts';
import { createPreferencesStore } from './preferences-store.ts';
import { rateStrength, type RateStrength } from './rate-strength.ts';
import { createRecallStore } from './recall-store.ts';
import { createRequestsStore } from './requests-store.ts';
import { createRosterStore } from './roster-store.ts';
import { createRouteStore, parseRoute } from './route-store.ts';
import { createSessionStore } from './session-store.ts';
import { createTakeOverStore } from './take-over-store.ts';
import { createStorageStore } from './storage-store.ts';
import { createUndoStore } from './undo-store.ts';
import { createVaultStore } from './vault-store.ts';

interface Screen {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly hash: string;
  /** The language the address asks for, and those of the system, best first. */
  readonly languages: { readonly asked: string | null; readonly system: readonly string[] };
  readonly after?: After;
  readonly rateStrength?: RateStrength;
}

/** Everything the views read. Stores do not know each other. */
export function createStores(bridge: ScreenBridge, screen: Screen) {
  const after = screen.after ?? afterTimeout;
  const rate = screen.rateStrength ?? rateStrength;
  return {
    preferences: createPreferencesStore(screen.storage, screen.languages),
    route: createRouteStore(screen.hash),
    event: createEventStore(bridge),
    session: createSessionStore(bridge),
    vault: createVaultStore(bridge),
    storage: createStorageStore(bridge),
    requests: createRequestsStore(bridge),
    conflict: createConflictStore(bridge),
    undo: createUndoStore(bridge),
    recall: createRecallStore(bridge),
    people: createPeopleStore(bridge, after),
    handOver: createHandOverStore(bridge),
    takeOver: createTakeOverStore(bridge),
    roster: createRosterStore(bridge),
    draft: createDraftStore({ bridge, after, rateStrength: rate }),
  };
}
export type Stores = ReturnType<typeof createStores>;

/** Fills the stores, and fills them again whenever contact is made anew. */
export async function startStores(stores: Stores, bridge: ScreenBridge): Promise<void> {
  const { event, session, vault, storage, requests } = stores;
  const load = () =>
    Promise.all([event, session, vault, storage, requests].map((store) => store.getState().load()));
  bridge.onContact((made) => {
    session.getState().contact(made);
    if (made) void load();
  });
  bridge.on('vault.changed', ({ state }) => {
    if (state !== 'open') return;
    requests.setState({ problem: undefined });
    void load();
  });
  bridge.on('wipe.done', () => {
    requests.setState({ requests: [] });
    void vault.getState().load();
  });
  follow(stores, stores.route.getState().route);
  await load();
}

/** Goes where the address says, and asks for what stands there. */
export function goTo(stores: Stores, hash: string): void {
  const route = parseRoute(hash);
  stores.route.setState({ route });
  follow(stores, route);
}

type Follow = (stores: Stores, route: ReturnType<typeof parseRoute>) => void;
const follow: Follow = ({ people, roster, storage, undo }, route) => {
  if (route.view === 'settings') void storage.getState().loadPlan();
  if (route.view === 'person') void people.getState().show(route.id);
  if (route.view === 'undo') void undo.getState().ask(route.id);
  if (route.view === 'roster') void roster.getState().refresh();
};
