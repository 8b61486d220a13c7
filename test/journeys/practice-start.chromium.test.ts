import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchPages } from '../launch-pages.ts';
import * as screen from './screens.ts';
import { english } from '../english.ts';

const script = join(import.meta.dirname, '../../build/run.mjs');

let folder: string;
let app: ChildProcess;
let browser: Browser;
let page: Page;
/** The methods that the page called, in their order. */
let asked: string[];

// One start for all: what a test makes has names of its own.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-practice-'));
  // What `npm start` runs, on a machine without a screen: there it prints the address.
  app = spawn(process.execPath, [script, 'start', '--data', folder], {
    env: { HOME: folder, PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  browser = await launchPages();
  page = screen.patient(await browser.newPage({ viewport: { width: 1100, height: 900 } }));
  asked = [];
  page.on('request', (request) => {
    const [, method] = /\/rpc\/(.+)$/.exec(request.url()) ?? [];
    if (method !== undefined) asked.push(method);
  });
  await page.goto(await printedAddress());
  return async () => {
    await browser.close();
    const ended = once(app, 'exit');
    if (app.kill('SIGTERM')) await ended;
    rmSync(folder, { recursive: true });
  };
});

async function printedAddress(): Promise<string> {
  let said = '';
  for await (const text of app.stdout?.setEncoding('utf8') ?? []) {
    said += String(text);
    const [address] = /http:\S+(?=\s)/.exec(said) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`No address was printed:\n${said}`);
}

/** Presses a door of the first screen, or a button. */
async function open(what: string): Promise<void> {
  await screen.tabTo(page, what);
  await page.keyboard.press('Enter');
}

/** Answers every question on a newcomer's own computer, by keyboard alone. */
async function answerAll(language: string): Promise<void> {
  await open(`.tongue[lang=${language}]`);
  for (const [field, text] of [
    ['#username', `Own ${language}`],
    ['#shellName', `own-${language}`],
    ['#email', `own-${language}@example.org`],
  ] as const) {
    await page.locator(`${field}:focus`).waitFor();
    await screen.typeInto(page, field, text);
    await page.keyboard.press('Enter');
  }
  await page.locator('#sshKey').waitFor();
  await open('.ways-on button[type=submit]');
  await page.locator('#further-tool').waitFor();
  await screen.tabTo(page, '#further-tool');
  await page.keyboard.press('Space');
  await screen.typeInto(page, '[id="further.tool.name"]', `own-${language}-bot`);
  await open('.ways-on button[type=submit]');
  for (const box of ['#terms', '#publicEmail']) {
    await page.locator(box).waitFor();
    await screen.tabTo(page, box);
    await page.keyboard.press('Space');
  }
  await open('.ways-on button[type=submit]');
  await page.locator('.readout').waitFor();
  await open('.ways-on button[type=submit]');
}

describe('npm start, with nothing else installed or running', () => {
  it.each(['en', 'ckb'])(
    'in %s, asks one thing, and makes a newcomer’s file on their own computer',
    async (language) => {
      await page.locator('.doors').waitFor();
      await page.selectOption('#language', language);
      await page.locator(`html[lang="${language}"] .doors`).waitFor();
      await screen.picture(page, `35-first-${language}`);
      await open('.doors > :nth-child(3) button');
      await page.locator('.first__event').waitFor();
      await open('.first__event .actions > button:nth-of-type(2)');
      await answerAll(language);
      await page.locator('.qr-code').waitFor();
      await screen.picture(page, `36-laptop-${language}`);
      // It is a newcomer's after a reload too, and has no desk at any address.
      await page.goto(`${page.url().split('#')[0]}#/requests`);
      await page.reload();
      await page.locator('.tongue').first().waitFor();
      expect(await page.locator('.rail').count()).toBe(0);
      await open('.self__foot button');
      await page.locator('.doors').waitFor();
    },
  );

  it('shows the desk in practice mode, with the tour, and the banner on every screen', async () => {
    await page.selectOption('#language', 'en');
    await open('.doors > :nth-child(1) button');
    await screen.heading(page, english('desk-title'));
    await open('.tour__ways .cdx-button--weight-quiet');
    asked.length = 0;
    await page.reload();
    await screen.heading(page, english('desk-title'));
    const banner = page.getByText(english('practice-lead'));
    await banner.waitFor();
    await screen.picture(page, '30-practice');
    expect(asked).toContain('connection.current');
    expect(asked).toEqual([...new Set(asked)]);
    for (const [hash, title] of [
      ['#/card', 'card-title'],
      ['#/settings', 'settings-title'],
      ['#/sign-in', 'sign-in-title'],
    ] as const) {
      await page.evaluate((to) => (window.location.hash = to), hash);
      await screen.heading(page, english(title));
      expect(await banner.isVisible()).toBe(true);
    }
  });

  it('leads a card to "confirmed" at once: there is nobody to sign in to', async () => {
    const ada = { username: 'Ada Practice', shellName: 'ada-p', email: 'ada@example.org' };
    await screen.typeCard(page, ada);
    await screen.agreeAndSend(page);
    await screen.state(page, english('request-state-confirmed')).waitFor();
    await screen.picture(page, '31-practice-confirmed');
  });

  it.each([
    [
      'en',
      'Sven',
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
    ],
    [
      'ckb',
      'Soran',
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHNh4cubSbpVqJk/CO8vHQ5WaRHSNBFsQyuHeCQBSGfl',
    ],
  ])(
    'in %s, account, key and membership take 14 keys and a minute and a half',
    async (language, name, line) => {
      await screen.choose(page, language);
      const key = { file: '', line, fingerprint: '' };
      const shellName = `${name.toLowerCase()}practice`;
      const who = { username: `${name} Practice`, shellName, email: `${name}@example.org`, key };
      const { keys, characters } = await screen.typeShortest(page, who, 'A bot for bike racks');
      await page.keyboard.press('Enter');
      await page.locator('.request__head .cdx-info-chip--success').waitFor();
      expect(keys + 1).toBeLessThanOrEqual(14);
      // At 200 characters a minute, and a second for each other key.
      expect((characters / 200) * 60 + keys + 1).toBeLessThanOrEqual(90);
      await screen.picture(page, `33-practice-${language}`);
    },
  );

  it.each(['en', 'ckb'])(
    'in %s, a tour leads through a network that goes away and comes back',
    async (language) => {
      await screen.choose(page, language);
      await open('.practice > button');
      for (let step = 1; step < 4; step += 1)
        await open('.tour__ways .cdx-button--action-progressive');
      await screen.tabTo(page, '#tour-trouble');
      await page.keyboard.press('Space');
      await page.locator('.status--warning').first().waitFor();
      const [shellName, email] = [`tour-${language}`, `tour-${language}@example.org`];
      const ada = { username: `Ada Tour ${language}`, shellName, email };
      await open('a[href="#/card"]');
      await page.locator('#username:focus').waitFor();
      await screen.typeInto(page, '#username', ada.username);
      await expect.poll(() => page.inputValue('#shellName')).not.toBe('');
      await screen.typeInto(page, '#shellName', ada.shellName);
      await screen.typeInto(page, '#email', ada.email);
      await screen.agreeAndSend(page);
      await page.locator('.request__head').waitFor();
      expect(await page.locator('.request__head .cdx-info-chip--success').count()).toBe(0);
      await screen.tabTo(page, '#tour-trouble');
      await page.keyboard.press('Space');
      await page.locator('.request__head .cdx-info-chip--success').waitFor();
      await page.locator('.tour .cdx-info-chip--success').waitFor();
      await screen.picture(page, `34-tour-${language}`);
    },
  );

  it('undoes all that a card made, by keyboard alone, and shows how far it is', async () => {
    await screen.choose(page, 'en');
    const zoe = { username: 'Zoë Practice', shellName: 'zoe-p', email: 'zoe@example.org' };
    await screen.typeCard(page, zoe);
    for (const part of ['#further-membership', '.and-more summary', '#further-tool']) {
      await screen.tabTo(page, part);
      await page.keyboard.press('Space');
    }
    await screen.typeInto(page, '[id="further.membership.reason"]', 'A bot');
    await screen.typeInto(page, '[id="further.tool.name"]', 'zoe-bot');
    await screen.agreeAndSend(page);
    await screen.state(page, english('request-state-confirmed')).waitFor();
    const further = page.locator('.rows').getByText(english('request-state-confirmed'));
    await expect.poll(() => further.count(), { timeout: 60_000 }).toBe(2);
    await screen.tabTo(page, 'a[href^="#/undo-all/"]');
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { level: 1, name: /^Undo request for .* and related requests/ })
      .waitFor();
    await page.getByRole('checkbox', { name: english('undo-removes-tool') }).waitFor();
    await screen.picture(page, '32-undo-all-plan');

    await screen.tabTo(page, '.cdx-button--action-destructive');
    await page.keyboard.press('Enter');
    const done = page.getByText('Undo already requested: Done');
    await expect.poll(() => done.count(), { timeout: 60_000 }).toBe(3);
    await screen.picture(page, '33-undo-all-done');
    await page.getByRole('link', { name: 'Zoë Practice', exact: true }).press('Enter');
    await screen.state(page, english('request-state-undone')).waitFor();
    await page.getByText(english('undo-gone-account')).waitFor();
    expect(await page.locator('a[href^="#/undo-all/"]').count()).toBe(0);
  });
});
