import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { idOf, request } from '../../screen-request.ts';
import { type Look, serveScreens, type ServedScreens } from '../../served-screens.ts';

/** So many need somebody, and as many are being worked on. */
const EACH = 1000;
const requests = Array.from({ length: 2 * EACH }, (_, i) =>
  request(i, i % 2 === 0 ? 'needs-you' : 'saved', {
    ...{ shellName: `guest${i}`, username: `Guest ${i}` },
    ...(i % 2 === 0 ? { problem: { code: 'sign-in-needed', params: [] } } : {}),
    updatedAt: new Date(Date.UTC(2027, 7, 5) - i * 1000).toISOString(),
  }),
);
const many = { 'requests.list': { requests, pending: EACH, total: 2 * EACH } };

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

const wide: Look = { direction: 'ltr', theme: 'light', width: 1280 };

async function openDesk(look: Look, hash = '#/desk'): Promise<Page> {
  const { page } = await served.open(look, hash, many);
  await page.locator('a.person-row').first().waitFor({ state: 'attached' });
  return page;
}

const focusedRow = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.querySelector('.island')?.textContent);

describe('a desk of thousands', () => {
  it.each([
    ['a list that scrolls by itself', wide],
    ['a window that scrolls as a whole', { ...wide, width: 320 }],
  ] as const)(
    'draws few of them, counts all and shows whoever is scrolled to, in %s',
    async (_, look) => {
      const page = await openDesk(look);
      expect(await page.locator('a.person-row').count()).toBeLessThan(100);
      const first = page.locator('.people').first().locator('[role=listitem]').first();
      expect(await first.getAttribute('aria-setsize')).toBe(String(EACH));
      expect(await first.getAttribute('aria-posinset')).toBe('1');
      const last = page.locator(`.people >> nth=1 >> [aria-posinset="${EACH}"]`);
      await last.scrollIntoViewIfNeeded();
      await page.locator(`.people >> nth=1 >> [aria-posinset="${EACH - 3}"]`).waitFor();
      expect(await page.locator('a.person-row').count()).toBeLessThan(100);
      // Nothing that can be seen is empty or covered: below each row stands the next one, once all were measured.
      await page.waitForFunction(() => {
        const rows = [...document.querySelectorAll('.people')][1]?.querySelectorAll(
          '.long-list__row',
        );
        const boxes = [...(rows ?? [])].slice(1).map((row) => row.getBoundingClientRect());
        return boxes
          .slice(1)
          .every(({ top }, i) => Math.abs(top - (boxes[i]?.bottom ?? Infinity)) <= 1);
      });
      await page.close();
    },
  );

  it('leads from person to person with the arrows, and over to the next group', async () => {
    const page = await openDesk(wide);
    await page.locator('.list__body').focus();
    for (let i = 0; i < 80; i += 1) await page.keyboard.press('ArrowDown');
    expect(await focusedRow(page)).toBe('guest158');
    const last = page.locator(`.people >> nth=0 >> [aria-posinset="${EACH}"] >> a`);
    await last.focus();
    await page.keyboard.press('ArrowDown');
    expect(await focusedRow(page)).toBe('guest1');
    await page.keyboard.press('ArrowUp');
    expect(await focusedRow(page)).toBe('guest1998');
    await page.keyboard.press('ArrowUp');
    expect(await focusedRow(page)).toBe('guest1996');
    await page.close();
  });

  // On a slow computer rows get their heights after the list was scrolled, and all jumps: it has to be brought there again.
  it.each([0, 280])('brings whoever is open into view, after a jump of %i pixels', async (jump) => {
    const look = { ...wide };
    const { page } = await served.show(look, '#/desk', many);
    await page.addInitScript((pixels) => {
      const jumpOnce = ({ target }: Event): void => {
        if (!(target instanceof HTMLElement) || target.scrollTop < pixels) return;
        document.removeEventListener('scroll', jumpOnce, true);
        target.scrollTop -= pixels;
      };
      document.addEventListener('scroll', jumpOnce, true);
    }, jump);
    await served.show(look, `#/request/${idOf(1400)}`, many);
    await page.waitForFunction(() => {
      const box = document.querySelector('a.person-row[aria-current]')?.getBoundingClientRect();
      return box !== undefined && box.top > 0 && box.bottom < window.innerHeight;
    });
    await page.close();
  });
});
