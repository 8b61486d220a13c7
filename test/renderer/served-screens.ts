import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { isFresh } from '../../build/build-app.ts';
import { readRendererFile, securityHeaders } from '../../electron/adapters/renderer-files.ts';
import type { Exchange } from '../../electron/adapters/http/answer.ts';
import { noSuchPage, notLetIn, serveHome } from '../../electron/hub/http/pages.ts';
import { launchPages } from '../launch-pages.ts';
import type { PreferencesState } from '../../renderer/stores/preferences-store.ts';
import type { Method } from '../../shared/contract/index.ts';
import type { CannedDoor, Refusals } from './hub-desk-screens.ts';
import { axe, AXE } from './look-at.ts';
import { answers } from './screens.ts';

const root = join(import.meta.dirname, '../..');

export interface Look {
  readonly direction: 'ltr' | 'rtl';
  readonly theme: 'light' | 'dark';
  readonly width: number;
  /** One of the languages; English, or the mirrored one of a look from right to left, where left out. */
  readonly language?: string;
}

export interface Shown {
  readonly page: Page;
  /** Errors in the page's console. */
  readonly complaints: string[];
}

export interface ServedScreens {
  /** A page of its own with the built screens over canned answers, changed by `change`. */
  open(look: Look, hash: string, change?: object): Promise<Shown>;
  /**
   * The same in a page that is kept for this look, loaded anew with nothing stored and nothing under the pointer: it takes half as
   * long. What was shown before in this look is gone.
   */
  show(look: Look, hash: string, change?: object): Promise<Shown>;
  close(): Promise<void>;
}

/**
 * Mirrors the page with all that stands on it. The language is changed as the settings change it, of which there is no button on most
 * screens: the store is found where React keeps what it was handed (`memoizedProps` of its fibers).
 */
export async function mirror(page: Page): Promise<void> {
  await page.evaluate(() => {
    interface Fiber {
      readonly memoizedProps: {
        readonly value?: { readonly preferences?: { getState(): PreferencesState } };
      } | null;
      readonly child: Fiber | null;
      readonly sibling: Fiber | null;
    }
    const find = (fiber: Fiber | null): PreferencesState | undefined =>
      fiber === null
        ? undefined
        : (fiber.memoizedProps?.value?.preferences?.getState() ??
          find(fiber.child) ??
          find(fiber.sibling));
    const root = document.getElementById('root') ?? document.body;
    const place = Object.entries(root).find(([name]) => name.startsWith('__reactContainer$'));
    // React has no types for what it keeps: a fiber whose `stateNode` knows which of the two trees is on the screen.
    const { stateNode } = (place?.[1] ?? {}) as { stateNode?: { current: Fiber } };
    const preferences = find(stateNode?.current ?? null);
    if (!preferences) throw new Error('React keeps its fibers elsewhere by now');
    preferences.prefer({ language: 'x-mirror' });
  });
  await page.locator('html[dir=rtl]').waitFor({ state: 'attached' });
}

/** Where the built screens are: those of the last build where nothing has changed since, else built into the folder. */
async function builtScreens(folder: string): Promise<string> {
  if (isFresh(root)) return join(root, 'dist/renderer');
  await build({
    configFile: join(root, 'build/vite.renderer.ts'),
    logLevel: 'warn',
    build: { outDir: folder },
  });
  return folder;
}

/** The screens as they are shipped, built into a folder of their own, with the hosts' own headers. `switches` are Chromium's. */
export async function serveScreens(
  folder: string,
  switches: readonly string[] = [],
): Promise<ServedScreens> {
  const server = await listen(await builtScreens(folder));
  const browser = await launchPages(switches);
  const kept = new Map<Look, Kept>();
  let visits = 0;

  /** Answers how to take the canned answers away again. The number makes it another document, not another place in the same. */
  async function load(page: Page, { direction, ...look }: Look, { hash, change }: Screen) {
    const canned = await page.addInitScript(pretendDesktop, { ...answers, ...change });
    const { language = direction === 'rtl' ? 'x-mirror' : 'en' } = look;
    const place = hash.startsWith('/') ? hash : 'door' in change ? AT_HUB : '/';
    const view = hash.startsWith('/') ? '' : hash;
    await page.goto(`${addressOf(server)}${place}?lang=${language}&visit=${(visits += 1)}${view}`);
    await page.locator('h1').waitFor();
    return () => canned.dispose();
  }

  return {
    async open(look, hash, change = {}) {
      const shown = await newPage(browser, look);
      await load(shown.page, look, { hash, change });
      return shown;
    },
    async show(look, hash, change = {}) {
      const before = kept.get(look);
      if (before) await leave(before, look);
      const { page, complaints } = before ?? (await newPage(browser, look));
      kept.set(look, { page, complaints, forget: await load(page, look, { hash, change }) });
      return { page, complaints };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Screen {
  /** Of a page that is none of the app's: its path. */
  readonly hash: string;
  /** With `door` it is served as the event's page at a hub, whose door answers that. */
  readonly change: object;
}

/** Where the page of an event is at a hub. */
const AT_HUB = '/e/practice/';

async function newPage(browser: Browser, { theme, width }: Look): Promise<Shown> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  // As generous as the tests' own limit: it ends what hangs and does not judge how fast a machine is.
  page.setDefaultTimeout(110_000);
  const complaints: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints };
}

interface Kept extends Shown {
  readonly forget: () => Promise<void>;
}

async function leave({ page, complaints, forget }: Kept, { theme, width }: Look): Promise<void> {
  await forget();
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize({ width, height: 900 });
  await page.mouse.move(0, 0);
  await page.evaluate(() => localStorage.clear());
  complaints.length = 0;
}

async function listen(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const page = hubPages[pathname];
    if (page) return void page({ request, response });
    if (pathname === AXE) {
      const type = { 'Content-Type': 'text/javascript' };
      response.writeHead(200, { ...type, ...cached }).end(axe);
      return;
    }
    const path = pathname.startsWith(AT_HUB) ? `/${pathname.slice(AT_HUB.length)}` : pathname;
    void readRendererFile(folder, path).then((file) => {
      const type = { 'Content-Type': file?.contentType ?? 'text/plain' };
      response
        .writeHead(file ? 200 : 404, { ...securityHeaders, ...type, ...cached })
        .end(file?.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** Pages that a hub answers by itself, by their paths here. */
const hubPages: Readonly<Record<string, (exchange: Exchange) => Promise<void>>> = {
  '/e/nowhere/': noSuchPage,
  '/events': (exchange) => serveHome(new Map(twoEvents.map((one) => [one.id, one])), exchange),
  '/refused': (exchange) => notLetIn(exchange, 403, 'another host was asked for'),
};
const twoEvents = [
  { id: 'hackathon-2027', name: { en: 'Wikimedia Hackathon 2027' } },
  { id: 'practice', name: { en: 'Practice Hackathon' } },
];

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Not as the hosts do it: here the same files are loaded hundreds of times, and none of them changes. */
const cached = { 'Cache-Control': 'max-age=3600' };

/** Runs in the page, before any of its scripts: what the desktop's preload would put there. */
function pretendDesktop(canned: Record<string, unknown>): void {
  const refused = {
    ok: false,
    error: { code: 'directory-unreachable', message: '', params: [], fields: [] },
  };
  const { door, refusals = {} } = canned as { door?: CannedDoor; refusals?: Refusals }; // what `load` was given
  const answerOf = (url: string, method: string | undefined): object => {
    if (method !== 'POST') return { ok: true, value: door?.view };
    if (url.endsWith('/link')) return { ok: true, value: door?.link };
    return { ok: false, error: door?.refusal };
  };
  if (door) {
    // The door asks by addresses alone.
    window.fetch = (url, init) =>
      Promise.resolve(Response.json(answerOf(typeof url === 'string' ? url : '', init?.method)));
  }
  Object.assign(window, {
    lanyardBridge: {
      call: (method: Method) => {
        const error = refusals[method];
        if (error) return Promise.resolve({ ok: false, error });
        return Promise.resolve(method in canned ? { ok: true, value: canned[method] } : refused);
      },
      on: () => () => undefined,
    },
  });
}
