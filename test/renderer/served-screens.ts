import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { readRendererFile, securityHeaders } from '../../electron/adapters/renderer-files.ts';
import { answers } from './screens.ts';

const root = join(import.meta.dirname, '../..');

export interface Look {
  readonly direction: 'ltr' | 'rtl';
  readonly theme: 'light' | 'dark';
  readonly width: number;
}

export interface ServedScreens {
  /** A page with the built screens over canned answers, changed by `change`. Its console errors are collected in `complaints`. */
  open(look: Look, hash: string, change?: object): Promise<{ page: Page; complaints: string[] }>;
  close(): Promise<void>;
}

/** The screens as they are shipped, built into a folder of their own, with the hosts' own headers. `switches` are Chromium's. */
export async function serveScreens(
  folder: string,
  switches: readonly string[] = [],
): Promise<ServedScreens> {
  await build({
    configFile: join(root, 'build/vite.renderer.ts'),
    logLevel: 'warn',
    build: { outDir: folder },
  });
  const server = await listen(folder);
  const browser = await launch(switches);
  return {
    async open({ direction, theme, width }, hash, change = {}) {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
      });
      const complaints: string[] = [];
      page.on('console', (line) => {
        if (line.type() === 'error') complaints.push(line.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.addInitScript(pretendDesktop, { ...answers, ...change });
      const language = direction === 'rtl' ? 'x-mirror' : 'en';
      await page.goto(`${addressOf(server)}/?lang=${language}${hash}`);
      await page.locator('h1').waitFor();
      return { page, complaints };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function launch(switches: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...switches,
    ],
  });
}

async function listen(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void readRendererFile(folder, pathname).then((file) => {
      const type = { 'Content-Type': file?.contentType ?? 'text/plain' };
      response.writeHead(file ? 200 : 404, { ...securityHeaders, ...type }).end(file?.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Runs in the page, before any of its scripts: what the desktop's preload would put there. */
function pretendDesktop(canned: Record<string, unknown>): void {
  const refused = {
    ok: false,
    error: { code: 'directory-unreachable', message: '', params: [], fields: [] },
  };
  Object.assign(window, {
    lanyardBridge: {
      call: (method: string) =>
        Promise.resolve(method in canned ? { ok: true, value: canned[method] } : refused),
      on: () => () => undefined,
    },
  });
}
