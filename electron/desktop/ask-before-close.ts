import type { BrowserWindow, MessageBoxOptions, WebContents } from 'electron';
import { requestMethods } from '../../shared/contract/requests.ts';
import { vaultView } from '../../shared/storage/vault.ts';
import type { CallerApp } from '../core/base/app-types.ts';

const CLOSE = 0;
const STAY = 1;

interface Asked {
  readonly app: Pick<CallerApp, 'dispatch'>;
  /** Shows the box; answers which of its buttons was pressed. */
  readonly ask: (box: MessageBoxOptions) => Promise<number>;
}

/** How many requests are to be sent; none where the list cannot be read, as a locked vault must not keep the window open. */
async function countPending({ dispatch }: Asked['app']): Promise<number> {
  const answer = await dispatch('requests.list', { limit: 0 });
  if (!answer.ok) return 0;
  return requestMethods['requests.list'].output.parse(answer.value).pending;
}

async function isInMemory({ dispatch }: Asked['app']): Promise<boolean> {
  const answer = await dispatch('vault.current', {});
  return answer.ok && vaultView.parse(answer.value).keeper === 'this-run';
}

const question = {
  type: 'question',
  buttons: ['Close', 'Keep open'],
  defaultId: STAY,
  cancelId: STAY,
  noLink: true,
} as const;

async function mayClose({ app, ask }: Asked): Promise<boolean> {
  const pending = await countPending(app);
  if (pending === 0) return true;
  const pressed = await ask({
    ...question,
    buttons: [...question.buttons],
    message: pending === 1 ? '1 request is pending.' : `${pending} requests are pending.`,
    detail: (await isInMemory(app))
      ? 'Lanyard keeps requests in memory only. If you close it, unsent requests are lost.'
      : 'Lanyard saved them on this computer and continues at the next start.',
  });
  return pressed === CLOSE;
}

async function mayLoseTyped({ ask }: Asked): Promise<boolean> {
  const pressed = await ask({
    ...question,
    buttons: [...question.buttons],
    message: 'You have not sent what you typed.',
    detail: 'Lanyard does not save it. If you close the window, it is lost.',
  });
  return pressed === CLOSE;
}

type Window = Pick<BrowserWindow, 'on' | 'close' | 'destroy'> & {
  readonly webContents: Pick<WebContents, 'on'>;
};

/**
 * Says so when the window is closed while requests are still to be sent, and then, where the page does not want to go, that something typed would be
 * lost. One question at a time. A page that does not answer any more goes without.
 */
export function askBeforeClose(window: Window, asked: Asked): void {
  let asking = false;
  let leaving = false;
  const decide = async (isAllowed: () => Promise<boolean>, go: () => void): Promise<void> => {
    if (asking) return;
    asking = true;
    let isGoing = true;
    try {
      isGoing = await isAllowed();
    } finally {
      asking = false;
      // Also where asking failed: a window that cannot be closed is worse.
      if (isGoing) go();
    }
  };
  /** The page is asked by this, and by nothing else. */
  const leave = (): void => {
    leaving = true;
    window.close();
  };
  window.on('close', (event) => {
    if (leaving) return;
    event.preventDefault();
    void decide(() => mayClose(asked), leave);
  });
  // Only closing unloads the page: there is no other place it may go.
  window.webContents.on('will-prevent-unload', () => {
    leaving = false;
    void decide(
      () => mayLoseTyped(asked),
      () => window.destroy(),
    );
  });
  window.on('unresponsive', () => {
    if (leaving) window.destroy();
  });
}
