import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { toChromium } from './addresses.ts';
import { preloadScript } from './preload-script.ts';
import { preventable, strict, StrictEmitter } from './strict.ts';
import { StandInWebContents } from './web-contents.ts';

/** What the stand-in must know of a window's options; the rest is kept for tests to look at. */
export interface WindowOptions {
  readonly width: number;
  readonly height: number;
  readonly webPreferences: Readonly<Record<string, unknown>> & { readonly preload: string };
}

/** What the window needs of the rest of the stand-in. */
export interface WindowHost {
  readonly context: Promise<BrowserContext>;
  opened(window: StandInWindow): void;
  closed(window: StandInWindow): void;
}

const isolated = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
};

/** One window, with a Chromium page in it. */
export class StandInWindow extends StrictEmitter {
  readonly webContents = strict('WebContents', new StandInWebContents());
  readonly options: WindowOptions;
  /** Stand-in only: the page, for a test to use as a person would. */
  readonly page: Promise<Page>;
  isShown = false;
  isFocused = false;

  constructor(options: WindowOptions, host: WindowHost) {
    super('BrowserWindow', ['ready-to-show', 'close', 'closed', 'unresponsive']);
    this.options = options;
    for (const [name, value] of Object.entries(isolated)) {
      if (options.webPreferences[name] !== value)
        throw new Error(`stand-in: ${name} must be ${value}`);
    }
    host.opened(this);
    this.page = this.openPage(host);
  }

  private async openPage(host: WindowHost): Promise<Page> {
    const { width, height, webPreferences } = this.options;
    const page = await (await host.context).newPage();
    await page.setViewportSize({ width, height });
    await page.addInitScript({
      content: preloadScript(readFileSync(webPreferences.preload, 'utf8')),
    });
    page.once('domcontentloaded', () => this.emit('ready-to-show'));
    page.once('close', () => {
      host.closed(this);
      this.emit('closed');
    });
    this.webContents.attach(page);
    return page;
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.page;
    this.webContents.expected = toChromium(url);
    await page.goto(toChromium(url));
  }

  /** As a person closes it: the main process may call it off, then the page. */
  close(): void {
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented)
      void this.page.then((page) => page.close({ runBeforeUnload: true }));
  }

  destroy(): void {
    void this.page.then((page) => page.close());
  }

  show(): void {
    this.isShown = true;
  }

  focus(): void {
    this.isFocused = true;
  }

  isMinimized(): boolean {
    return false;
  }
}
