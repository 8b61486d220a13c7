import { createHttpBridge } from './http-bridge.ts';
import { createIpcBridge, type PreloadBridge } from './ipc-bridge.ts';
import type { ScreenBridge } from './screen-bridge.ts';

declare global {
  interface Window {
    /** Put there by the desktop's preload; absent in an ordinary browser. */
    readonly lanyardBridge?: PreloadBridge;
  }
}

/** One bundle for every host: the bridge is chosen at run time. */
export const chooseBridge = (): ScreenBridge =>
  window.lanyardBridge ? createIpcBridge(window.lanyardBridge) : createHttpBridge();
