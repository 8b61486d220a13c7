import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { roster } from '../../roster-screen.ts';
import { answers } from '../../screens.ts';
import { type Look, serveScreens, type ServedScreens } from '../../served-screens.ts';
import { english } from '../../../english.ts';

const ROUNDS = Math.ceil(2000 / roster.rows.length);
const ROWS = ROUNDS * roster.rows.length;
const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('name') };
const row = '.roster__rows [role=row]';

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

const wide: Look = { direction: 'ltr', theme: 'light', width: 1280 };

async function openRoster(look = wide): Promise<Page> {
  const { page } = await served.open(look, '#/roster');
  await page.setInputFiles('input[type=file]', file);
  await page.locator(row).first().waitFor();
  return page;
}

/** The places of the rows that are drawn, as `aria-rowindex` counts them. */
const drawn = (page: Page): Promise<number[]> =>
  page.evaluate(
    (found) =>
      [...document.querySelectorAll(found)].map((one) => Number(one.getAttribute('aria-rowindex'))),
    row,
  );

const inView = (page: Page, index: number): Promise<boolean> =>
  page.evaluate((at) => {
    const { top, bottom } = document
      .querySelector(`[aria-rowindex="${at}"]`)
      ?.getBoundingClientRect() ?? {
      ...{ top: -1, bottom: -1 },
    };
    return top >= 0 && bottom <= window.innerHeight;
  }, index);

describe('a roster of 2,000 rows', () => {
  it.each([
    ['a page that scrolls in the window', wide] as const,
    ['a window that scrolls as a whole', { ...wide, width: 320 }] as const,
  ])('has only those near the window there, first and last, in %s', async (_, look) => {
    const page = await openRoster(look);
    const table = page.getByRole('table');
    expect(await table.getAttribute('aria-rowcount')).toBe(String(ROWS + 1));
    const before = await drawn(page);
    expect(before.length).toBeLessThan(60);
    expect(before.slice(0, 3)).toEqual([2, 3, 4]);
    expect(before.at(-1)).toBe(ROWS + 1);
    await page.locator(`[aria-rowindex="${ROWS + 1}"]`).scrollIntoViewIfNeeded();
    await page.waitForFunction(
      (last) => document.querySelector(`[aria-rowindex="${last - 3}"]`) !== null,
      ROWS + 1,
    );
    expect(await drawn(page)).toEqual(expect.arrayContaining([2, ROWS - 1, ROWS, ROWS + 1]));
    expect((await drawn(page)).length).toBeLessThan(60);
    await page.close();
  });

  it('is gone through with the arrows, row by row, further than was drawn', async () => {
    const page = await openRoster();
    await page.getByRole('table').focus();
    for (let i = 0; i < 120; i += 1) await page.keyboard.press('ArrowDown');
    const at = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'));
    expect(await at()).toBe('121');
    expect(await inView(page, 121)).toBe(true);
    // Scrolled far away, the focus is not lost, and the next row is the next one.
    await page.evaluate(() => document.querySelector('.page')?.scrollTo(0, 0));
    await page.waitForFunction(() => document.querySelector('[aria-rowindex="3"]') !== null);
    await page.keyboard.press('ArrowUp');
    expect(await at()).toBe('120');
    await page.close();
  });

  it('shows the rows of one verdict at the press of a key', async () => {
    const page = await openRoster();
    await page.getByRole('button', { name: new RegExp(`Name in use.*${ROUNDS}`, 'u') }).focus();
    await page.keyboard.press('Space');
    await page.waitForFunction(
      (count) => document.querySelector('[role=table]')?.ariaRowCount === String(count),
      ROUNDS + 1,
    );
    await page.close();
  });

  it('is saved as a file in which no cell runs and every row has its verdict', async () => {
    const page = await openRoster();
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
    await page.locator('.request .cdx-button--action-progressive.cdx-button--size-large').click();
    await page.locator('#username').waitFor();
    expect(await page.inputValue('#username')).toBe('Nadia Ferreira');
    expect(await page.locator('form .cdx-message').first().textContent()).toContain(
      'Nadia Ferreira',
    );
    await page.close();
  });
});
