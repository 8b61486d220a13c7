import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createText, type Text } from '../../renderer/text/create-text.ts';
import { loadMessages } from '../../renderer/text/languages.ts';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import { english } from '../english.ts';
import { launchPages } from '../launch-pages.ts';
import { sharedCloud } from '../servers/cloud/shared-cloud.ts';
import type { Cloud } from '../servers/cloud/cloud.ts';
import type { SeedPerson } from '../servers/seed-people.ts';
import { personDn } from '../servers/seed.ts';
import { tree } from '../servers/tree.ts';
import { openKeyFolder, type KeyFolder } from '../shared/keys/key-fixtures.ts';
import { freshName, groupOf, rolesOf } from './cloud-desk.ts';
import { password } from './event-desk.ts';
import { approver, CODE, openHubEvent, operator, type HubEvent } from './hub-event.ts';
import { type Person, press, readBoard, takeFoundCase } from './hub-steps.ts';
import * as screen from './screens.ts';

/** As wide as small phones are. */
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
const laptop = { viewport: { width: 1280, height: 900 } } as const;

let cloud: Cloud;
let event: HubEvent;
let desk: RunningWebHost;
let browser: Browser;
let keys: KeyFolder;
const complaints: string[] = [];

beforeAll(async () => {
  cloud = sharedCloud();
  event = await openHubEvent(cloud);
  desk = await runWebHost(['--profile', event.deskProfile, '--data', event.deskFolder]);
  [browser, keys] = [await launchPages(), openKeyFolder()];
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
  await event.stop();
  keys.remove();
  await cloud.stop();
});

/** Somebody's own browser. */
async function open(how: object): Promise<Page> {
  const context = await browser.newContext(how);
  const page = screen.patient(await context.newPage());
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return page;
}

/** Whom nobody else in this cloud is called like. */
function somebody(given: string): Person {
  const family = freshName('hub').replaceAll('-', '');
  const shellName = `${given.toLowerCase()}${family}`;
  return { username: `${given} ${family}`, shellName, email: `${shellName}@example.org` };
}

const submit = '.ways-on button[type=submit]';
interface SignedUp {
  readonly person: Person;
  readonly page: Page;
  readonly key: string;
  readonly link: string;
  readonly text: Text;
}

type Key = Parameters<Text['raw']>[0];

/** The questions that a newcomer's screen asks, each by its title and with what is pressed there. */
function questionsOf(page: Page, text: Text, { person, key }: Pick<SignedUp, 'person' | 'key'>) {
  const type = async (answer: string): Promise<void> => {
    await page.keyboard.type(answer);
    await page.keyboard.press('Enter');
  };
  return {
    'hub-code-title': () => type(CODE),
    async 'newcomer-username-title'() {
      await page.keyboard.type(person.username);
      await page.getByText(text.raw('verdict-free', [])).waitFor();
      await page.keyboard.press('Enter');
    },
    async 'newcomer-shell-title'() {
      await expect.poll(() => page.inputValue('#shellName')).toBe(person.shellName);
      await press(page, submit);
    },
    'newcomer-email-title': () => type(person.email),
    async 'newcomer-key-title'() {
      await screen.tabTo(page, '#sshKey');
      await page.keyboard.insertText(key);
      await press(page, submit);
    },
    async 'laptop-more-title'() {
      await press(page, '#further-membership', 'Space');
      await screen.typeInto(page, '[id="further.membership.reason"]', 'A bot for bike racks');
      await press(page, submit);
    },
    'newcomer-password-title': () => type(password),
    async 'newcomer-agree-title'() {
      for (const box of ['#terms', '#publicEmail']) await press(page, box, 'Space');
      await press(page, submit);
    },
    'newcomer-check-title': () => press(page, submit),
  } satisfies { readonly [K in Key]?: () => Promise<void> };
}

/** Signs a newcomer up on their phone in their language, by keyboard: an account with a key, and Toolforge. Answers once the account is there. */
async function signUp(person: Person, language: string): Promise<SignedUp> {
  const text = createText(language, await loadMessages(language));
  const page = await open(phone);
  keys.make(person.shellName, '-t', 'ed25519');
  const key = keys.publicKey(person.shellName).trim();
  await page.goto(event.address);
  await press(page, `.tongue[lang=${language}]`);
  for (const [title, answer] of Object.entries(questionsOf(page, text, { person, key }))) {
    // The keys of the questions are keys of messages, as the compiler has seen.
    await screen.heading(page, text.raw(title as Key, []));
    await answer();
  }
  await screen.heading(page, text.raw('newcomer-next-done-title', []));
  await screen.picture(page, `70-hub-waits-${language}`);
  await press(page, '.ways-on .cdx-button--weight-primary');
  const link = (await page.locator('.private-link pre').textContent()) ?? '';
  return { person, page, key, link, text };
}

/** How many stages of the newcomer's page are done. */
const done = (page: Page): Promise<number> => page.locator('.then__line--done').count();

/** Logs somebody in who works at the event, by keyboard. */
async function logIn({ uid, cn, password: own }: SeedPerson): Promise<Page> {
  const page = await open(laptop);
  await page.goto(event.address);
  await press(page, '.self__foot button');
  await screen.heading(page, english('hub-helper-title'));
  await screen.typeInto(page, '#uid', uid);
  await screen.typeInto(page, '#helper-password', own);
  await page.keyboard.press('Enter');
  await page.getByText(english('hub-in-as', cn)).waitFor();
  return page;
}

/** Files two people's cards at the desk while there is no hub. */
async function fileOffline(page: Page, people: readonly Person[]): Promise<void> {
  await page.goto(desk.entranceUrl);
  await screen.chooseVault(page);
  for (const person of people) {
    await screen.typeCard(page, person);
    await screen.agreeAndSend(page);
    await screen.state(page, english('request-state-waiting-connection')).waitFor();
  }
}

/** Asks for a code at the desk, and lets the desk in by it at the hub, where its fingerprint is the one that the desk shows. */
async function letIn(atDesk: Page): Promise<void> {
  const atHub = await logIn(operator);
  for (const page of [atDesk, atHub]) {
    await press(page, '.rail a[href="#/settings"]');
    await screen.heading(page, english('settings-title'));
  }
  await atDesk.getByText(english('hub-desk-no')).waitFor();
  await screen.typeInto(atDesk, '#name', 'Front desk');
  await atDesk.keyboard.press('Enter');
  const hub = atDesk.locator('section[aria-labelledby=hub-title]');
  const code = (await hub.locator('.desk-code').textContent()) ?? '';
  const fingerprint = (await hub.getByText('SHA256:').textContent()) ?? '';
  await atHub.getByText(english('desks-none')).waitFor();
  await screen.typeInto(atHub, '#code', code);
  await atHub.keyboard.press('Enter');
  const desk = atHub.locator('.access li', { hasText: 'Front desk' });
  await desk.getByText(fingerprint, { exact: true }).waitFor();
  await screen.picture(atHub, '73-hub-desks');
  await hub.locator('> .actions button').press('Enter');
  await atDesk.getByText(english('hub-desk-yes')).waitFor();
  await press(atDesk, '.rail a[href="#/desk"]');
}

describe('a hub over a real directory and a real cloud, one after the other', () => {
  const [zoe, rebin, ana, ola] = [
    somebody('Zoe'),
    somebody('Rebin'),
    somebody('Ana'),
    somebody('Ola'),
  ];
  const newcomers: SignedUp[] = [];
  let atDesk: Page;
  let atHub: Page;

  it('a desk files while there is no hub', async () => {
    atDesk = await open(laptop);
    await fileOffline(atDesk, [ana, ola]);
  });

  it.each([
    ['en', zoe],
    ['ckb', rebin],
  ] as const)(
    'a newcomer with a phone has an account and waits for Toolforge: %s',
    async (language, person) => {
      await event.start();
      const signedUp = await signUp(person, language);
      newcomers.push(signedUp);
      expect(await done(signedUp.page)).toBe(2);
    },
  );

  it('an approver lets Toolforge go, and the newcomers see it on the pages that they have open', async () => {
    atHub = await logIn(approver);
    await press(atHub, '.rail a[href="#/approvals"]');
    await screen.heading(atHub, english('approvals-title'));
    await screen.picture(atHub, '71-hub-approvals');
    for (const { person } of newcomers) {
      const waiting = atHub.locator('.approvals__person', { hasText: person.username });
      await waiting.getByRole('button', { name: english('approvals-approve') }).press('Enter');
      await waiting.waitFor({ state: 'detached' });
    }
    for (const { page } of newcomers) await expect.poll(() => done(page)).toBe(3);
  });

  it('the desk is let in and hands in what it has', async () => {
    await letIn(atDesk);
    for (const { shellName } of [ana, ola]) {
      await atDesk.locator('.list').getByText(shellName).click();
      await screen.state(atDesk, english('request-state-confirmed')).waitFor();
    }
  });

  it('a newcomer who began on a phone is found at the desk, and who takes their case there is told at the hub', async () => {
    await takeFoundCase(atDesk, zoe, 'Asha');

    await press(atHub, '.rail a[href="#/desk"]');
    await atHub.locator('.list').getByText(zoe.shellName).click();
    await atHub.locator('.case').getByText(english('case-held', 'Asha')).waitFor();
  });

  it('the board at the hub tells of all', async () => {
    const counts = await readBoard(atHub);
    await screen.picture(atHub, '72-hub-board');
    expect([counts[1], counts[3]]).toEqual(['4', '2']);
  });

  it('the private link says so too, on another device, and the servers hold it', async () => {
    for (const { person, key, link, text } of newcomers) {
      const later = await open({ ...phone, locale: text.language });
      await later.goto(link);
      await screen.heading(later, text.raw('newcomer-next-done-title', []));
      await expect.poll(() => done(later)).toBe(3);
      const { username, shellName, email } = person;
      expect(event.systems.entryAt(tree.people, `uid=${shellName}`)).toMatchObject({
        ...{ cn: [username], mail: [email], sshPublicKey: [key] },
      });
      expect(cloud.slapd.bindsAs(personDn(shellName), password)).toBe(true);
      expect(await rolesOf(event.systems, shellName)).toEqual([
        { Role: 'reader', User: `${username}@Default`, Project: 'tools@Default' },
      ]);
      expect(groupOf(event.systems, 'tools')).toContain(personDn(shellName));
    }
    for (const { username, shellName, email } of [ana, ola]) {
      const entry = event.systems.entryAt(tree.people, `uid=${shellName}`);
      expect(entry).toMatchObject({ cn: [username], mail: [email] });
      expect(entry?.['sshPublicKey']).toBeUndefined();
      expect(cloud.slapd.bindsAs(personDn(shellName), password)).toBe(true);
      expect(await rolesOf(event.systems, shellName)).toEqual([]);
      expect(groupOf(event.systems, 'tools')).not.toContain(personDn(shellName));
    }
    expect(complaints).toEqual([]);
  });
});
