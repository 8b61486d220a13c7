import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import type { Text } from '../../renderer/text/create-text.ts';
import { readPdf } from './read-pdf.ts';
import { launchPages } from '../launch-pages.ts';
import * as screen from './screens.ts';
import { english } from '../english.ts';

let folder: string;
let host: RunningWebHost;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-board-'));
  host = await runWebHost(['--profile', 'practice', '--data', folder]);
  browser = await launchPages();
  page = screen.patient(await browser.newPage({ viewport: { width: 1280, height: 900 } }));
  complaints = [];
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(host.entranceUrl);
  return async () => {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true });
  };
});

const zoe = { username: 'Zoë Ünique', shellName: 'zoe-u', email: 'zoe@example.org' };

/** An account that is done, as everything that the board could tell of somebody. */
async function makeAccount(): Promise<void> {
  await screen.typeCard(page, zoe);
  await screen.agreeAndSend(page);
  await screen.state(page, english('request-state-confirmed')).waitFor();
}

async function goTo(place: string): Promise<void> {
  await page.getByRole('link', { name: place, exact: true }).press('Enter');
}

/** A4 (ISO 216) in millimetres. */
const A4 = [210, 297];

async function printed() {
  return readPdf(await page.pdf({ preferCSSPageSize: true }));
}

/** Nothing of who it was stands there, nor anything of the window around it. Letters that join are other ones on paper, so that their words are not looked for. */
function expectReport({ pages }: Awaited<ReturnType<typeof printed>>, text: Text): void {
  const paper = pages.map((one) => one.text).join('\n');
  for (const { size } of pages) expect(size).toEqual(A4);
  expect(pages.filter(({ letters }) => letters === '')).toEqual([]);
  const words = [text.raw('report-title', ['Practice Hackathon']), text.raw('report-few', [5])];
  for (const word of text.direction === 'ltr' ? words : ['Practice Hackathon']) {
    expect(paper).toContain(word);
  }
  expect(paper).toContain(text.amount(1880));
  const around = ['settings-title', 'search-placeholder', 'report-copy', 'practice-lead'] as const;
  const strange = around.map((key) => text.raw(key, []));
  for (const word of [zoe.username, zoe.shellName, zoe.email, ...strange]) {
    expect(paper).not.toContain(word);
  }
}

describe('the board, in a real browser', () => {
  it.each(['en', 'ckb'])(
    'shows plots, each of them as a table, and on paper what may be published: %s',
    async (language) => {
      await makeAccount();
      const text = await screen.choose(page, language);
      await goTo(text.raw('board-title', []));
      await screen.heading(page, text.raw('board-title', []));
      await page.locator('.plot--lines .recharts-area-curve').waitFor();
      await screen.picture(page, `40-board-${language}`);
      await page.getByRole('button', { name: text.raw('board-tables', []) }).press('Enter');
      const accounts = page.getByRole('table', { name: text.raw('board-accounts-title', []) });
      const row = await accounts.locator('tbody tr').first().innerText();
      expect(row.split('\t').slice(1)).toEqual([1, 1, 0, 0].map((count) => text.amount(count)));
      await screen.picture(page, `41-board-tables-${language}`);
      expectReport(await printed(), text);

      await page.getByRole('link', { name: text.raw('board-report', []) }).press('Enter');
      await screen.heading(page, text.raw('report-page', []));
      await screen.picture(page, `42-report-${language}`);
      expectReport(await printed(), text);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: text.raw('report-save-csv', []) }).press('Enter'),
      ]);
      const csv = readFileSync(await download.path(), 'utf8');
      const few = text.raw('report-few', [5]);
      expect(csv).toContain(`"${text.raw('board-what-account', [])}","${few}"`);
      expect(csv).not.toContain('zoe');
      expect(complaints).toEqual([]);
    },
  );

  it('tells each value of a plot to the arrow keys', async () => {
    await makeAccount();
    await goTo(english('board-title'));
    const plot = page.locator('.plot--lines');
    await plot.locator('svg').first().focus();
    await page.keyboard.press('ArrowRight');
    await plot.getByRole('status').getByText(english('board-accounts')).waitFor();
  });

  it('fills the window for a projector, and leads back', async () => {
    await makeAccount();
    await goTo(english('board-title'));
    await page.getByRole('link', { name: english('board-projector') }).press('Enter');
    await page.locator('.huge').getByText('1', { exact: true }).waitFor();
    await page.setViewportSize({ width: 1920, height: 1080 });
    const sizes = () =>
      page
        .locator('.projector :is(p, dt, dd, span, small, strong, h2, text, button, a)')
        .evaluateAll((all) =>
          all
            .filter(
              (one) =>
                one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3),
            )
            .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
        );
    await expect.poll(async () => Math.min(...(await sizes()))).toBeGreaterThanOrEqual(36);
    await screen.picture(page, '43-projector');
    await page.getByRole('button', { name: english('projector-next') }).press('Enter');
    await page.getByText(english('board-levels-title')).waitFor();
    expect(Math.min(...(await sizes()))).toBeGreaterThanOrEqual(36);
    await screen.picture(page, '44-projector-2');
    await page.getByRole('link', { name: english('projector-leave') }).press('Enter');
    await screen.heading(page, english('board-title'));
    expect(complaints).toEqual([]);
  });
});
