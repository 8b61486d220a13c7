import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { serveScreens, type ServedScreens } from '../../served-screens.ts';

let served: ServedScreens;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-list-'));
  served = await serveScreens(folder);
});
afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

const height = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollHeight);

it('leaves about as much room for rows that nobody has seen yet as they take', async () => {
  const { page } = await served.open({ direction: 'ltr', theme: 'light', width: 640 }, '#/desk');
  await page.locator('.people a').last().waitFor({ state: 'attached' });
  const unseen = await height(page);
  await page.evaluate(() => {
    for (const chunk of document.querySelectorAll<HTMLElement>('.people__chunk')) {
      chunk.style.contentVisibility = 'visible';
    }
  });
  const seen = await height(page);
  expect(unseen / seen).toBeGreaterThan(0.6);
  expect(unseen / seen).toBeLessThan(1.4);
  await page.close();
});
