import type { ExtractState, StoreApi } from 'zustand/vanilla';
import type { Stores } from '../../renderer/stores/create-stores.ts';

/** Told by a server with somebody's rights; told by this desk; a password; typed by a helper. */
export const [asked, told, secret, typed] = ['asked', 'told', 'secret', 'typed'].map(
  (word) => `canary-${word}`,
) as [string, string, string, string]; // `map` forgets how many they are

type DataOf<S> = {
  [K in keyof S]-?: Exclude<S[K], undefined> extends (...args: never[]) => unknown ? never : K;
}[keyof S];

/** Stands for a part that has no place for anybody. */
const nobody = undefined;

/**
 * Every part of every store, with somebody in it where the part has a place for people: the compiler asks for a new store, and for a new part of one.
 * What it holds is as wide as a test needs it; `createStores` asks each store how it lets go.
 */
export const filled: {
  readonly [N in keyof Stores]: { readonly [K in DataOf<ExtractState<Stores[N]>>]: unknown };
} = {
  preferences: { language: nobody, theme: nobody, shortcuts: nobody, tour: nobody, paper: nobody },
  route: { route: { view: 'person', id: typed }, wipes: nobody },
  event: { event: nobody, problem: nobody },
  start: { asked: nobody, view: nobody, working: nobody, problem: nobody },
  // Who is signed in is no guest, and is told by the sign-in itself.
  session: {
    ...{ session: nobody, connection: nobody, inContact: nobody, asking: nobody },
    ...{ atHub: nobody, code: nobody, hubProblem: { params: [asked] } },
    problem: { params: [asked] },
  },
  vault: { vault: nobody, asked: nobody, working: nobody, problem: nobody },
  storage: {
    ...{ rescues: nobody, report: nobody, wiping: nobody, checking: nobody },
    ...{ plan: { unfinished: [told] }, problem: told, trail: told, trailProblem: told },
  },
  practice: { seen: nobody },
  kiosk: {
    ...{ asked: nobody, language: nobody, working: nobody, problem: told },
    ...{ view: { handedOver: true, requests: [told] }, begun: { username: typed } },
  },
  // Who is in is no guest. The link is their own, and shown on their own device alone.
  hub: {
    ...{ view: nobody, working: nobody, problem: nobody, cameBack: nobody },
    poster: nobody,
    ...{ offered: nobody, link: told },
  },
  checklist: { name: nobody, asking: nobody, seen: asked, problem: asked },
  clinic: {
    ...{ question: { who: asked }, asking: nobody, report: asked },
    ...{ password: asked, problem: asked },
  },
  requests: {
    ...{ loaded: nobody, syncing: nobody, elsewhere: [{ id: told, state: 'waiting' }] },
    ...{ requests: [{ id: told, state: 'waiting' }], problem: told, lastChanged: told },
  },
  shift: {
    ...{ me: told, helpers: [told], cases: new Map([['', told]]), onlyMine: nobody },
    ...{ problem: told, left: told },
  },
  // Who calls is no guest; whom they decided about is.
  approvals: { caller: nobody, problem: told, outcome: told },
  access: { ...{ desks: told, sessions: told }, ...{ done: told, problem: told } },
  // Steps are nobody’s; who has which is.
  workshop: { view: { checked: asked }, checking: nobody, problem: asked, shown: nobody },
  conflict: { id: told, conflict: told, problem: told },
  undo: { id: asked, plan: asked, problem: asked },
  ssh: { name: asked, asking: nobody, seen: asked, problem: asked },
  undoAll: { name: asked, asking: nobody, seen: asked, problem: asked },
  nameMemory: { id: told, names: told },
  // Counts name nobody.
  board: { board: nobody, problem: nobody },
  people: {
    ...{ text: asked, searching: nobody, found: asked, problem: asked },
    ...{ shown: asked, person: asked, personAsked: nobody, personProblem: asked },
  },
  export: { sealed: told, making: nobody, problem: told },
  import: {
    ...{ collected: told, misread: nobody, bundle: told, report: told },
    ...{ filed: nobody, asking: nobody, problem: told },
  },
  roster: {
    fileName: told,
    plan: told,
    busy: nobody,
    problem: told,
    shown: nobody,
    order: nobody,
    isDescending: nobody,
  },
  cloud: {
    ...{ session: nobody, needsPasscode: nobody, asking: nobody },
    ...{ check: asked, problem: asked },
  },
  submission: { sending: nobody, problem: told },
  newProject: { draft: { name: typed }, members: [{ shellName: typed }] },
  link: { shellName: told, asking: nobody, account: told, proof: told, problem: told },
  overview: { name: asked, asking: nobody, seen: asked, problem: asked },
  project: { name: asked, asking: nobody, seen: asked, problem: asked },
  removal: { name: asked, asking: nobody, seen: asked, problem: asked },
  tool: { name: asked, asking: nobody, seen: asked, problem: asked },
  places: {
    ...{ projects: asked, projectsProblem: asked, tools: asked, toolsProblem: asked },
    ...{ text: asked, only: nobody, quotas: nobody, checking: nobody, quotasProblem: asked },
    asking: nobody,
  },
  guides: {
    ...{ of: asked, seen: asked, problem: asked, asking: nobody, ticked: nobody },
    ...{ list: nobody, listProblem: nobody, language: nobody },
  },
  toolhub: { text: typed, filters: nobody, found: nobody, problem: nobody, asking: nobody },
  toolinfo: {
    ...{ of: typed, known: { author: asked } },
    drafts: { '': { fields: { author: typed }, isSaved: false } },
  },
  similarTools: { verdict: told, problem: told },
  projectNames: { verdict: told, problem: told },
  toolNames: { verdict: told, problem: told },
  draft: {
    fields: {
      ...{ username: typed, shellName: typed, email: typed, sshKey: typed, sharedBecause: typed },
      ...{ password: secret, terms: true, publicEmail: true },
    },
    ...{ shellNameTyped: true, sending: nobody, draft: nobody },
    ...{ names: told, key: told, held: told, strength: told, problems: told, problem: told },
    ...{ agreed: [typed], followUps: { tool: { name: typed } }, expected: { username: typed } },
  },
};

// What JSON has no form for is left out, and no text then.
const holds = (value: unknown, word: string): boolean => JSON.stringify([value]).includes(word);

/** All that the stores hold, as text. */
export const written = (stores: Stores): string =>
  JSON.stringify(Object.entries(stores).map(([name, store]) => [name, store.getState()]));

/** By store, the parts in which the word stands. */
export const placesOf = (stores: Stores, word: string): string[] =>
  Object.entries(stores).flatMap(([name, store]) =>
    Object.entries(store.getState()).flatMap(([part, value]) =>
      holds(value, word) ? [`${name}.${part}`] : [],
    ),
  );

/** Where `fill` put it. */
export const expectedPlaces = (word: string): string[] =>
  Object.entries(filled).flatMap(([name, parts]) =>
    Object.entries(parts).flatMap(([part, value]) =>
      holds(value, word) ? [`${name}.${part}`] : [],
    ),
  );

/** Puts somebody wherever people have a place. */
export function fill(stores: Stores): void {
  for (const [name, store] of Object.entries(stores)) {
    const parts: Readonly<Record<string, unknown>> = filled[name as keyof Stores]; // as `stores` has them
    const known = Object.entries(parts).filter(([, value]) => value !== nobody);
    // Words stand in place of what the parts are of: only their letters are looked for.
    (store as Pick<StoreApi<object>, 'setState'>).setState(Object.fromEntries(known));
  }
}
