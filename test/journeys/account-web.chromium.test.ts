import type { Browser, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import { personDn } from '../servers/seed.ts';
import { seedPerson } from '../servers/seed-people.ts';
import { openEventDesk, passphrase, password, type EventDesk } from './event-desk.ts';
import { lanyard } from './lanyard.ts';
import { launchPages } from '../launch-pages.ts';
import * as screen from './screens.ts';
import { english } from '../english.ts';

let desk: EventDesk;
let host: RunningWebHost;
let browser: Browser;
let page: Page;
/** Everything that may not happen on the way: errors in the console, refusals of the page's own policy, foreign requests. */
let complaints: string[];
/** Every address that was asked for or stood in the address bar. */
let addresses: string[];

beforeEach(async () => {
  desk = await openEventDesk();
  host = await runWebHost(['--profile', desk.profileFile, '--data', desk.dataFolder]);
  browser = await launchPages();
  page = screen.patient(await browser.newPage({ viewport: { width: 1100, height: 900 } }));
  listen();
  await page.goto(host.entranceUrl);
  await screen.chooseVault(page);
  return async () => {
    await browser.close();
    await host.stop();
    await desk.stop();
  };
});

function listen(): void {
  [complaints, addresses] = [[], []];
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  page.on('request', (request) => addresses.push(request.url()));
}

/** Nothing secret is left where it may not be, and nothing went wrong that nobody saw. */
async function expectNoTrace(): Promise<void> {
  expect(complaints).toEqual([]);
  expect(addresses.filter((address) => new URL(address).origin !== host.origin)).toEqual([]);
  const kept = await page.evaluate(async () => ({
    stores: [{ ...localStorage }, { ...sessionStorage }],
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    cookie: document.cookie,
    history: JSON.stringify(history.state),
    page: document.documentElement.outerHTML,
  }));
  const everything = JSON.stringify([kept, addresses, host.printed()]);
  for (const secret of [password, passphrase, desk.slapd.writer.password]) {
    expect(everything).not.toContain(secret);
    expect(desk.filesWith(secret)).toEqual([]);
  }
}

const zoe = { username: 'Zoë Ünique', shellName: 'zoe-u', email: 'zoe@example.org' };

describe('a newcomer’s account, in a real browser over a real directory', () => {
  it('is made by keyboard alone, and is all there', async () => {
    await screen.picture(page, '01-desk-signed-out');
    await screen.signIn(page, desk.slapd);
    await screen.picture(page, '02-signed-in');

    const key = desk.newKey('zoe');
    await screen.typeCard(page, { ...zoe, key });
    await screen.message(page, 'username').getByText(english('verdict-free')).waitFor();
    await screen.message(page, 'shellName').getByText(english('verdict-free')).waitFor();
    await screen.message(page, 'sshKey').getByText(key.fingerprint, { exact: true }).waitFor();
    await screen.picture(page, '03-card');
    await screen.agreeAndSend(page);

    await screen.state(page, english('request-state-confirmed')).waitFor();
    await screen.picture(page, '04-confirmed');
    const facts = page.locator('dl.facts');
    expect(await facts.innerText()).toContain(key.fingerprint);
    const entry = desk.entry('zoe-u');
    expect(entry).toMatchObject({
      objectClass: ['person', 'inetOrgPerson', 'ldapPublicKey', 'posixAccount', 'wikimediaPerson'],
      uid: ['zoe-u'],
      cn: ['Zoë Ünique'],
      sn: ['Zoë Ünique'],
      mail: ['zoe@example.org'],
      gidNumber: ['500'],
      homeDirectory: ['/home/zoe-u'],
      loginShell: ['/bin/bash'],
      sshPublicKey: [key.line],
    });
    expect(await facts.innerText()).toContain(entry?.['uidNumber']?.[0]);
    expect(desk.slapd.bindsAs(personDn('zoe-u'), password)).toBe(true);
    expect(desk.slapd.bindsAs(personDn('zoe-u'), `${password}!`)).toBe(false);
    await expectNoTrace();
  });

  it('is found on the desk afterwards, as everybody is who stood there before', async () => {
    const { uid, cn } = seedPerson(5);
    await page.keyboard.press('/');
    await page.locator('#search-people:focus').waitFor();
    await page.keyboard.type(cn);
    await page.getByText(english('search-found', 1)).waitFor();
    await screen.picture(page, '05-search');
    await screen.tabTo(page, 'a.row[href^="#/person/"]');
    await page.keyboard.press('Enter');
    await screen.heading(page, cn);
    await page.getByText(`${uid}@example.org`).waitFor();
    await screen.picture(page, '06-person');
    await expectNoTrace();
  });
});

describe('a name that somebody has', () => {
  it('is seen while typing, and one press takes a pair that is free', async () => {
    await screen.signIn(page, desk.slapd);
    const { uid, cn } = seedPerson(0);
    await screen.typeCard(page, { ...zoe, username: cn, shellName: uid });
    const taken = `Already in use by the developer account ${uid}`;
    await screen.message(page, 'username').getByText(taken).waitFor();
    await screen.message(page, 'shellName').getByText(taken).waitFor();
    await page.locator('.alternative').nth(2).waitFor();
    await screen.picture(page, '07-taken');
    // Nobody has to look for the way back up: it is the way that Shift+Tab goes.
    await page.locator('.alternative').first().focus();
    await page.keyboard.press('Enter');
    await screen.message(page, 'shellName').getByText(english('verdict-free')).waitFor();
    const [username, shellName] = [
      await page.inputValue('#username'),
      await page.inputValue('#shellName'),
    ];
    expect([username, shellName]).not.toContain(uid);
    await screen.agreeAndSend(page);
    await screen.state(page, english('request-state-confirmed')).waitFor();
    expect(desk.entry(shellName)).toMatchObject({ cn: [username] });
  });

  it('meanwhile leads to "needs you" and from there to other names for the same request, in one press', async () => {
    await screen.signIn(page, desk.slapd);
    await screen.typeCard(page, zoe);
    await screen.message(page, 'shellName').getByText(english('verdict-free')).waitFor();
    const rival = [
      '--username',
      'Zoé Unik',
      '--shell-name',
      'zoe-u',
      '--email',
      'unik@example.org',
    ];
    const words = ['accounts', 'create', ...rival, '--consent', '--password-stdin'];
    const elsewhere = { ...desk, dataFolder: `${desk.dataFolder}-2` };
    const made = await lanyard(elsewhere, words, { input: 'the password of another' });
    expect(made.code).toBe(0);

    await screen.agreeAndSend(page);
    await screen.state(page, english('request-state-needs-you')).waitFor();
    await page.locator('.pane').getByText(english('problem-account-of-another')).waitFor();
    await screen.picture(page, '08-needs-you');
    expect(desk.entry('zoe-u')).toMatchObject({ mail: ['unik@example.org'] });

    const holders = page.getByRole('region', { name: english('conflict-holders') });
    expect(await holders.innerText()).toMatch(/Zoé Unik\s+zoe-u\s+Created: /);
    expect(await page.content()).not.toContain('unik@example.org');
    const ready = page.locator('.alternatives button').first();
    const shellName = (await ready.locator('.island').innerText()).trim();
    await ready.focus();
    await page.keyboard.press('Enter');
    await screen.state(page, english('request-state-confirmed')).waitFor();
    expect(desk.entry(shellName)).toMatchObject({ mail: ['zoe@example.org'] });
    expect(desk.slapd.bindsAs(personDn(shellName), password)).toBe(true);
    await expectNoTrace();
  });
});

describe('while the directory is away', () => {
  it('a card is saved, waits, and is confirmed by itself when the directory is back', async () => {
    await screen.signIn(page, desk.slapd);
    await desk.slapd.kill();
    await screen.typeCard(page, zoe);
    await screen.message(page, 'username').getByText(english('verdict-could-not-ask')).waitFor();
    await screen.agreeAndSend(page);
    await screen.state(page, english('request-state-waiting-connection')).waitFor();
    await page.getByText('1 pending').waitFor();
    await page.getByText('LDAP: offline since').waitFor();
    await screen.picture(page, '09-waiting');
    await desk.slapd.restart();
    await screen.state(page, english('request-state-confirmed')).waitFor();
    await page.getByText(english('header-pending', 0)).waitFor();
    expect(desk.entry('zoe-u')).toMatchObject({ cn: ['Zoë Ünique'] });
    expect(desk.slapd.bindsAs(personDn('zoe-u'), password)).toBe(true);
    await expectNoTrace();
  });

  it('everything stays on the desk, and is sent by one press', async () => {
    await screen.signIn(page, desk.slapd);
    await desk.slapd.kill();
    const yuki = { username: 'Yuki Ünique', shellName: 'yuki-u', email: 'yuki@example.org' };
    for (const newcomer of [zoe, yuki]) {
      await screen.typeCard(page, newcomer);
      await screen.agreeAndSend(page);
      await screen.state(page, english('request-state-waiting-connection')).waitFor();
      await page.getByRole('button', { name: english('request-try-now') }).click();
      await screen.state(page, english('request-state-waiting-connection')).waitFor();
    }
    await page.reload();
    await page.getByText('2 pending').click();
    await screen.heading(page, english('desk-title'));
    await page.getByRole('heading', { name: 'Waiting (2)' }).waitFor();
    await screen.picture(page, '10-desk-waiting');
    await desk.slapd.restart();
    await page.getByRole('button', { name: english('requests-send-now') }).click();
    await page.getByRole('heading', { name: 'Done (2)' }).waitFor();
    await screen.picture(page, '11-desk-confirmed');
    for (const { shellName } of [zoe, yuki]) {
      expect(desk.slapd.bindsAs(personDn(shellName), password)).toBe(true);
    }
    await expectNoTrace();
  });
});

describe('without a sign-in', () => {
  it('nothing is sent; after a refused one and a good one everything goes by itself', async () => {
    await screen.typeCard(page, zoe);
    await screen.agreeAndSend(page);
    await screen.state(page, english('request-state-waiting-sign-in')).waitFor();
    await page.getByText(english('problem-sign-in-needed')).waitFor();
    await screen.picture(page, '12-sign-in-needed');
    await page.getByRole('link', { name: english('sign-in-title'), exact: true }).click();
    await screen.heading(page, english('sign-in-title'));
    await page.fill('#bindPassword', 'not this one');
    await page.keyboard.press('Enter');
    await page.getByText(english('problem-sign-in-refused')).waitFor();
    await screen.picture(page, '13-sign-in-refused');
    await page.fill('#bindPassword', desk.slapd.writer.password);
    await page.keyboard.press('Enter');
    await page.getByText(english('header-pending', 0)).waitFor();
    await page.getByRole('link', { name: english('back-to-desk') }).click();
    await page.getByRole('heading', { name: 'Done (1)' }).waitFor();
    expect(desk.slapd.bindsAs(personDn('zoe-u'), password)).toBe(true);
    await expectNoTrace();
  });
});
