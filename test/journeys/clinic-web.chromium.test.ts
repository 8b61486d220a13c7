import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { PRACTICE_PASSWORD } from '../../electron/adapters/practice/directory/people.ts';
import type { Text } from '../../renderer/text/create-text.ts';
import type { MessageKey } from '../../renderer/text/languages.ts';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import { launchPages } from '../launch-pages.ts';
import * as screen from './screens.ts';

let folder: string;
let host: RunningWebHost;
let browser: Browser;
let page: Page;

// A start for each: what one test mends is broken for the next.
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-clinic-'));
  host = await runWebHost(['--profile', 'practice', '--data', folder]);
  browser = await launchPages();
  page = screen.patient(await browser.newPage({ viewport: { width: 1100, height: 900 } }));
  await page.goto(host.entranceUrl);
  return async () => {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true });
  };
});

/** Goes to the place of the rail and examines who is typed there; who was typed before stands there already. */
async function examine(who?: string): Promise<void> {
  await screen.tabTo(page, 'a[href="#/clinic"]');
  await page.keyboard.press('Enter');
  await page.locator('#clinic-who').waitFor();
  if (who === undefined) await screen.tabTo(page, '#clinic-who');
  else await screen.typeInto(page, '#clinic-who', who);
  await page.keyboard.press('Enter');
}

/** The line of a check, with this verdict. */
const line = ({ say }: Text, check: MessageKey, verdict: MessageKey): Locator =>
  page
    .locator('.check')
    .filter({ has: page.getByText(say(check), { exact: true }) })
    .filter({ has: page.getByText(say(verdict), { exact: true }) });

/** Unfolds the one form that has this field, by its own title. */
async function unfold(field: string): Promise<void> {
  await screen.tabTo(page, `.form-part:has(${field}) > summary`);
  await page.keyboard.press('Enter');
  await page.locator(`.form-part[open] ${field}`).waitFor();
}

async function send(): Promise<void> {
  await screen.tabTo(page, '.form-part[open] button[type=submit]');
  await page.keyboard.press('Enter');
}

describe.each(['en', 'ckb'])('a newcomer for whom something does not work, in %s', (language) => {
  it('has a stored key that nobody can read: named, mended with their password, and fine', async () => {
    const text = await screen.choose(page, language);
    await examine('Broken key example');
    const broken = line(text, 'clinic-name-key-form', 'clinic-verdict-broken');
    await broken.waitFor();
    expect(await page.locator('.check--broken').count()).toBe(1);
    await screen.picture(page, `70-clinic-${language}`);
    await unfold('input[type=password][id^=tidy]');
    await screen.typeInto(page, 'input[id^=tidy]', PRACTICE_PASSWORD);
    await page.keyboard.press('Enter');
    await screen.state(page, text.say('request-state-confirmed')).waitFor();
    await examine();
    await line(text, 'clinic-name-key-form', 'clinic-verdict-fine').waitFor();
    expect(await page.locator('.check--broken').count()).toBe(0);

    // The lines are fine, and it does not work: what the newcomer's ssh says is one key away.
    await screen.tabTo(page, 'a[href^="#/ssh/"]');
    await page.keyboard.press('Enter');
    await screen.heading(page, text.say('ssh-title'));
    await page.getByText('ssh -v broken-key-example@').waitFor();
  });

  it('lacks a role in the cloud: named, granted with a reason, and fine', async () => {
    const text = await screen.choose(page, language);
    await examine('no-reader-example@example.org');
    await line(text, 'clinic-name-role', 'clinic-verdict-broken').waitFor();
    await unfold('#mend-role-wordgraph-reason');
    expect(await page.inputValue('#mend-role-wordgraph-reason')).not.toBe('');
    await send();
    await screen.state(page, text.say('request-state-confirmed')).waitFor();
    await examine();
    await line(text, 'clinic-name-role', 'clinic-verdict-fine').waitFor();
    await screen.picture(page, `71-clinic-fine-${language}`);
  });
});
