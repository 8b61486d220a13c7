import { createStore } from 'zustand/vanilla';

/** A view, and of those that are about one thing its id, shell name or name. */
export type Route =
  | { readonly view: 'desk' | (typeof plain)[number] }
  | { readonly view: (typeof named)[number]; readonly id: string };

/** An address may stand in somebody’s bookmarks, so it keeps its word: bundles leave at `hand-over` and come in at `take-over`. */
const plain = [
  'card',
  'roster',
  'hand-over',
  'take-over',
  'settings',
  'sign-in',
  'places',
  'project-new',
  'cloud-sign-in',
] as const;
const named = ['request', 'person', 'undo', 'project', 'project-removal', 'tool', 'link'] as const;

/** The view an address asks for; the desk where it asks for nothing known. `#/request/<id>`. */
export function parseRoute(hash: string): Route {
  const [, view, id] = hash.split('/');
  const simple = plain.find((name) => name === view);
  if (simple) return { view: simple };
  const full = named.find((name) => name === view);
  if (full && id !== undefined && id !== '') return { view: full, id: decode(id) };
  return { view: 'desk' };
}

/** The address of a view, for links: `parseRoute` read backwards. */
export const hashOf = (route: Route): string =>
  'id' in route ? `#/${route.view}/${encodeURIComponent(route.id)}` : `#/${route.view}`;

/** An address may be typed by hand: a stray `%` stands for itself. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The view that is open. */
export interface RouteState {
  route: Route;
}

/** Where the screen is. The browser's history is the one that remembers. */
export const createRouteStore = (hash: string) =>
  createStore<RouteState>()(() => ({ route: parseRoute(hash) }));
