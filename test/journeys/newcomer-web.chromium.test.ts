import type { Browser, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import { personDn } from '../servers/seed.ts';
import { openEventDesk, passphrase, password, type EventDesk, type SshKey } from './event-desk.ts';
import { launchPages } from '../launch-pages.ts';
import * as screen from './screens.ts';
import { english } from '../english.ts';

const PIN = '25803';

let desk: EventDesk;
let host: RunningWebHost;
let browser: Browser;
let page: Page;

const startHost = async (): Promise<void> => {
  host = await runWebHost(['--profile', desk.profileFile, '--data', desk.dataFolder]);
};

beforeEach(async () => {
  desk = await openEventDesk();
  await startHost();
  browser = await launchPages();
  page = screen.patient(await browser.newPage({ viewport: { width: 1100, height: 900 } }));
  await page.goto(host.entranceUrl);
  await screen.chooseVault(page);
  return async () => {
    await browser.close();
    await host.stop();
    await desk.stop();
  };
});

const press = async (selector: string): Promise<void> => {
  await screen.tabTo(page, selector);
  await page.keyboard.press('Enter');
};

/** Types a name on the card and hands the screen over, by keyboard alone. */
async function handOver(): Promise<void> {
  await page.keyboard.press('n');
  await screen.heading(page, english('card-title'));
  await screen.typeInto(page, '#username', 'Zoë Ünique');
  await screen.message(page, 'shellName').getByText(english('verdict-free')).waitFor();
  await press('a[href="#/newcomer"]');
  await screen.heading(page, english('hand-screen-title'));
  await screen.typeInto(page, '#pin', PIN);
  await screen.typeInto(page, '#pin-again', PIN);
  await page.keyboard.press('Enter');
  await screen.heading(page, english('newcomer-language-title'));
}

/** What a page is answered that asks by itself, past every screen. */
const askedByHand = (method: string): Promise<unknown> =>
  page.evaluate(async (name) => {
    const secret = sessionStorage.getItem('lanyard-page') ?? '';
    const headers = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' };
    const asked = await fetch(`/rpc/${name}`, { method: 'POST', headers, body: '{}' });
    const answer: unknown = await asked.json();
    return answer;
  }, method);

/** Answers every question that the helper left, in this language, by keyboard alone. */
async function answerAll(language: string, key: SshKey): Promise<void> {
  await press(`.tongue[lang=${language}]`);
  await page.locator(`html[lang=${language}] #email`).waitFor();
  await screen.typeInto(page, '#email', 'zoe@example.org');
  await page.keyboard.press('Enter');
  await page.getByRole('tabpanel').waitFor();
  await screen.picture(page, `21-key-${language}`);
  await screen.tabTo(page, '#sshKey');
  await page.keyboard.insertText(key.line);
  await page.locator('#sshKey-message').getByText(key.fingerprint).waitFor();
  await press('.ways-on button[type=submit]');
  await page.locator('#password').waitFor();
  await screen.typeInto(page, '#password', password);
  await page.keyboard.press('Enter');
  for (const box of ['#terms', '#publicEmail']) {
    await page.locator(box).waitFor();
    await screen.tabTo(page, box);
    await page.keyboard.press('Space');
  }
  await press('.ways-on button[type=submit]');
  await page.locator('.readout').waitFor();
  await screen.picture(page, `22-check-${language}`);
  await press('.ways-on button[type=submit]');
}

async function takeBack(): Promise<void> {
  await press('.self__foot a');
  await screen.heading(page, english('handed-title'));
  await page.keyboard.type('11111');
  await page.keyboard.press('Enter');
  await page.getByText(english('problem-pin-wrong')).waitFor();
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
}

describe('a newcomer at a screen that was turned round', () => {
  it.each([
    ['en', 'ltr'],
    ['ckb', 'rtl'],
  ])(
    'gets an account by keyboard alone, and sees nothing of the desk: %s',
    async (language, dir) => {
      await screen.signIn(page, desk.slapd);
      const key = desk.newKey('zoe');
      await handOver();
      await screen.picture(page, '20-language');
      expect(await page.locator('.rail, .bar, .list, .strip').count()).toBe(0);
      // No key of the desk's leads away.
      for (const pressed of ['Escape', 'n', '/', 'p', 'F6']) await page.keyboard.press(pressed);
      await answerAll(language, key);
      expect(await page.getAttribute('html', 'dir')).toBe(dir);
      await page.locator('.then__line--done').nth(1).waitFor();
      await screen.picture(page, `23-next-${language}`);
      expect(desk.entry('zoeunique')).toMatchObject({
        cn: ['Zoë Ünique'],
        sshPublicKey: [key.line],
      });
      expect(desk.slapd.bindsAs(personDn('zoeunique'), password)).toBe(true);

      await press('.ways-on button');
      await page.locator('.then').waitFor({ state: 'detached' });
      expect(await page.content()).not.toContain('Zoë');
      await takeBack();
      await screen.state(page, english('request-state-confirmed')).waitFor();
      expect(await page.getAttribute('html', 'dir')).toBe('ltr');
      await page.locator('.list').getByText('Zoë Ünique').waitFor();
      for (const secret of [password, PIN]) expect(desk.filesWith(secret)).toEqual([]);
    },
  );

  it('has it for themselves alone: not by another address, by hand, or after a reload and a restart', async () => {
    await screen.signIn(page, desk.slapd);
    await handOver();
    const refused = { ok: false, error: { code: 'screen-handed-over' } };
    for (const method of ['requests.list', 'accounts.find', 'session.signOut', 'wipe.run']) {
      expect(await askedByHand(method), method).toMatchObject(refused);
    }
    await page.goto(`${host.origin}/#/settings`);
    await screen.heading(page, english('handed-title'));
    await page.getByText(english('handed-step', 1, 6)).waitFor();
    await page.goto(`${host.origin}/#/newcomer`);
    await page.reload();
    await screen.heading(page, english('newcomer-language-title'));
    expect(desk.filesWith('Zoë')).toEqual([]);

    await host.stop();
    await startHost();
    await page.goto(host.entranceUrl);
    await screen.heading(page, english('handed-title'));
    expect(await askedByHand('requests.list')).toMatchObject(refused);
    await page.keyboard.type(PIN);
    await page.keyboard.press('Enter');
    await screen.heading(page, english('vault-title'));
    await screen.typeInto(page, '#passphrase', passphrase);
    await page.keyboard.press('Enter');
    await screen.heading(page, english('card-title'));
  });
});
