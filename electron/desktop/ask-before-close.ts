import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { requestMethods } from '../../shared/contract/requests.ts';
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

async function mayClose({ app, ask }: Asked): Promise<boolean> {
  const pending = await countPending(app);
  if (pending === 0) return true;
  const pressed = await ask({
    type: 'question',
    message:
      pending === 1
        ? 'One request is still to be sent.'
        : `${pending} requests are still to be sent.`,
    detail:
      'Nothing is lost: it is saved on this machine and goes on at the next start of Lanyard.',
    buttons: ['Close', 'Keep open'],
    defaultId: STAY,
    cancelId: STAY,
    noLink: true,
  });
  return pressed === CLOSE;
}

/** Says so when the window is closed while requests are still to be sent. One question at a time. */
export function askBeforeClose(
  window: Pick<BrowserWindow, 'on' | 'destroy'>,
  { app, ask }: Asked,
): void {
  let asking = false;
  const decide = async (): Promise<void> => {
    let isAllowed = true;
    try {
      isAllowed = await mayClose({ app, ask });
    } finally {
      asking = false;
      // Also where asking failed: a window that cannot be closed is worse.
      if (isAllowed) window.destroy();
    }
  };
  window.on('close', (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    void decide();
  });
}
