import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { useScratch } from '../build/scratch.ts';
import { createAdapters } from '../electron/adapters/create-adapters.ts';
import { runWebHost } from '../test/electron/web/run-web-host.ts';
import { launchBrowser } from '../test/journeys/screens.ts';
import { fileRequests } from './file-requests.ts';
import { percentile } from './figures.ts';

/**
 * What a long queue is on the screen: the desk in a real browser, scrolled from its first row to its last. A long task is one that holds
 * the page for more than 50 ms (W3C Long Tasks API). `npm run build` comes first.
 *
 *   node bench/long-list.ts [requests]      10000 unless told
 */
const count = Number(process.argv[2] ?? 10_000);
useScratch();
const SCREENFULS = 400;

/** Collects the length of every long task from now on, in milliseconds. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const longTasks: number[] = [];
    Object.assign(globalThis, { longTasks });
    new PerformanceObserver((seen) => {
      for (const { duration } of seen.getEntries()) longTasks.push(Math.round(duration));
    }).observe({ type: 'longtask' });
  });
const taken = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0)); // put there above

/** Scrolls the whole page in equal steps, one a frame; answers the milliseconds between frames. */
const scrollThrough = (page: Page): Promise<number[]> =>
  page.evaluate(async (steps) => {
    const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
    const frames: number[] = [];
    let before = await frame();
    for (let i = 1; i <= steps; i += 1) {
      scrollTo(0, ((document.documentElement.scrollHeight - innerHeight) * i) / steps);
      const now = await frame();
      frames.push(now - before);
      before = now;
    }
    return frames;
  }, SCREENFULS);

const inWords = (tasks: readonly number[]): string =>
  tasks.length === 0 ? 'no long task' : `${tasks.length} long tasks (${tasks.join(', ')} ms)`;

const dataFolder = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
const { journal, directory } = await createAdapters({ profile: 'practice', dataFolder, env: {} });
await fileRequests(journal, count);
await Promise.all([journal.close(), directory.close()]);
const host = await runWebHost(['--profile', 'practice', '--data', dataFolder]);
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  await page.addInitScript(() => undefined);
  const start = performance.now();
  await page.goto(host.entranceUrl);
  await watch(page);
  await page.locator('.rows a').first().waitFor();
  const shown = performance.now() - start;
  await page.waitForFunction((rows) => document.querySelectorAll('.rows a').length === rows, count);
  const whole = performance.now() - start;
  console.log(
    `${count} requests · first rows after ${shown.toFixed(0)} ms, all after ${whole.toFixed(0)} ms: ${inWords(await taken(page))}`,
  );
  for (const round of ['first', 'second', 'third']) {
    const frames = await scrollThrough(page);
    console.log(
      `scrolling, ${round} time: frame p95 ${percentile(frames, 95).toFixed(0)} ms, ${inWords(await taken(page))}`,
    );
  }
} finally {
  await browser.close();
  await host.stop();
  rmSync(dataFolder, { recursive: true });
}
