import { globSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { chromium, type Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeBrowserProfile } from '../../../build/start-browser-profile.ts';
import { patient } from '../../journeys/screens.ts';
import { runWebHost, type RunningWebHost } from './run-web-host.ts';
import { english } from '../../english.ts';

/** Made up here, so that it stands nowhere but where this test leads it; everything of hers begins with it. */
const surname = 'Quillfeather';
const shellName = 'zquill';
const address = 'zelda.quill@venue.example';
const seen = [surname, shellName, 'zelda.quill'];

let folder: string;
let profile: string;
let host: RunningWebHost;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-history-'));
  // As the app window has it: a person's own browser may offer to keep passwords, with the name beside them.
  profile = makeBrowserProfile(folder);
  host = await runWebHost(['--profile', 'practice', '--data', join(folder, 'data')]);
  return async () => {
    await host.stop();
    await rm(folder, { recursive: true, maxRetries: 10, retryDelay: 100 });
  };
});

/** A browser with a history, until `work` is done and it was closed as a person closes it. */
async function browse(work: (page: Page) => Promise<void>): Promise<void> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
  const page = patient(await context.newPage());
  await work(page);
  await context.close();
}

/** A change of the fragment loads nothing. */
const at = (page: Page, address: RegExp) => expect.poll(() => page.url()).toMatch(address);

async function makeAccount(page: Page): Promise<void> {
  await page.goto(host.entranceUrl);
  await page.waitForURL(`${host.origin}/`);
  await page.locator('a[href="#/card"]').first().click();
  await page.fill('#username', `Zelda ${surname}`);
  await page.fill('#shellName', shellName);
  await page.fill('#email', address);
  await page.fill('#password', 'nine purple horses ran');
  for (const box of ['#terms', '#publicEmail'])
    if (await page.locator(box).count()) await page.check(box);
  await page.click('button[type=submit]');
  await at(page, /#\/request\//);
}

describe('what a browser remembers of the screens', () => {
  it('names nobody: not in its history, and not elsewhere in its profile', async () => {
    await browse(async (page) => {
      await makeAccount(page);
      await page.getByText(english('request-state-confirmed'), { exact: true }).first().waitFor();
      await page.locator('a[href="#/desk"]').first().click();
      await page.fill('#search-people', surname);
      await page.locator('.find a[href^="#/person/"]').first().click();
      await page.getByRole('heading', { level: 1, name: surname }).waitFor();
      await at(page, /#\/person\//);
      await page.locator('a[href^="#/link/"]').first().click();
      await at(page, /#\/link\//);
      await page.locator('a[href^="#/person/"]').first().click();
      await at(page, /#\/person\//);
      await page.goto(`${host.origin}/#/settings`);
      await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    });
    const history = new DatabaseSync(join(profile, 'Default/History'), { readOnly: true });
    const visits = history.prepare('SELECT url, title FROM urls').all();
    history.close();
    const told = visits.map(({ url, title }) =>
      `${String(url)} ${String(title)}`.replace(/[\u2068\u2069]/g, ''),
    );
    // It did remember: a history that is empty would show nothing.
    expect(told.some((line) => /#\/request\/.* Request – Lanyard/.test(line))).toBe(true);
    expect(
      told.some((line) => /#\/person\/[-0-9a-f]{36} Developer account – Lanyard/.test(line)),
    ).toBe(true);
    for (const name of seen) expect(told.filter((line) => line.includes(name))).toEqual([]);
    expect(filesWith(seen)).toEqual([]);
  });
});

/** The files of the profile in which one of these stands, in either of the two ways in which Chromium writes text. */
function filesWith(words: readonly string[]): string[] {
  const needles = words.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]);
  return globSync(join(profile, '**/*'))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .filter((file) => {
      const bytes = readFileSync(file);
      return needles.some((needle) => bytes.includes(needle));
    })
    .map((file) => file.slice(profile.length));
}
