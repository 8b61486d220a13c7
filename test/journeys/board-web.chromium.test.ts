import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
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
  await page.getByRole('link', { name: place, exact: true }).focus();
  await page.keyboard.press('Enter');
}

/** A4 (ISO 216) in millimetres. */
const A4 = [210, 297];

async function printed() {
  return readPdf(await page.pdf({ preferCSSPageSize: true }));
}

/** Nothing of who it was stands there, nor anything of the window around it. */
function expectReport({ pages }: Awaited<ReturnType<typeof printed>>): void {
  const text = pages.map((one) => one.text).join('\n');
  for (const { size } of pages) expect(size).toEqual(A4);
  expect(text).toContain(english('report-title', 'Practice Hackathon'));
  expect(text).toContain(english('report-few', 5));
  expect(text).toContain('1,880');
  const around = ['settings-title', 'search-placeholder', 'report-copy', 'practice-lead'] as const;
  const strange = [zoe.username, zoe.shellName, zoe.email, ...around.map((key) => english(key))];
  for (const word of strange) expect(text).not.toContain(word);
}

describe('the board, in a real browser', () => {
  it('shows plots, each of them as a table, and on paper what may be published', async () => {
    await makeAccount();
    await goTo(english('board-title'));
    await screen.heading(page, english('board-title'));
    await page.locator('.plot--lines .recharts-area-curve').waitFor();
    await screen.picture(page, '40-board');
    await page.getByRole('button', { name: english('board-tables') }).press('Enter');
    const accounts = page.getByRole('table', { name: english('board-accounts-title') });
    expect(await accounts.locator('tbody tr').first().innerText()).toMatch(/\t1\t1\t0\t0$/u);
    await screen.picture(page, '41-board-tables');
    expectReport(await printed());

    await page.getByRole('link', { name: english('board-report') }).press('Enter');
    await screen.heading(page, english('report-page'));
    await screen.picture(page, '42-report');
    expectReport(await printed());
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: english('report-save-csv') }).press('Enter'),
    ]);
    const csv = readFileSync(await download.path(), 'utf8');
    expect(csv).toContain(`"Developer accounts","${english('report-few', 5)}"`);
    expect(csv).not.toContain('zoe');
    expect(complaints).toEqual([]);
  });

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
