import type { Browser, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import { openEventDesk, type EventDesk } from './event-desk.ts';
import { launchPages } from '../launch-pages.ts';
import * as screen from './screens.ts';
import { english } from '../english.ts';

let desk: EventDesk;
let host: RunningWebHost;
let browser: Browser;
let page: Page;

beforeEach(async () => {
  desk = await openEventDesk();
  host = await runWebHost(['--profile', desk.profileFile, '--data', desk.dataFolder]);
  browser = await launchPages();
  page = screen.patient(await browser.newPage({ viewport: { width: 1100, height: 900 } }));
  await page.goto(host.entranceUrl);
  await screen.chooseVault(page);
  await screen.signIn(page, desk.slapd);
  return async () => {
    await browser.close();
    await host.stop();
    await desk.stop();
  };
});

const zoe = { username: 'Zoë Ünique', shellName: 'zoe-u', email: 'zoe@example.org' };

/** A name within a sentence has marks around it that isolate its direction. */
const title = (name: RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Makes Zoë's account and opens the plan of its undo, by keyboard. */
async function toThePlan(): Promise<void> {
  await screen.typeCard(page, { ...zoe, key: desk.newKey('zoe') });
  await screen.agreeAndSend(page);
  await screen.state(page, english('request-state-confirmed')).waitFor();
  await screen.tabTo(page, 'a[href^="#/undo/"]');
  await page.keyboard.press('Enter');
  await title(/^Undo request for .Zoë Ünique.\?$/u);
}

describe('an account that should not be', () => {
  it('is undone by keyboard alone, and the person is registered again', async () => {
    await toThePlan();
    await page.getByText('Account zoe-u and everything in it').waitFor();
    await page.getByText('this desk does not use it again').waitFor();
    await screen.picture(page, '40-undo-plan');
    expect(desk.entry('zoe-u')).toBeDefined();

    await screen.tabTo(page, '.cdx-button--action-destructive');
    await page.keyboard.press('Enter');
    await title(/^Undo: .Zoë Ünique.$/u);
    await screen.state(page, english('request-state-confirmed')).waitFor();
    await page.getByText(english('undo-gone-account')).waitFor();
    await screen.picture(page, '41-undo-done');
    expect(desk.entry('zoe-u')).toBeUndefined();

    await page
      .getByRole('link', { name: english('undo-show-card') })
      .first()
      .press('Enter');
    await screen.state(page, english('request-state-undone')).waitFor();
    await screen.picture(page, '42-undone');

    await screen.typeCard(page, zoe);
    await screen.agreeAndSend(page);
    await screen.state(page, english('request-state-confirmed')).waitFor();
    expect(desk.entry('zoe-u')).toMatchObject({ cn: ['Zoë Ünique'] });
  });

  it('keeps everything where the helper thinks better of it', async () => {
    await toThePlan();
    await page.getByRole('link', { name: 'Keep everything' }).press('Enter');
    await screen.state(page, english('request-state-confirmed')).waitFor();
    expect(desk.entry('zoe-u')).toBeDefined();
  });
});
