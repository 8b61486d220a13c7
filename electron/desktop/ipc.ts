import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { events, isEvent } from '../../shared/contract/index.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { CallerApp } from '../core/base/app-types.ts';
import { isOurPage } from './app-scheme.ts';
import { answered } from './answered.ts';
import { eventChannel, rpcChannel } from './channels.ts';

/** Answers the calls of the page in this window, and of nobody else; tells it every event. */
export function connectBridge(app: CallerApp, page: WebContents): void {
  ipcMain.handle(
    rpcChannel,
    async (event, method: unknown, input: unknown): Promise<Result<unknown>> => {
      if (!comesFrom(page, event))
        return fail('not-allowed', 'Only the page of the window may call.');
      if (typeof method !== 'string') return fail('invalid-input', 'The method must be a name.');
      return await answered(app.dispatch(method, input));
    },
  );
  const unsubscribe = Object.keys(events)
    .filter(isEvent)
    .map((name) => app.events.on(name, (payload) => page.send(eventChannel, name, payload)));
  page.once('destroyed', () => {
    ipcMain.removeHandler(rpcChannel);
    for (const stop of unsubscribe) stop();
  });
}

/** The main frame of the page, at our own address; a frame that has gone away is nobody. */
function comesFrom(page: WebContents, { sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return sender === page && senderFrame?.parent === null && isOurPage(senderFrame.url);
}
