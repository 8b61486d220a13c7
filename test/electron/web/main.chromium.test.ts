import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { runWebHost, type RunningWebHost } from './run-web-host.ts';
import { english } from '../../english.ts';
import { launchPages } from '../../launch-pages.ts';

const main = join(import.meta.dirname, '../../../electron/web/main.ts');
let folder: string;
let host: RunningWebHost;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchPages();
  return () => browser.close();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-web-main-'));
  host = await runWebHost(['--profile', 'practice', '--data', folder]);
  // Each of them is a browser of its own to the host.
  const context = await browser.newContext();
  page = await context.newPage();
  return async () => {
    await context.close();
    await host.stop();
    await rm(folder, { recursive: true });
  };
});

const call = (method: string) =>
  page.evaluate(async (name) => {
    const Authorization = `Bearer ${sessionStorage.getItem('lanyard-page')}`;
    const headers = { 'Content-Type': 'application/json', Authorization };
    const answer = await fetch(`/rpc/${name}`, { method: 'POST', headers, body: '{}' });
    const body: unknown = await answer.json();
    return { status: answer.status, body };
  }, method);

/** Through the entrance to the screens. */
async function goIn(): Promise<void> {
  await page.goto(host.entranceUrl);
  await page.waitForURL(`${host.origin}/`);
}

describe('the loopback host in a real browser', () => {
  it('leads from the entrance to the screens, with the token gone from the address', async () => {
    await goIn();
    expect(await page.title()).toContain('Lanyard');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await call('event.current')).toMatchObject({
      status: 200,
      body: { ok: true, value: { practice: true } },
    });
  });

  it('shows the screens again after a reload', async () => {
    await goIn();
    const answer = await page.reload();
    expect(answer?.status()).toBe(200);
    expect(await call('event.current')).toMatchObject({ status: 200 });
  });

  it('asks before what somebody typed is lost, on a card or in another form', async () => {
    await goIn();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    /** A reload, as a person asks for one; nothing tells that it was called off but the question. */
    const reload = () => page.evaluate(() => window.location.reload());
    await page.locator('a[href="#/card"]').first().click();
    await page.locator('#username').pressSequentially('Zelda');
    await reload();
    await expect.poll(() => asked).toEqual(['beforeunload']);
    expect(await page.locator('#username').inputValue()).toBe('Zelda');

    await page.getByRole('button', { name: english('card-clear') }).click();
    await page.getByRole('button', { name: english('card-clear-sure') }).click();
    await page.reload();
    expect(asked).toHaveLength(1);

    await page.goto(`${host.origin}/#/places`);
    await page.locator('#open-project').pressSequentially('maps');
    await reload();
    await expect.poll(() => asked).toHaveLength(2);
    expect(await page.locator('#open-project').inputValue()).toBe('maps');
  });

  it('stays shut to a second browser, and tells where to go', async () => {
    await goIn();
    const second = await (await browser.newContext()).newPage();
    await second.goto(host.entranceUrl);
    await second.getByText('Another browser has used this address').waitFor();
    expect((await second.goto(host.origin))?.status()).toBe(401);
    expect(await second.getByRole('heading').innerText()).toContain('cannot open Lanyard');
  });

  it('lets a person in who pastes the address, and tells one who pastes another', async () => {
    await page.goto(host.origin);
    await page.fill('#address', 'http://127.0.0.1/enter#wrong');
    await page.keyboard.press('Enter');
    await page.getByText('This is not the address').waitFor();
    await page.fill('#address', host.entranceUrl);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: english('desk-title') }).waitFor();
    expect(await call('event.current')).toMatchObject({ status: 200 });
  });

  it('opens in another tab of the same browser, at the screen that was asked for', async () => {
    await goIn();
    const other = await page.context().newPage();
    await other.goto(`${host.origin}/#/settings`);
    await other.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(other.url()).toBe(`${host.origin}/#/settings`);
  });

  it('breaks no rule of its own content security policy', async () => {
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await goIn();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('ends cleanly when asked to, also with a page that listens', async () => {
    const events = page.waitForResponse(/\/events$/);
    await goIn();
    expect((await events).status()).toBe(200);
    expect(await host.stop()).toBe(0);
  });
});

describe('the loopback host started with something wrong', () => {
  it('says what, and ends with 2', async () => {
    const file = join(folder, 'event.yaml');
    await writeFile(file, 'event: 7\n');
    const { status, stderr } = spawnSync(process.execPath, [main, '--profile', file], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('event.yaml');
    expect(stderr).not.toContain('at async');
  });
});
