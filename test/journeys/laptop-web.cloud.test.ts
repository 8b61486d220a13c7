import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { newEventKeys } from '../../electron/adapters/bundle/event-keys.ts';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import { sharedCloud } from '../servers/cloud/shared-cloud.ts';
import { personDn } from '../servers/seed.ts';
import { tree } from '../servers/tree.ts';
import { openKeyFolder, type KeyFolder } from '../shared/keys/key-fixtures.ts';
import {
  freshName,
  groupOf,
  openCloudDesk,
  rolesOf,
  toolEntries,
  type CloudEventDesk,
} from './cloud-desk.ts';
import { passphrase, password } from './event-desk.ts';
import { findTraces } from './find-traces.ts';
import { launchPages } from '../launch-pages.ts';
import * as screen from './screens.ts';
import { english } from '../english.ts';

const { publicKey, privateKey } = newEventKeys();

let desk: CloudEventDesk;
let keys: KeyFolder;
let hosts: Readonly<Record<'laptop' | 'desk', RunningWebHost>>;
let browser: Browser;

beforeEach(async () => {
  desk = openCloudDesk(sharedCloud(), { publicKey });
  keys = openKeyFolder();
  const keyFile = join(desk.folder, 'event.key');
  writeFileSync(keyFile, privateKey, { mode: 0o600 });
  const [laptop, atDesk] = await Promise.all([
    runWebHost(['--data', join(desk.folder, 'laptop')]),
    runWebHost(['--profile', desk.profileFile, '--data', desk.dataFolder, '--event-key', keyFile]),
  ]);
  hosts = { laptop, desk: atDesk };
  browser = await launchPages();
  return async () => {
    await browser.close();
    await Promise.all(Object.values(hosts).map((host) => host.stop()));
    keys.remove();
    desk.remove();
    await desk.cloud.stop();
  };
});

/** A browser of one's own on one of the two computers. */
async function sitAt(computer: keyof typeof hosts): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  const page = screen.patient(await context.newPage());
  await page.goto(hosts[computer].entranceUrl);
  return page;
}

async function press(page: Page, selector: string): Promise<void> {
  await screen.tabTo(page, selector);
  await page.keyboard.press('Enter');
}

interface Wanted {
  readonly language: string;
  readonly newcomer: screen.Newcomer;
  readonly tool: string;
}

/** Chooses the newcomer’s door, the event's profile and a language, and tells who they are. */
async function tellWho(page: Page, { language, newcomer }: Wanted): Promise<void> {
  await page.locator('.doors').waitFor();
  await press(page, '.doors > :nth-child(3) button');
  await page.locator('.first__event').waitFor();
  await page.locator('.first__event input[type=file]').setInputFiles(desk.profileFile);
  await page.locator('.tongue').first().waitFor();
  await press(page, `.tongue[lang=${language}]`);
  for (const [field, text] of [
    ['#username', newcomer.username],
    ['#shellName', newcomer.shellName],
    ['#email', newcomer.email],
  ] as const) {
    await page.locator(`${field}:focus`).waitFor();
    await screen.typeInto(page, field, text);
    await page.keyboard.press('Enter');
  }
  await page.locator('#sshKey').waitFor();
  await screen.tabTo(page, '#sshKey');
  await page.keyboard.insertText(newcomer.key?.line ?? '');
  await page
    .locator('#sshKey-message')
    .getByText(newcomer.key?.fingerprint ?? '')
    .waitFor();
  await press(page, '.ways-on button[type=submit]');
}

/** Answers every question on the newcomer's own computer, by keyboard alone, and saves the file. Answers where it is. */
async function fillAtHome(page: Page, wanted: Wanted): Promise<string> {
  await tellWho(page, wanted);
  for (const part of ['#further-membership', '#further-tool']) {
    await page.locator(part).waitFor();
    await screen.tabTo(page, part);
    await page.keyboard.press('Space');
  }
  await screen.typeInto(page, '[id="further.membership.reason"]', 'a bot for bike racks');
  await screen.typeInto(page, '[id="further.tool.name"]', wanted.tool);
  await press(page, '.ways-on button[type=submit]');
  for (const box of ['#terms', '#publicEmail']) {
    await page.locator(box).waitFor();
    await screen.tabTo(page, box);
    await page.keyboard.press('Space');
  }
  await press(page, '.ways-on button[type=submit]');
  await page.locator('.readout').waitFor();
  await press(page, '.ways-on button[type=submit]');
  await page.locator('.qr-code').waitFor();
  await screen.picture(page, `70-laptop-${wanted.language}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page, '.ways-on button'),
  ]);
  return download.path();
}

/** Reads the file in at the desk and takes whoever is in it. */
async function takeIn(page: Page, file: string, { username }: screen.Newcomer): Promise<void> {
  await page.evaluate(() => (window.location.hash = '#/take-over'));
  await screen.heading(page, english('import-title'));
  await page.locator('input[type=file]').setInputFiles(file);
  await page.locator('.arrivals').getByText(username).waitFor();
  await screen.picture(page, '71-arrivals');
  await press(page, '.page .actions button');
  await page.getByText(english('import-done', 1)).waitFor();
  await press(page, '.arrivals a');
  await page.locator('#password-again').waitFor();
  await screen.typeInto(page, '#password-again', password);
  await page.keyboard.press('Enter');
  await screen.state(page, english('request-state-confirmed')).waitFor();
}

describe('a newcomer who begins on their own computer', () => {
  it.each(['en', 'ckb'])(
    'has account, key, membership and tool by a file that the desk opens: %s',
    async (language) => {
      const [who, tool] = [freshName('zoe').replaceAll('-', ''), freshName('racks')];
      keys.make(who, '-t', 'ed25519');
      const line = keys.publicKey(who).trim();
      const key = { file: '', line, fingerprint: keys.list(line).fingerprint };
      const newcomer = { username: `Zoë ${who}`, shellName: who, email: `${who}@example.org`, key };
      const file = await fillAtHome(await sitAt('laptop'), { language, newcomer, tool });

      const page = await sitAt('desk');
      await screen.chooseVault(page);
      await screen.signIn(page, desk.slapd);
      await screen.signInAtCloud(page, desk.cloud.address.admin);
      await takeIn(page, file, newcomer);
      const chain = page.getByRole('region', { name: 'Related requests (2)' });
      await expect
        .poll(() => chain.getByText(english('request-state-confirmed'), { exact: true }).count())
        .toBe(2);
      await screen.picture(page, `72-done-${language}`);

      expect(desk.entryAt(tree.people, `uid=${who}`)).toMatchObject({ sshPublicKey: [line] });
      expect(desk.cloud.slapd.bindsAs(personDn(who), password)).toBe(true);
      expect(await rolesOf(desk, who)).toMatchObject([
        { Role: 'reader', Project: 'tools@Default' },
      ]);
      expect(groupOf(desk, 'tools')).toContain(personDn(who));
      expect(toolEntries(desk, tool).group).toMatchObject({ member: [personDn(who)] });
      // On the newcomer's computer nothing is left that anybody could read.
      expect(findTraces(join(desk.folder, 'laptop'), [who, newcomer.email, passphrase])).toEqual(
        [],
      );
    },
  );
});
