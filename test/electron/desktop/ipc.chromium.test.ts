import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rpcChannel } from '../../../electron/desktop/channels.ts';
import { callInPage, noteEvents } from '../../stand-in/desktop-page.ts';
import { startDesktop, type Desktop } from '../../stand-in/start-desktop.ts';
import type { Page } from 'playwright-core';

let folder: string;
let desktop: Desktop;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-ipc-'));
  desktop = await startDesktop({ args: ['--data', folder] });
  if (desktop.page === undefined) throw new Error(desktop.errorBoxes.join('\n'));
  page = desktop.page;
});
afterAll(async () => {
  expect(await desktop.quit()).toBe(0);
  await rm(folder, { recursive: true });
});

describe('the bridge between page and main process', () => {
  it('carries a call to the core and its answer back', async () => {
    expect(await callInPage(page, 'event.current', {})).toMatchObject({
      ok: true,
      value: { practice: true },
    });
  });

  it('carries a failure as a value', async () => {
    expect(await callInPage(page, 'names.suggest', { username: 7 })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', fields: [{ field: 'username' }] },
    });
    expect(await callInPage(page, 'toString', {})).toMatchObject({
      error: { code: 'unknown-method' },
    });
  });

  it('takes nothing but a name for a method', async () => {
    for (const method of [7, null, ['event.current'], { method: 'event.current' }]) {
      expect(await callInPage(page, method, {})).toMatchObject({
        error: { code: 'invalid-input' },
      });
    }
  });

  it('tells the page what happens, until the page stops listening', async () => {
    // The page looks by itself when it opens: what is told is a change, so that it has to be another before.
    const network = (isAway: boolean) =>
      callInPage(page, 'practice.set', { trouble: 'network', on: isAway });
    await network(true);
    await callInPage(page, 'connection.current', { probe: true });
    const seen = await noteEvents(page, 'connection.changed');
    const other = await noteEvents(page, 'session.changed');
    await network(false);
    await callInPage(page, 'connection.current', { probe: true });
    await vi.waitFor(async () => expect(await seen()).toMatchObject([{ state: 'online' }]), {
      timeout: 60_000,
    });
    expect(await other()).toEqual([]);
  });

  it.each([
    ['a frame inside our page', { url: 'app://ui/', parent: {} }],
    ['a page of the web', { url: 'https://evil.example/', parent: null }],
    ['another host of our scheme', { url: 'app://other/', parent: null }],
    ['a page that only looks like ours', { url: 'https://app//ui/', parent: null }],
    ['a file', { url: 'file:///app/ui/index.html', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
  ])('refuses %s, and says so', async (_who, senderFrame) => {
    const sender = desktop.windows[0]?.webContents;
    const reply = await desktop.ipcMain.receive({ sender, senderFrame }, rpcChannel, [
      'event.current',
      {},
    ]);
    expect(reply).toMatchObject({ ok: true, value: { ok: false, error: { code: 'not-allowed' } } });
  });

  it('refuses a frame that has gone away, and contents that are not of our window', async () => {
    const sender = desktop.windows[0]?.webContents;
    const senderFrame = { url: 'app://ui/', parent: null };
    for (const who of [
      { sender, senderFrame: null },
      { sender: {}, senderFrame },
    ]) {
      const reply = await desktop.ipcMain.receive(who, rpcChannel, ['event.current', {}]);
      expect(reply).toMatchObject({ value: { error: { code: 'not-allowed' } } });
    }
    const reply = await desktop.ipcMain.receive({ sender, senderFrame }, rpcChannel, [
      'event.current',
      {},
    ]);
    expect(reply).toMatchObject({ value: { ok: true } });
  });
});
