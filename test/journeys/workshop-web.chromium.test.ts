import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import { lanyard } from './lanyard.ts';
import { english } from '../english.ts';
import { launchPages } from '../launch-pages.ts';
import * as screen from './screens.ts';

let folder: string;
let host: RunningWebHost;
let browser: Browser;
let page: Page;

// One start for all: each test has participants of its own.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-workshop-'));
  host = await runWebHost(['--profile', 'practice', '--data', folder]);
  browser = await launchPages();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = screen.patient(await context.newPage());
  await page.goto(host.entranceUrl);
  await screen.heading(page, english('desk-title'));
  return async () => {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true });
  };
});

const terminal = (words: readonly string[], input = '') =>
  // Practice needs no login.
  lanyard(
    {
      slapd: { writer: { bindDn: '', password: '' } },
      profileFile: 'practice',
      dataFolder: folder,
    },
    words,
    { input },
  );

const press = async (selector: string, key = 'Enter'): Promise<void> => {
  await screen.tabTo(page, selector);
  await page.keyboard.press(key);
};

/** Imports a list of two, from the desk to the workshop. */
async function importList(names: readonly string[]): Promise<void> {
  const rows = names.map((name) => `${name} Trainee,${name}trainee,${name}@example.org`);
  const buffer = Buffer.from(['username,shell name,email', ...rows].join('\n'));
  await press('a[href="#/roster"]');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    press('.roster__choose button'),
  ]);
  await chooser.setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
  await page.locator('.roster__rows [role=row]').first().waitFor();
  await press('.roster .actions button');
  await page.locator('.roster .cdx-message--success').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => url.hash === '#/desk');
  await press('a[href="#/roster"]');
  await press('.roster a[href="#/workshop"]');
  await page.locator('.workshop__table').waitFor();
}

/** Somebody whose shell name is another person’s: only a helper can help. */
async function somebodyStuck(username: string, shellName: string): Promise<void> {
  const card = ['--username', username, '--shell-name', shellName];
  const more = ['--email', `${username.toLowerCase()}@example.org`, '--consent'];
  const made = await terminal(
    ['accounts', 'create', ...card, ...more, '--password-stdin'],
    'nine horses ran',
  );
  expect(made.code).toBe(4);
}

const rowOf = (name: string) => page.locator('.workshop__rows [role=row]', { hasText: name });

describe('a workshop', () => {
  it.each([
    {
      language: 'en',
      names: ['Nina', 'Omar'],
      stuck: 'Stella',
      taken: 'aakesson',
      trainer: 'Asha',
    },
    {
      language: 'ckb',
      names: ['Dara', 'Shno'],
      stuck: 'Sirwan',
      taken: 'cakesson',
      trainer: 'ئاشا',
    },
  ])('in $language, by keyboard alone', async ({ language, names, stuck, taken, trainer }) => {
    await screen.choose(page, language);
    await importList(names);
    await somebodyStuck(stuck, taken);
    const [account] = await rowOf(stuck).getByRole('cell').all();
    await account?.locator('.cdx-info-chip--warning').waitFor();
    expect(await rowOf(stuck).locator('.cdx-info-chip').count()).toBe(1);

    // Only who is stuck, and everybody again.
    await screen.tabTo(page, '.workshop__filter button[aria-pressed=true]');
    const [on, back] =
      language === 'en'
        ? (['ArrowRight', 'ArrowLeft'] as const)
        : (['ArrowLeft', 'ArrowRight'] as const);
    await page.keyboard.press(on);
    await page.keyboard.press('Space');
    await expect.poll(() => rowOf(names[0] ?? '').count()).toBe(0);
    expect(await rowOf(stuck).count()).toBe(1);
    await page.keyboard.press(back);
    await page.keyboard.press('Space');
    await rowOf(names[0] ?? '').waitFor();

    // Nobody ticks before it is known who does; the second trainer is not the first.
    const name = `${names[0] ?? ''} Trainee`;
    const box = `.workshop__tick input[aria-label*="${name}"]`;
    if (language === 'en') expect(await page.locator(box).first().isDisabled()).toBe(true);
    else await press('.workshop__trainer summary');
    await screen.typeInto(page, '#helper-name', trainer);
    await page.keyboard.press('Enter');
    await press(box, 'Space');
    await rowOf(name).getByText(trainer).waitFor();
    await screen.picture(page, `62-workshop-${language}`);
    await page.reload();
    await rowOf(name).getByText(trainer).waitFor();
    expect(await page.locator(`${box}:checked`).count()).toBe(1);

    await press('.workshop .seen-at button');
    await page.locator('.workshop .seen-at time').waitFor();
    const done = rowOf(name).locator('.cdx-info-chip--success');
    expect(await done.count()).toBe(0);
  });

  it('is told in a terminal, for scripts too', async () => {
    const told = await terminal(['workshop', '--stuck']);
    expect(told.code).toBe(4);
    expect(told.out).toContain('Stella');
    expect(told.out).not.toContain('Nina');
    const { out } = await terminal(['workshop', '--json']);
    expect(out).toContain('"by":"Asha"');
  });
});
