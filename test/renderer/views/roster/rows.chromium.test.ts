import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { roster } from '../../roster-screen.ts';
import { answers } from '../../screens.ts';
import { serveScreens, type ServedScreens } from '../../served-screens.ts';
import { english } from '../../../english.ts';

const ROUNDS = Math.ceil(2000 / roster.rows.length);
const ROWS = ROUNDS * roster.rows.length;
const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('name') };
const row = '.roster__chunk .roster__row';

let served: ServedScreens;
let folder: string;
beforeAll(async () => {
  const rows = Array.from({ length: ROUNDS }, (_, round) =>
    roster.rows.map((one) => ({ ...one, line: one.line + round * roster.rows.length })),
  ).flat();
  Object.assign(answers, { 'roster.plan': { ...roster, rows } });
  folder = await mkdtemp(join(tmpdir(), 'lanyard-roster-'));
  served = await serveScreens(folder);
});
afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

const allDrawn = (page: Page) =>
  page.waitForFunction(([all, found]) => document.querySelectorAll(found).length === all, [
    ROWS,
    row,
  ] as const);

async function openRoster(): Promise<Page> {
  const { page } = await served.open({ direction: 'ltr', theme: 'light', width: 1280 }, '#/roster');
  return page;
}

describe('a roster of 2,000 rows', () => {
  it('is drawn a few dozen rows at a time, and all of it', async () => {
    const page = await openRoster();
    const most = page.evaluate(
      ([all, found]) =>
        new Promise<number>((resolve) => {
          let before = 0;
          let grown = 0;
          // Called once after each time that React has changed the page.
          new MutationObserver(() => {
            const now = document.querySelectorAll(found).length;
            grown = Math.max(grown, now - before);
            before = now;
            if (now === all) resolve(grown);
          }).observe(document.body, { childList: true, subtree: true });
        }),
      [ROWS, row] as const,
    );
    await page.setInputFiles('input[type=file]', file);
    expect(await most).toBeLessThanOrEqual(40);
    await page.close();
  });

  it('shows the rows of one verdict at the press of a key', async () => {
    const page = await openRoster();
    await page.setInputFiles('input[type=file]', file);
    await allDrawn(page);
    await page.getByRole('button', { name: new RegExp(`Name in use.*${ROUNDS}`, 'u') }).focus();
    await page.keyboard.press('Space');
    await page.waitForFunction(
      ([found, count]) => document.querySelectorAll(found).length === count,
      [row, ROUNDS] as const,
    );
    await page.close();
  });

  it('is saved as a file in which no cell runs and every row has its verdict', async () => {
    const page = await openRoster();
    await page.setInputFiles('input[type=file]', file);
    await allDrawn(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: english('roster-save-result') }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('roster-result.csv');
    const text = await readFile(await saved.path(), 'utf8');
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(ROWS + 1);
    expect(lines[0]).toBe(
      '\ufeff"Developer username","Shell username","Email address","Line","Result","Reason","Available names","Request"',
    );
    expect(text).not.toMatch(/(?:^|,)"[=+\-@\t\r]/mu);
    expect(text).not.toContain('\u2068');
    await page.close();
  });

  it('leads from a row whose name is taken to a card that is filled in', async () => {
    const page = await openRoster();
    await page.setInputFiles('input[type=file]', file);
    await allDrawn(page);
    await page
      .getByRole('link', { name: english('roster-start-card') })
      .first()
      .click();
    await page.locator('#username').waitFor();
    const taken = roster.rows.find(({ verdict }) => verdict.is === 'taken');
    expect(await page.inputValue('#username')).toBe(taken?.username);
    expect(await page.inputValue('#email')).toBe(taken?.email);
    await page.close();
  });
});

describe('a card that is expected', () => {
  it('is started with what the roster says, and says whose it is', async () => {
    const { page } = await served.open({ direction: 'rtl', theme: 'dark', width: 640 }, '#/desk');
    await page.fill('#search-people', 'nadia');
    await page.locator('.found-here a').click();
    await page.locator('.request .actions button').first().click();
    await page.locator('#username').waitFor();
    expect(await page.inputValue('#username')).toBe('Nadia Ferreira');
    expect(await page.locator('form .cdx-message').first().textContent()).toContain(
      'Nadia Ferreira',
    );
    await page.close();
  });
});
