import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../../build/dev-door.ts';
import { startWebHost, type WebHost } from '../../../electron/web/server.ts';
import { launchPages } from '../../launch-pages.ts';
import { createEchoApp } from '../echo-app.ts';
import { tryElements, tryFetches, tryStreams, tryWindows } from './foreign-page.ts';
import { httpCall } from './http-call.ts';

const screens = join(import.meta.dirname, '../../../dist/renderer');
let folder: string;
let browser: Browser;
let context: BrowserContext;
let host: WebHost;
let app: ReturnType<typeof createEchoApp>;
/** The server of somebody else of this machine, on another port of the same address, and what browsers brought there. */
let other: Server;
let otherOrigin: string;
let brought: IncomingHttpHeaders[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-other-port-'));
  app = createEchoApp();
  host = await startWebHost(app, { rendererFolder: screens });
  brought = [];
  other = createServer(({ headers }, response) => {
    brought.push(headers);
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<!doctype html><title>other</title>');
  });
  otherOrigin = `http://127.0.0.1:${await listen(other, 0)}`;
  browser = await launchPages();
  context = await browser.newContext();
});
afterEach(async () => {
  await browser.close();
  await host.stop();
  other.close();
  other.closeAllConnections();
  await rm(folder, { recursive: true });
});

/** Lanyard in one tab, the other's page in another of the same browser. */
async function bothOpen(): Promise<{ own: Page; foreign: Page }> {
  const own = await context.newPage();
  await own.goto(host.entranceUrl);
  await own.waitForURL(`${host.origin}/`);
  const foreign = await context.newPage();
  await foreign.goto(otherOrigin);
  // What our own page asks for when it starts.
  await expect.poll(() => app.calls.length).toBeGreaterThan(0);
  await expect.poll(() => app.calls.splice(0), { interval: 1000 }).toEqual([]);
  return { own, foreign };
}

describe('a page on another port of the same address', () => {
  it('is brought the cookie by the browser, and can do nothing with it', async () => {
    await bothOpen();
    const cookie = brought.map(({ cookie }) => cookie).find((text) => text?.includes('lanyard-'));
    // That cookies know no ports is why there is a second half.
    expect(cookie).toMatch(/^lanyard-\d+=/);
    expect(brought.every(({ authorization }) => authorization === undefined)).toBe(true);
    const headers = {
      ...{ Cookie: cookie ?? '', Origin: host.origin, 'Content-Type': 'application/json' },
      'Sec-Fetch-Site': 'same-origin',
    };
    for (const path of ['/rpc/event.current', '/rpc/requests.list'])
      expect(
        (await httpCall(host.origin + path, { method: 'POST', headers, body: '{}' })).status,
      ).toBe(401);
    const events = { Cookie: cookie ?? '', 'Sec-Fetch-Site': 'same-origin' };
    expect((await httpCall(`${host.origin}/events`, { headers: events })).status).toBe(401);
    expect(app.calls).toEqual([]);
  });

  it.each([
    ['fetch', tryFetches],
    ['image, script, style and frame', tryElements],
    ['socket, events and channel', tryStreams],
    ['window and form', tryWindows],
  ] as const)('reads and calls nothing by %s', async (_name, tries) => {
    const { foreign } = await bothOpen();
    expect(await foreign.evaluate(tries, host.origin)).toEqual([]);
    expect(app.calls).toEqual([]);
  });

  it('cannot stand between our page and us by another name of this machine', async () => {
    const own = await context.newPage();
    const local = host.origin.replace('127.0.0.1', 'localhost');
    const answer = await own.goto(local);
    expect(answer?.status()).toBe(403);
    expect(await own.getByRole('heading').innerText()).toContain('cannot open Lanyard');
  });
});
