import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { useScratch } from '../build/scratch.ts';
import { createAdapters } from '../electron/adapters/create-adapters.ts';
import { runWebHost } from '../test/electron/web/run-web-host.ts';
import { launchPages } from '../test/launch-pages.ts';
import { fileRequests } from './file-requests.ts';
import { percentile } from './figures.ts';

/**
 * What long lists are on the screen, in a real browser over the web host: the desk with its requests, and a participant list. Each is scrolled
 * from its first row to its last. A long task is one that holds the page for more than 50 ms (W3C Long Tasks API). `npm run build` comes
 * first.
 *
 *   node bench/long-list.ts [requests] [participants]      10000 and 2000 unless told
 */
const [requests = 10_000, participants = 2000] = process.argv.slice(2).map(Number);
useScratch();
const SCREENFULS = 400;

/** Collects the length of every long task from the page's first script on, in milliseconds. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const longTasks: number[] = [];
    Object.assign(globalThis, { longTasks });
    new PerformanceObserver((seen) => {
      for (const { duration } of seen.getEntries()) longTasks.push(Math.round(duration));
    }).observe({ type: 'longtask', buffered: true });
  });
const taken = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0)); // put there above

/** Scrolls what holds the rows through in equal steps, one a frame; answers the milliseconds between frames. */
const scrollThrough = (page: Page, row: string): Promise<number[]> =>
  page.evaluate(
    async ([steps, found]) => {
      const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
      const scrolls = (part: Element): boolean =>
        part.scrollHeight > part.clientHeight && getComputedStyle(part).overflowY === 'auto';
      let part = document.querySelector(found)?.parentElement;
      while (part && !scrolls(part)) part = part.parentElement;
      const scroller = part ?? document.documentElement;
      const frames: number[] = [];
      let before = await frame();
      for (let i = 1; i <= steps; i += 1) {
        scroller.scrollTop = ((scroller.scrollHeight - scroller.clientHeight) * i) / steps;
        const now = await frame();
        frames.push(now - before);
        before = now;
      }
      return frames;
    },
    [SCREENFULS, row] as const,
  );

const inWords = (tasks: readonly number[]): string =>
  tasks.length === 0 ? 'no long task' : `${tasks.length} long tasks (${tasks.join(', ')} ms)`;

/** Nothing is under way any more: two seconds without a long task. */
async function settled(page: Page): Promise<number[]> {
  const all: number[] = [];
  for (;;) {
    await page.waitForTimeout(2000);
    const more = await taken(page);
    if (more.length === 0) return all;
    all.push(...more);
  }
}

async function tellScrolling(page: Page, row: string): Promise<void> {
  for (const round of ['first', 'second', 'third']) {
    const frames = await scrollThrough(page, row);
    console.log(
      `  scrolling, ${round} time: frame p95 ${percentile(frames, 95).toFixed(0)} ms, ${inWords(await taken(page))}`,
    );
  }
}

async function measureDesk(page: Page, url: string): Promise<void> {
  const start = performance.now();
  await page.goto(url);
  await page.locator('a.person-row').first().waitFor();
  const shown = performance.now() - start;
  console.log(
    `${requests} requests · first rows after ${shown.toFixed(0)} ms; until all is quiet ${inWords(await settled(page))}`,
  );
  await tellScrolling(page, 'a.person-row');
}

async function measureParticipants(page: Page): Promise<void> {
  const lines = Array.from({ length: participants }, (_, i) => `Guest ${i},guest${i}@example.org`);
  await page.evaluate(() => (location.hash = '#/roster'));
  await page.locator('input[type=file]').waitFor({ state: 'attached' });
  await settled(page);
  const start = performance.now();
  await page.setInputFiles('input[type=file]', {
    ...{ name: 'people.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(['username,email', ...lines].join('\n')),
  });
  await page.locator('[role=rowheader]').first().waitFor();
  const shown = performance.now() - start;
  console.log(
    `${participants} participants · first rows after ${shown.toFixed(0)} ms; until all is quiet ${inWords(await settled(page))}`,
  );
  await tellScrolling(page, '[role=rowheader]');
}

const dataFolder = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
const { journal, directory } = await createAdapters({ profile: 'practice', dataFolder, env: {} });
await fileRequests(journal, requests);
await Promise.all([journal.close(), directory.close()]);
const host = await runWebHost(['--profile', 'practice', '--data', dataFolder]);
const browser = await launchPages();
try {
  const page = await browser.newPage();
  await watch(page);
  await measureDesk(page, host.entranceUrl);
  await measureParticipants(page);
} finally {
  await browser.close();
  await host.stop();
  rmSync(dataFolder, { recursive: true });
}
