import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import { english } from '../english.ts';
import { launchPages } from '../launch-pages.ts';
import { lanyard } from './lanyard.ts';
import * as screen from './screens.ts';

let folder: string;
let host: RunningWebHost;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-toolinfo-'));
  host = await runWebHost(['--profile', 'practice', '--data', folder]);
  browser = await launchPages();
  page = screen.patient(await browser.newPage({ viewport: { width: 1100, height: 900 } }));
  await page.goto(host.entranceUrl);
  await screen.heading(page, english('desk-title'));
  return async () => {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true });
  };
});

const press = async (selector: string): Promise<void> => {
  await screen.tabTo(page, selector);
  await page.keyboard.press('Enter');
};

/** What `lanyard toolhub check` says of a file. */
const check = (file: string) => {
  const slapd = { writer: { bindDn: '', password: '' } };
  const desk = { slapd, profileFile: 'practice', dataFolder: folder };
  return lanyard(desk, ['toolhub', 'check', file]);
};

describe('a tool of somebody, told to the catalogue, by keyboard alone', () => {
  it.each([
    { language: 'en', description: 'Counts the words of a page.' },
    { language: 'ckb', description: 'وشەکانی پەڕەیەک دەژمێرێت.' },
  ])('from their page to a file that is taken, in $language', async ({ language, description }) => {
    const { say } = await screen.choose(page, language);
    await screen.typeInto(page, '#search-people', 'aakesson');
    await page.locator('.find__results a.row').first().waitFor();
    await page.keyboard.press('Enter');
    await press('a[href^="#/tool/"]');
    await press('a[href^="#/toolinfo/"]');
    await screen.heading(page, say('toolinfo-title'));
    await expect.poll(() => page.inputValue('#toolinfo-author')).toBe('Amina Åkesson');

    // What is missing or wrong is said at its field, and nothing is saved.
    await screen.typeInto(page, '#toolinfo-wikis', 'example.org');
    await page.keyboard.press('Enter');
    const message = (field: string) => page.locator(`#toolinfo-${field}-message`);
    await message('description').getByText(say('field-rule-toolinfo-empty')).waitFor();
    await message('wikis').getByText('example.org', { exact: false }).first().waitFor();

    // What is typed outlives another screen.
    await page.goBack();
    await press('a[href^="#/toolinfo/"]');
    expect(await page.inputValue('#toolinfo-wikis')).toBe('example.org');
    await screen.typeInto(page, '#toolinfo-description', description);
    await screen.typeInto(page, '#toolinfo-license', 'MIT');
    await screen.typeInto(page, '#toolinfo-wikis', 'ckb.wikipedia.org, *.wikisource.org');
    await page.getByText(say('toolinfo-right')).waitFor();
    await screen.picture(page, `80-toolinfo-${language}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Enter'),
    ]);
    expect(download.suggestedFilename()).toBe('toolinfo.json');
    const file = await download.path();
    const told: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(told).toMatchObject({
      description,
      license: 'MIT',
      for_wikis: ['ckb.wikipedia.org', '*.wikisource.org'],
      author: [{ name: 'Amina Åkesson', developer_username: 'Amina Åkesson' }],
    });
    expect(await check(file)).toMatchObject({ code: 0, out: `${english('toolinfo-right')}\n` });
  });
});
