import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveScreens, type ServedScreens } from './served-screens.ts';

/** Bytes, gzipped: what the desk needs to be there, and what has come once every screen opens at once. Letters that a system lacks come beside it. */
const FIRST = 250_000;
const ALL = 340_000;

let served: ServedScreens;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-load-'));
  served = await serveScreens(folder);
});
afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

/** The part of the page with all screens but the desk. */
const OTHER_SCREENS = /\/screens-[^/]+\.js$/;

/** What a page has loaded, in that order, without letters. */
const loaded = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    location.origin,
    ...performance
      .getEntriesByType('resource')
      .toSorted((a, b) => a.startTime - b.startTime)
      .map(({ name }) => name)
      .filter((name) => !/\.(woff2|svg)$/.test(name)),
  ]);

async function weigh(files: readonly string[]): Promise<number> {
  let sum = 0;
  for (const file of files) {
    const body = await (await fetch(file)).arrayBuffer();
    sum += gzipSync(Buffer.from(body), { level: 9 }).length;
  }
  return sum;
}

it.each([
  ['en', 'ltr'],
  ['ckb', 'rtl'],
] as const)('what a page loads stays small: in %s', async (language, direction) => {
  const look = { direction, theme: 'light', width: 1280, language } as const;
  const { page } = await served.open(look, '#/desk');
  await expect.poll(async () => (await loaded(page)).some((f) => OTHER_SCREENS.test(f))).toBe(true);
  const all = await loaded(page);
  const first = all.slice(
    0,
    all.findIndex((file) => OTHER_SCREENS.test(file)),
  );
  expect(await weigh(first), first.join(' ')).toBeLessThan(FIRST);
  expect(await weigh(all), all.join(' ')).toBeLessThan(ALL);
  expect(all.filter((file) => /\/(en|ckb)-[^/]+\.js$/.test(file))).toHaveLength(1);
});
