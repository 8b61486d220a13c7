import { join } from 'node:path';
import { BrowserWindow, app } from 'electron';

/**
 * The window, not yet shown and not yet loaded. Electron's defaults already isolate the page; they are spelt out
 * because the app's safety rests on them.
 */
export function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Lanyard',
    width: 1280,
    height: 860,
    minWidth: 480,
    minHeight: 480,
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
      // Shell names and keys are no words; a spelling dictionary would be fetched from the network.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  // A page that died is opened anew; what was submitted is safe in the journal.
  window.webContents.on('render-process-gone', () => window.webContents.reload());
  return window;
}

/** Brings the window to the person who started the app a second time. */
export function showAgain(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
