import { createHttpBridge, hubWeb } from './http-bridge.ts';
import { closedBridge, type HubDoor } from './hub-door.ts';
import { createIpcBridge, type PreloadBridge } from './ipc-bridge.ts';
import type { ScreenBridge } from './screen-bridge.ts';

declare global {
  interface Window {
    /** Put there by the desktop's preload; absent in an ordinary browser. */
    readonly lanyardBridge?: PreloadBridge;
  }
}

/** One bundle for every host: the bridge is chosen at run time. At a hub there is one once somebody is in. */
export function chooseBridge(hub: HubDoor | undefined, isIn: boolean): ScreenBridge {
  if (window.lanyardBridge) return createIpcBridge(window.lanyardBridge);
  if (!hub) return createHttpBridge();
  return isIn ? createHttpBridge(hubWeb(hub.base)) : closedBridge;
}
