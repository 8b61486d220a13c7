import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english } from '../../english.ts';
import { heading, patient, tabTo, typeInto } from '../../journeys/screens.ts';
import { launchPages } from '../../launch-pages.ts';
import type { SeedPerson } from '../../servers/seed-people.ts';
import { newDeskKey, hubAt } from '../../servers/desk-hub.ts';
import { EVENT, helper, hubOfFile, operator } from './hub-world.ts';

const at = hubOfFile();
let browser: Browser;
beforeAll(async () => {
  browser = await launchPages();
});
afterAll(() => browser.close());

const address = (): string => `${at.hub.config.origin}/e/${EVENT}/`;

/** Logs somebody in, in a browser of their own, as wide as a telephone. */
async function logIn({ uid, cn, password }: SeedPerson): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = patient(await context.newPage());
  await page.goto(address());
  await page.getByRole('button', { name: english('hub-for-helpers') }).press('Enter');
  await typeInto(page, '#uid', uid);
  await typeInto(page, '#helper-password', password);
  await page.keyboard.press('Enter');
  await page.getByText(english('hub-in-as', cn)).waitFor();
  return page;
}

async function openSettings(page: Page): Promise<void> {
  await tabTo(page, '.rail a[href="#/settings"]');
  await page.keyboard.press('Enter');
  await heading(page, english('settings-title'));
}

/** Presses a button that asks once more, and says yes, by keyboard. */
async function confirm(page: Page, within: string): Promise<void> {
  const button = page.locator('.access li', { hasText: within }).getByRole('button');
  await button.press('Enter');
  await button.press('Enter');
}

describe('who is let in, at a hub in a real browser', () => {
  it('an operator ends a helper’s log-in, whose open page then asks who they are', async () => {
    const [boss, other] = [await logIn(operator), await logIn(helper)];
    await openSettings(other);
    expect(await other.getByText(english('desks-title'), { exact: true }).count()).toBe(0);
    await openSettings(boss);
    await confirm(boss, helper.cn);
    await boss.getByText(english('access-ended')).waitFor();
    // Its event stream ends with its session, and the page begins anew.
    await heading(other, english('newcomer-language-title'));
    expect(await boss.locator('.access li', { hasText: helper.cn }).count()).toBe(0);
  });

  it('an operator lets a desk in by its code and takes that back: then the hub does not know it', async () => {
    const boss = await logIn(operator);
    await openSettings(boss);
    const desk = hubAt(address().replace(/\/$/, ''), newDeskKey());
    const { code } = await desk.askIn('Front desk');
    await typeInto(boss, '#code', code.toLowerCase());
    await boss.keyboard.press('Enter');
    await boss.locator('.access li', { hasText: await desk.fingerprint() }).waitFor();
    await desk.probe();
    await confirm(boss, 'Front desk');
    await boss.getByText(english('desks-revoked', 'Front desk')).waitFor();
    await boss.getByText(english('desks-none')).waitFor();
    await expect(desk.probe()).rejects.toMatchObject({ code: 'desk-not-enrolled' });
    await desk.close();
  });
});
