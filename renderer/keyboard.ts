import { PRINT_ID } from './components/place-link.tsx';
import { showKeyMap } from './views/shell/key-map.tsx';
import { SEARCH_ID } from './views/shell/search-people.tsx';

/** True where a key press means a letter. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio])'));

/** In a search field Escape empties it: the browser's own habit. */
const isSearch = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input[type=search]');

/** Presses what prints the sheet of the person who is open; where nobody is, nothing happens. */
const print = (): void => document.getElementById(PRINT_ID)?.click();

const focusSearch = (): void => document.getElementById(SEARCH_ID)?.focus();

/** The parts of the window, and what of each takes the focus, in the order in which F6 goes through them. */
const parts = [
  ['.rail', '.rail__list a[aria-current], .rail__list a'],
  ['.bar', `#${SEARCH_ID}`],
  ['.list', '.list__body'],
  ['.pane, .page', 'h1'],
  ['.strip', 'a'],
] as const;

/** Those that are on this screen, whatever has room for them. */
const stopsOf = (page: Document) =>
  parts.flatMap(([part, inside]) => {
    const region = page.querySelector(part);
    const stop = region?.querySelector<HTMLElement>(inside);
    return region && stop?.checkVisibility() ? [{ region, stop }] : [];
  });

function goOn(page: Document, by: number): void {
  const stops = stopsOf(page);
  const at = stops.findIndex(({ region }) => region.contains(page.activeElement));
  // From nowhere the first step leads to the first part, and the first step back to the last.
  const from = at < 0 && by < 0 ? 0 : at;
  stops.at((from + by) % stops.length)?.stop.focus();
}

/**
 * `/` goes to the search, `n` starts a card, `t` goes to projects and tools, `p` prints the sheet of the person who is open, Ctrl or ⌘ with a
 * digit goes to that place of the rail, `?` tells all keys, F6 goes from part to part of the window, Escape leaves;
 * nothing typed is lost by leaving. `letters` says whether single letters count (WCAG 2.2, 2.1.4). Answers how to stop.
 */
export function listenForKeys(page: Document, letters: boolean): () => void {
  const press = (event: KeyboardEvent): void => {
    const action = actionFor(event, letters);
    if (!action) return;
    event.preventDefault();
    action();
  };
  page.addEventListener('keydown', press);
  return () => page.removeEventListener('keydown', press);
}

const go = (hash: string) => (): void => {
  window.location.hash = hash;
};

const letterActions = new Map([
  ['/', focusSearch],
  ['n', go('#/card')],
  ['t', go('#/places')],
  ['p', print],
  ['?', showKeyMap],
]);

/** A key that belongs to the system, the browser or an input method. */
const isTaken = ({ isComposing, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  isComposing || ctrlKey || metaKey || altKey;

/** A dialog keeps its keys to itself. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('dialog') !== null;

/** Ctrl or ⌘ with a digit: the place of the rail with that number. A browser may keep these keys for its tabs; the desktop app has none. */
function placeOf({ isComposing, ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent) {
  const isAlone = ctrlKey !== metaKey && !altKey && !shiftKey && !isComposing;
  if (!isAlone || !/^[1-9]$/.test(key)) return undefined;
  const link = document.querySelectorAll<HTMLElement>('.rail__list a')[Number(key) - 1];
  return link && (() => link.click());
}

function actionFor(event: KeyboardEvent, letters: boolean): (() => void) | undefined {
  if (isInDialog(event.target)) return undefined;
  if (isTaken(event)) return placeOf(event);
  if (event.key === 'F6') return () => goOn(document, event.shiftKey ? -1 : 1);
  if (event.key === 'Escape') return isSearch(event.target) ? undefined : go('#/desk');
  return letters && !isTyping(event.target) ? letterActions.get(event.key) : undefined;
}
