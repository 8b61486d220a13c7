import { createStore } from 'zustand/vanilla';
import { forgetHandles, handleOf, isHandle, nameBehind } from './handles.ts';
import type { LetsGo } from './leaving.ts';

/** A view, and of those that are about one thing its id, shell name or name. */
export type Route =
  | { readonly view: 'desk' | (typeof plain)[number] }
  | { readonly view: (typeof named)[number]; readonly id: string };

/** An address may stand in somebody’s bookmarks, so it keeps its word: bundles leave at `hand-over` and come in at `take-over`. */
const plain = [
  'card',
  'roster',
  'board',
  'report',
  'projector',
  'hand-over',
  'take-over',
  'settings',
  'before',
  'clinic',
  'sign-in',
  'places',
  'project-new',
  'cloud-sign-in',
  ...(['documentation', 'introduction', 'toolhub'] as const),
  'newcomer',
  'shift',
  'workshop',
  'approvals',
] as const;
const named = [
  ...(['request', 'person', 'undo', 'undo-all'] as const),
  ...(['project', 'project-removal', 'tool', 'toolinfo', 'link'] as const),
  /** The welcome sheet of the person whom a request is about, and of somebody whom the directory knows. */
  ...(['sheet', 'person-sheet'] as const),
  /** Why somebody cannot log in by SSH. */
  'ssh',
  /** Why something does not work for this person. */
  'patient',
  /** What somebody can begin with. */
  'next',
] as const;

/** Their ids are names of people, and stand in an address by a handle. */
const ofPeople: readonly Route['view'][] = [
  ...(['person', 'link', 'person-sheet'] as const),
  ...(['ssh', 'patient', 'next'] as const),
];

/** The view an address asks for; the desk where it asks for nothing known, or for somebody of before this page was loaded. `#/request/<id>`. */
export function parseRoute(hash: string): Route {
  const [, view, part] = hash.split('/');
  const simple = plain.find((name) => name === view);
  if (simple) return { view: simple };
  const full = named.find((name) => name === view);
  const id = full && part ? idOf(full, decode(part)) : undefined;
  return full && id !== undefined ? { view: full, id } : { view: 'desk' };
}

/** A person may type the name itself; `tidyHash` takes it out of the address. */
function idOf(view: Route['view'], part: string): string | undefined {
  if (!ofPeople.includes(view)) return part;
  return nameBehind(part) ?? (isHandle(part) ? undefined : part);
}

/** The address of a view, for links: `parseRoute` read backwards. Nobody's name is in it. */
export function hashOf(route: Route): string {
  if (!('id' in route)) return `#/${route.view}`;
  const part = ofPeople.includes(route.view) ? handleOf(route.id) : encodeURIComponent(route.id);
  return `#/${route.view}/${part}`;
}

/** The same address without the name of somebody that was typed into it; undefined where it is right as it is. */
export function tidyHash(hash: string): string | undefined {
  const route = parseRoute(hash);
  const tidy = hashOf(route);
  return ofPeople.includes(route.view) && tidy !== hash ? tidy : undefined;
}

/** An address may be typed by hand: a stray `%` stands for itself. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The view that is open. */
export interface RouteState extends LetsGo {
  route: Route;
  /** Counts the wipes: no form of before is shown after one, with what was typed in it. */
  wipes: number;
}

/** Where the screen is. The browser's history is the one that remembers. */
export const createRouteStore = (hash: string) =>
  createStore<RouteState>()((set, get) => ({
    route: parseRoute(hash),
    wipes: 0,
    forgetPeople(why) {
      if (why !== 'wipe') return;
      const { route, wipes } = get();
      forgetHandles();
      set({ route: 'id' in route ? { view: 'desk' } : route, wipes: wipes + 1 });
    },
  }));
