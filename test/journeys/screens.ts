import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { createText, type Text } from '../../renderer/text/create-text.ts';
import { loadMessages } from '../../renderer/text/languages.ts';
import type { CloudLogin } from '../servers/cloud/cloud-login.ts';
import type { SlapdAccess } from '../servers/slapd-access.ts';
import { passphrase, password, type SshKey } from './event-desk.ts';
import { english } from '../english.ts';

/** What a newcomer tells the helper. */
export interface Newcomer {
  readonly username: string;
  readonly shellName: string;
  readonly email: string;
  readonly key?: SshKey;
}

const mostStops = 40;

/** As generous as the tests' own limit: it ends what hangs and does not judge how fast a machine is. */
export function patient(page: Page): Page {
  page.setDefaultTimeout(110_000);
  return page;
}

/** Moves on with the Tab key until the focus is there, as somebody without a mouse does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  // Whoever looks for it presses no key before the screen is there.
  await page.locator(selector).first().waitFor({ state: 'attached' });
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${mostStops} times Tab does not lead to ${selector}.`);
}

export async function typeInto(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Chooses where the key of this machine's journal is kept: with a passphrase, as there is no keychain. */
export async function chooseVault(page: Page): Promise<void> {
  await heading(page, english('vault-title-new'));
  await typeInto(page, '#new-passphrase', passphrase);
  await typeInto(page, '#new-passphrase-again', passphrase);
  await page.keyboard.press('Enter');
  await heading(page, english('desk-title'));
}

/** Opens the journal at a later start, and is told of a passphrase that is not the one. */
export async function unlockVault(page: Page): Promise<void> {
  await heading(page, english('vault-title'));
  await typeInto(page, '#passphrase', 'mistyped');
  await page.keyboard.press('Enter');
  await page.getByText(english('problem-passphrase-wrong')).waitFor();
  await typeInto(page, '#passphrase', passphrase);
  await page.keyboard.press('Enter');
  await heading(page, english('desk-title'));
}

/** Signs the helper in on the sign-in screen, by keyboard. The DN stands there already: the profile names it. */
export async function signIn(page: Page, { writer }: Pick<SlapdAccess, 'writer'>): Promise<void> {
  await page.getByRole('link', { name: english('session-signed-out'), exact: true }).press('Enter');
  await heading(page, english('sign-in-title'));
  expect(await page.inputValue('#bindDn')).toBe(writer.bindDn);
  await typeInto(page, '#bindPassword', writer.password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: english('session-signed-in'), exact: true }).waitFor();
}

/** Signs the helper in at the cloud as well, by keyboard. */
export async function signInAtCloud(page: Page, { username, password }: CloudLogin): Promise<void> {
  await page.getByRole('link', { name: english('header-cloud-signed-out') }).press('Enter');
  await heading(page, english('cloud-sign-in-title'));
  await typeInto(page, '#cloudUser', username);
  await typeInto(page, '#cloudPassword', password);
  await page.keyboard.press('Enter');
  await page.getByText(english('sign-in-done', username)).waitFor();
}

/** Loads the desk in this language; answers its words. */
export async function choose(page: Page, language: string): Promise<Text> {
  await page.locator('h1').first().waitFor();
  await page.evaluate((chosen) => {
    localStorage.setItem('lanyard-preferences', JSON.stringify({ language: chosen }));
    window.location.hash = '#/desk';
  }, language);
  await page.reload();
  await page.locator(`html[lang="${language}"] h1`).waitFor();
  return createText(language, await loadMessages(language));
}

export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** Starts a card and types a person's part into it, by keyboard. The shell name is typed only where another was suggested. */
export async function typeCard(page: Page, newcomer: Newcomer): Promise<void> {
  await page.getByRole('link', { name: 'Lanyard' }).press('Enter');
  await heading(page, english('desk-title'));
  await page.keyboard.press('n');
  await heading(page, english('card-title'));
  await typeInto(page, '#username', newcomer.username);
  // What comes by itself would stand before what is typed meanwhile; somebody would see that.
  await expect.poll(() => page.inputValue('#shellName')).not.toBe('');
  await message(page, 'shellName')
    .filter({ hasNotText: english('verdict-asking') })
    .waitFor();
  if ((await page.inputValue('#shellName')) !== newcomer.shellName) {
    await typeInto(page, '#shellName', newcomer.shellName);
  }
  await typeInto(page, '#email', newcomer.email);
  if (!newcomer.key) return;
  await tabTo(page, '#sshKey');
  await page.keyboard.insertText(newcomer.key.line);
}

/** The newcomer's own part: the password, the consents, and Enter. */
export async function agreeAndSend(page: Page): Promise<void> {
  await typeInto(page, '#password', password);
  for (const box of ['#terms', '#publicEmail']) {
    await tabTo(page, box);
    await page.keyboard.press('Space');
  }
  await tabTo(page, 'button[type=submit]');
  await page.keyboard.press('Enter');
}

/** What a card cost whoever typed it. */
export interface Effort {
  /** Keys beside what was typed: those that go somewhere, tick something or send. */
  readonly keys: number;
  /** What was typed; a key is pasted. */
  readonly characters: number;
}

/**
 * Account, key and membership by the shortest way from the desk, up to the last consent: one more key sends it. Fails where a key does not lead
 * where it should.
 */
export async function typeShortest(
  page: Page,
  { username, shellName, email, key }: Newcomer,
  reason: string,
): Promise<Effort> {
  let [keys, characters] = [0, 0];
  const press = async (name: string, to?: string): Promise<void> => {
    await page.keyboard.press(name);
    keys += 1;
    if (to !== undefined) await page.locator(`${to}:focus`).waitFor();
  };
  const type = async (text: string): Promise<void> => {
    await page.keyboard.type(text);
    characters += text.length;
  };
  await press('n', '#username');
  await type(username);
  await expect.poll(() => page.inputValue('#shellName')).toBe(shellName);
  await press('Tab', '#shellName');
  await press('Tab', '#email');
  await type(email);
  await press('Tab', '#sshKey');
  await page.keyboard.insertText(key?.line ?? '');
  await message(page, 'sshKey').locator('.cdx-message--success').waitFor();
  await press('Tab', '#further-membership');
  await press('Space');
  await press('Tab', '[id="further.membership.reason"]');
  await type(reason);
  await press('Tab', '#password');
  await type(password);
  await press('Tab');
  await press('Tab', '#terms');
  await press('Space');
  await press('Tab', '#publicEmail');
  await press('Space');
  return { keys, characters };
}

/** What stands below a field of the card. */
export const message = (page: Page, field: string) => page.locator(`#${field}-message`);

/** The state of the request on the screen, in its own words. */
export const state = (page: Page, words: string) =>
  page.locator('.request__head').getByText(words, { exact: true });

/** Keeps a picture in the folder `SCREENSHOTS`, for people to look at; without it there is none. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
