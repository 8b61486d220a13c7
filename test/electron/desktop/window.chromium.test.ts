import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDesktop, type Desktop } from '../../stand-in/start-desktop.ts';

const soon = { timeout: 60_000 };
let folder: string;
let desktop: Desktop;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-window-'));
  desktop = await startDesktop({ args: ['--data', folder] });
  if (desktop.page === undefined) throw new Error(desktop.errorBoxes.join('\n'));
  page = desktop.page;
});
afterAll(async () => {
  await desktop.quit();
  await rm(folder, { recursive: true });
});

const preferences = (): Record<string, unknown> => ({
  ...desktop.windows[0]?.options.webPreferences,
});
const click = (html: string) =>
  page.evaluate((text) => {
    document.body.insertAdjacentHTML('beforeend', text);
    const link = document.body.lastElementChild;
    if (link instanceof HTMLElement) link.click();
    link?.remove();
  }, html);

// https://www.electronjs.org/docs/latest/tutorial/security, in its order. Item 16 (a current Electron) is kept by
// the lock file and item 19 (fuses) by the packaging.
describe("Electron's security checklist", () => {
  it('1: loads nothing from the network', async () => {
    expect(desktop.protocol.stray).toEqual([]);
    const answer = await page.evaluate(() =>
      fetch('https://evil.example/').then(() => 'in', String),
    );
    expect(answer).toContain('Failed to fetch');
    expect(desktop.protocol.stray).toEqual([]);
  });

  it('2: gives the page no Node', async () => {
    expect(preferences()['nodeIntegration']).toBe(false);
    const kinds = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global'].map((name) => name in globalThis),
    );
    expect(kinds).toEqual([false, false, false, false, false]);
  });

  it('3: isolates the preload from the page', () => {
    expect(preferences()['contextIsolation']).toBe(true);
  });

  it('4: sandboxes every process', () => {
    expect(preferences()['sandbox']).toBe(true);
    expect(desktop.app.isSandboxed).toBe(true);
  });

  it('5: grants nothing but the camera to the screen that reads codes, and to copy a text', () => {
    const { request, check, device } = desktop.permissions;
    // Called as Electron's documentation says it calls them.
    const ask = (permission: string, url: string, mediaTypes: readonly string[]): unknown => {
      const answer = vi.fn();
      const contents = { getURL: () => url };
      const details = { requestingUrl: 'app://ui/', isMainFrame: true, mediaTypes };
      request?.(contents as never, permission as never, answer as never, details as never); // see above
      expect(answer).toHaveBeenCalledOnce();
      return answer.mock.calls[0]?.[0];
    };
    expect(ask('media', 'app://ui/#/take-over', ['video'])).toBe(true);
    expect(ask('media', 'app://ui/#/take-over', ['video', 'audio'])).toBe(false);
    expect(ask('media', 'app://ui/#/desk', ['video'])).toBe(false);
    expect(ask('clipboard-sanitized-write', 'app://ui/#/desk', [])).toBe(true);
    expect(ask('clipboard-read', 'app://ui/#/desk', [])).toBe(false);
    expect(ask('notifications', 'app://ui/#/take-over', [])).toBe(false);
    const none = [null, 'media', 'app://ui/', { isMainFrame: true, mediaType: 'video' }] as never[]; // see above
    expect(check?.(...none)).toBe(false);
    expect(device?.()).toBe(false);
  });

  it('6: keeps web security on', () => {
    expect(preferences()['webSecurity']).toBe(true);
  });

  it('7: runs no inline script and no evaluated text', async () => {
    const violations = await page.evaluate(async () => {
      const seen: string[] = [];
      const two: PromiseWithResolvers<void> = Promise.withResolvers();
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
        if (seen.push(`${effectiveDirective} ${blockedURI}`) === 2) two.resolve();
      });
      const script = document.createElement('script');
      script.textContent = 'document.title = "inline script ran"';
      document.head.append(script);
      const timer: unknown = 'document.title = "evaluated text ran"';
      setTimeout(timer as () => void); // text in place of a function is what is tried here
      await two.promise;
      return seen;
    });
    expect(violations).toEqual(['script-src-elem inline', 'script-src eval']);
    expect(await page.title()).not.toContain('ran');
  });

  it('8, 9, 10: allows no insecure content, experiments or Blink features', () => {
    const names = Object.keys(preferences());
    for (const name of [
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
    ]) {
      expect(names).not.toContain(name);
    }
  });

  it('11, 12: embeds no page', () => {
    expect(preferences()['webviewTag']).toBe(false);
    const event = { preventDefault: vi.fn() };
    desktop.windows[0]?.webContents.emit('will-attach-webview', event);
    expect(event.preventDefault).toHaveBeenCalled();
  });

  it.each([
    'https://evil.example/',
    'app://other/',
    'app://ui/other',
    'file:///etc/passwd',
    'data:text/html,x',
  ])('13: does not go to %s', async (address) => {
    const before = page.url();
    await click(`<a href="${address}">away</a>`);
    await page.evaluate((url) => void (location.href = url), address).catch(() => undefined);
    expect(await page.evaluate(() => location.href)).toBe(before);
  });

  it('13: moves within its page', async () => {
    await page.evaluate(() => void (location.hash = '#/somewhere'));
    expect(page.url()).toMatch(/#\/somewhere$/);
  });

  it('14: opens no window', async () => {
    const pages = page.context().pages().length;
    await click('<a href="https://evil.example/" target="_blank">new</a>');
    expect(await page.evaluate(() => window.open('app://ui/') === null || true)).toBe(true);
    await vi.waitFor(() => expect(page.context().pages()).toHaveLength(pages), soon);
    expect(desktop.windows).toHaveLength(1);
  });

  it('15: hands links to the system only where the profile names their host', async () => {
    await click('<a href="https://evil.example/" target="_blank">evil</a>');
    await click('<a href="https://wikitech.wikimedia.org/wiki/Help" target="_blank">terms</a>');
    await vi.waitFor(
      () => expect(desktop.openedLinks).toEqual(['https://wikitech.wikimedia.org/wiki/Help']),
      soon,
    );
  });

  it('17: answers no other sender (ipc.chromium.test.ts), on one channel only', async () => {
    const sender = desktop.windows[0]?.webContents;
    const senderFrame = { url: 'app://ui/', parent: null };
    const reply = await desktop.ipcMain.receive({ sender, senderFrame }, 'other', []);
    expect(reply).toMatchObject({ ok: false, error: expect.stringContaining('No handler') });
  });

  it('18: shows its page from a scheme of its own, secure and standard, never from a file', () => {
    expect(page.url()).toMatch(/^https:\/\/ui\.app\.invalid\//);
    expect(desktop.protocol.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('20: gives the page two functions and nothing of Electron', async () => {
    const bridge = await page.evaluate(() => {
      const { lanyardBridge } = globalThis as unknown as { lanyardBridge: object }; // the preload's
      const kinds = Object.entries(lanyardBridge).map(
        ([name, value]) => `${name}: ${typeof value}`,
      );
      return { kinds, frozen: Object.isFrozen(lanyardBridge) };
    });
    expect(bridge).toEqual({ kinds: ['call: function', 'on: function'], frozen: true });
    const electron = await page.evaluate(() =>
      Object.getOwnPropertyNames(globalThis).filter((name) => /electron|ipc/i.test(name)),
    );
    expect(electron).toEqual([]);
  });
});

describe('the scheme of the app', () => {
  it('serves the screens, and nothing beside them', async () => {
    const status = (path: string) =>
      page.evaluate(async (name) => (await fetch(name)).status, path);
    expect(await status('./')).toBe(200);
    expect(await status('./no-such-file.js')).toBe(404);
    expect(await status('./..%2fdesktop%2fmain.cjs')).toBe(404);
  });

  it('carries the same headers as the loopback host', async () => {
    const headers = await page.evaluate(async () => [...(await fetch('./')).headers.keys()]);
    expect(headers).toContain('content-security-policy');
    expect(headers).toContain('x-content-type-options');
  });
});

describe('the menu', () => {
  it('has copy and paste, zoom and help', () => {
    const text = JSON.stringify(desktop.menus);
    for (const role of ['editMenu', 'zoomIn', 'resetZoom', 'help'])
      expect(text).toContain(`"${role}"`);
  });

  it('has developer tools where the app runs from its sources, and none where it is installed', async () => {
    expect(JSON.stringify(desktop.menus)).toContain('"toggleDevTools"');
    expect(preferences()['devTools']).toBe(true);
    const data = join(folder, 'installed');
    const installed = await startDesktop({ args: ['--data', data], isPackaged: true });
    expect(JSON.stringify(installed.menus)).not.toContain('DevTools');
    expect(installed.windows[0]?.options.webPreferences['devTools']).toBe(false);
    await installed.quit();
  });
});
