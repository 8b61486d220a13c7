import { SEARCH_ID } from './views/shell/search-people.tsx';

/** True where a key press means a letter. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio])'));

/** In a search field Escape empties it: the browser's own habit. */
const isSearch = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input[type=search]');

const focusSearch = (): void => document.getElementById(SEARCH_ID)?.focus();

/**
 * `/` goes to the search, `n` starts a card, `p` goes to projects and tools, Escape leaves; nothing typed is lost by leaving. `letters` says whether
 * single letters count (WCAG 2.2, 2.1.4). Answers how to stop.
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
  ['p', go('#/places')],
]);

/** A key that belongs to the system, the browser or an input method. */
const isTaken = ({ isComposing, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  isComposing || ctrlKey || metaKey || altKey;

function actionFor(event: KeyboardEvent, letters: boolean): (() => void) | undefined {
  if (isTaken(event)) return undefined;
  if (event.key === 'Escape') return isSearch(event.target) ? undefined : go('#/desk');
  return letters && !isTyping(event.target) ? letterActions.get(event.key) : undefined;
}
