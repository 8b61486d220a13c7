import type { Dialog, Page } from 'playwright-core';
import { fromChromium } from './addresses.ts';
import { assertJsonSafe } from './json-safe.ts';
import { preventable, StrictEmitter } from './strict.ts';

type OpenHandler = (details: { url: string }) => { action: string };

const sent = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'will-prevent-unload',
  'render-process-gone',
  'destroyed',
];

/** The page of a window. */
export class StandInWebContents extends StrictEmitter {
  private page: Page | undefined;
  private openHandler: OpenHandler | undefined;
  /** The next navigation that the main process itself asked for, in Chromium's words. */
  expected: string | undefined;

  constructor() {
    super('WebContents', sent);
  }

  /** Stand-in only: the Chromium page behind these contents. */
  attach(page: Page): void {
    this.page = page;
    page.once('close', () => this.emit('destroyed'));
    page.once('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed' }));
    page.on('dialog', (dialog) => void this.answer(dialog));
    page.on('popup', (popup) => void popup.close().catch(() => undefined)); // it may be gone already
  }

  /** Electron shows no box of Chromium's: it asks the main process, and the page stays where that says nothing. */
  private async answer(dialog: Dialog): Promise<void> {
    if (dialog.type() !== 'beforeunload')
      throw new Error(`stand-in: the page shows ${dialog.type()}`);
    const event = preventable({});
    this.emit('will-prevent-unload', event);
    await (event.defaultPrevented ? dialog.accept() : dialog.dismiss());
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  /** Stand-in only: the page wants a new window. */
  popup(url: string): void {
    const { action } = this.openHandler?.({ url: fromChromium(url) }) ?? { action: 'allow' };
    if (action !== 'deny') throw new Error(`stand-in: window.open('${url}') was allowed`);
  }

  send(channel: string, ...args: unknown[]): void {
    for (const arg of args) assertJsonSafe(arg, `an event on '${channel}'`);
    const deliver = ([name, values]: [string, unknown[]]): void =>
      (globalThis as { lanyardStandInDeliver?(...args: unknown[]): void }) // put there by the preload script
        .lanyardStandInDeliver?.(name, values);
    // A page that is going away hears nothing, as in Electron.
    this.page?.evaluate(deliver, [channel, args] as [string, unknown[]]).catch(() => undefined);
  }

  reload(): void {
    if (this.page === undefined) return;
    this.expected = this.page.url();
    void this.page.reload();
  }
}
