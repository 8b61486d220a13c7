import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { eventChannel, rpcChannel } from './channels.ts';

// Nothing is checked here: the page could be anyone's, so the main process checks all of it.
contextBridge.exposeInMainWorld('lanyardBridge', {
  call: (method: unknown, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(rpcChannel, method, input),
  on: (event: unknown, listener: (payload: unknown) => void): (() => void) => {
    const relay = (_event: IpcRendererEvent, name: unknown, payload: unknown): void => {
      if (name === event) listener(payload);
    };
    ipcRenderer.on(eventChannel, relay);
    return () => void ipcRenderer.off(eventChannel, relay);
  },
});
