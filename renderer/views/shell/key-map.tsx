import { Button } from '../../components/button.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say, useText } from '../../text/text.tsx';

const KEY_MAP_ID = 'key-map';

const keyMap = (): HTMLDialogElement | null =>
  document.querySelector<HTMLDialogElement>(`dialog#${KEY_MAP_ID}`);

/** Opens the list of keys; where it is open already nothing happens. */
export function showKeyMap(): void {
  const dialog = keyMap();
  if (dialog?.open === false) dialog.showModal();
}

const rows: readonly (readonly [keys: readonly string[], does: MessageKey])[] = [
  [['/'], 'shortcut-search'],
  [['n'], 'bar-new-person'],
  [['t'], 'places-title'],
  [['p'], 'shortcut-print'],
  [['↑', '↓'], 'shortcut-list'],
  [['Ctrl/⌘', '1…9'], 'shortcut-place'],
  [['F6'], 'shortcut-part'],
  [['Esc'], 'back-to-desk'],
  [['?'], 'shortcut-title'],
];

/** All keys of the window, in a dialog of the browser's own: it keeps the focus, and Escape closes it. */
export function KeyMap() {
  const { say } = useText();
  return (
    <dialog id={KEY_MAP_ID} className="key-map" aria-label={say('shortcut-title')}>
      <h2>
        <Say k="shortcut-title" />
      </h2>
      <dl className="key-map__rows">
        {rows.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>
              <Say k={does} />
            </dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => keyMap()?.close()}>
        <Say k="shortcut-close" />
      </Button>
    </dialog>
  );
}
