import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bringToken } from '../electron/web/http-call.ts';
import { patient } from '../journeys/screens.ts';
import { launchPages } from '../launch-pages.ts';
import { english } from '../english.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
let dev: ChildProcess;
let said = '';
let browser: Browser;
let page: Page;
let entrance: string;
const complaints: string[] = [];

/** A copy of the house, as what is tried here is to write its files. */
function copyHouse(): void {
  for (const part of ['shared', 'electron', 'renderer', 'i18n', 'build', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

function edit(file: string, before: string, after: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  if (!text.includes(before)) throw new Error(`${file} has no ${before} any more`);
  writeFileSync(join(folder, file), text.replace(before, after));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-dev-'));
  copyHouse();
  const own = ['--profile', 'practice', '--data', join(folder, 'data'), '--run-only'];
  const args = [...own, '--port', '0', '--inspect', '0'];
  dev = spawn(process.execPath, [join(folder, 'build/run.mjs'), 'dev', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [dev.stdout, dev.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  await vi.waitFor(() => expect(said).toMatch(/browser:\n\S+/), { timeout: 60_000 });
  entrance = /browser:\n(\S+)/.exec(said)?.[1] ?? '';
  browser = await launchPages();
  page = patient(await browser.newPage());
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(entrance);
  await page.getByRole('heading', { name: english('desk-title'), exact: true }).waitFor();
  await page.evaluate(() => Object.assign(window, { mark: 'not loaded again' }));
});
afterAll(async () => {
  await browser.close();
  dev.kill('SIGKILL');
  rmSync(folder, { recursive: true, maxRetries: 10, retryDelay: 100 });
});

const mark = () => page.evaluate(() => String(Reflect.get(window, 'mark')));
/** What the host answers to the page, by the way of every screen. */
const event = () =>
  page.evaluate(async () => {
    const Authorization = `Bearer ${sessionStorage.getItem('lanyard-page')}`;
    const headers = { 'Content-Type': 'application/json', Authorization };
    const answer = await fetch('/rpc/event.current', { method: 'POST', headers, body: '{}' });
    const body: unknown = await answer.json();
    return JSON.stringify(body);
  });

describe('npm run dev', () => {
  it('shows the screens of the host, by its own rules and without a complaint of the browser', async () => {
    expect(page.url()).toBe(`${new URL(entrance).origin}/`);
    expect(await event()).toContain('"practice":true');
    expect(complaints).toEqual([]);
    expect((await bringToken(entrance)).status).toBe(401);
    await expect.poll(() => said).toContain('another browser used the address again');
  });

  it('puts a changed view into the page that is open', async () => {
    edit('renderer/views/desk/desk.tsx', "title={say('desk-title')}", 'title="Changed view"');
    await page.getByRole('heading', { name: 'Changed view' }).waitFor();
    expect(await mark()).toBe('not loaded again');
  });

  it('starts the host again for a changed service, and the page that is open finds it', async () => {
    const events = page.waitForRequest(/\/events$/);
    edit('electron/core/event-view.ts', 'id: event.id', "id: 'changed-service'");
    await expect.poll(event).toContain('changed-service');
    await events;
    expect(await mark()).toBe('not loaded again');
    expect(said).toContain('The host starts again: electron/core/event-view.ts');
  });

  it('loads the page again, too, where the contract changed', async () => {
    edit('shared/contract/event.ts', 'id: z.string()', "id: z.literal('changed-service')");
    await expect.poll(mark).toBe('undefined');
    await expect.poll(event).toContain('changed-service');
    await page.getByRole('heading', { name: 'Changed view' }).waitFor();
    expect(said).toContain('The host starts again: shared/contract/event.ts');
  });

  it('waits for the next change where a host cannot start', async () => {
    edit('electron/core/event-view.ts', "id: 'changed-service'", "id: 'changed-service");
    await expect.poll(() => said).toContain('The host ended with 1');
    expect(await event()).toContain('host-unreachable');
    edit('electron/core/event-view.ts', "id: 'changed-service", "id: 'changed-service'");
    await expect.poll(event).toContain('changed-service');
  });

  it('ends with all it started', async () => {
    // The streams close once no process writes to them any more.
    const closed = once(dev, 'close');
    dev.kill('SIGINT');
    expect(await closed).toEqual([0, null]);
  });
});
