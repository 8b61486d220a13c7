import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import decode from 'jsqr';
import { beforeEach, describe, expect, it } from 'vitest';
import { createText, type Text } from '../../renderer/text/create-text.ts';
import { loadMessages } from '../../renderer/text/languages.ts';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import { launchPages } from '../launch-pages.ts';
import * as screen from './screens.ts';
import { english } from '../english.ts';

let folder: string;
let host: RunningWebHost;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-success-'));
  host = await runWebHost(['--profile', 'practice', '--data', folder]);
  browser = await launchPages();
  page = screen.patient(await browser.newPage({ viewport: { width: 1280, height: 900 } }));
  complaints = [];
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(host.entranceUrl);
  return async () => {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true });
  };
});

const line =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl laptop';
const zoe = {
  ...{ username: 'Zoë Ünique', shellName: 'zoe-u', email: 'zoe@example.org' },
  key: { file: '', line, fingerprint: '' },
};

/** The heading under which a service stands, and the service itself. */
const group = (key: 'next-now' | 'next-with-account' | 'next-later') =>
  page.getByRole('region', { name: english(key) });
const service = (name: string) =>
  page.locator('details.first-task').filter({ has: page.locator('summary', { hasText: name }) });

/** Opens or closes a service by its own button. */
async function toggle(name: string): Promise<void> {
  await service(name).locator('summary').first().press('Enter');
}

/** A notebook with her own name in it, which is valid whatever the name is; and a step that she ticks herself. */
async function takeNotebook(): Promise<void> {
  await toggle('PAWS');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    service('PAWS')
      .getByRole('button', { name: english('next-save') })
      .press('Enter'),
  ]);
  const notebook: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(JSON.stringify(notebook)).toContain('Zoë');
  await service('PAWS').getByRole('checkbox').first().press('Space');
  await service('PAWS')
    .getByText(english('next-progress', 1, 3))
    .waitFor();
}

/** In Toolforge, what was to come later works now, and the step that Lanyard can see is done. */
async function joinToolforge(): Promise<void> {
  await page.getByRole('link', { name: english('next-back') }).press('Enter');
  await page.locator('.form-part:has(#toolforge-join-reason) > summary').press('Enter');
  await screen.typeInto(page, '#toolforge-join-reason', 'To learn');
  await screen.tabTo(page, '.form-part[open] button[type=submit]');
  await page.keyboard.press('Enter');
  await screen.state(page, english('request-state-confirmed')).waitFor();
  await page.goBack();
  await page.goBack();
  await screen.heading(page, english('next-title'));
  await group('next-now').locator('summary', { hasText: 'Wiki Replicas' }).waitFor();
  await toggle('Wiki Replicas');
  await service('Wiki Replicas')
    .locator('.first-task__seen', { hasText: english('next-step-done') })
    .waitFor();
  const login = service('Wiki Replicas').locator('pre').first();
  expect(await login.innerText()).toContain('ssh -t zoe-u@login.toolforge.org sql');
}

/** Pixels to a side: enough for any code, and little to hand over. */
const SIDE = 300;

/** What a camera in the room reads off the projector's picture. */
async function readCode(): Promise<string | undefined> {
  const picture = await page.locator('.introduction .qr-code').screenshot();
  const asked = { base64: picture.toString('base64'), side: SIDE };
  const letters = await page.evaluate(async ({ base64, side }) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(side, side).getContext('2d');
    context?.drawImage(bitmap, 0, 0, side, side);
    const pixels = context?.getImageData(0, 0, side, side).data ?? [];
    return btoa([...pixels].map((value) => String.fromCharCode(value)).join(''));
  }, asked);
  return decode(new Uint8ClampedArray(Buffer.from(letters, 'base64')), SIDE, SIDE)?.data;
}

/** Presses a button of the deck's foot by its words. */
async function pressInFoot(words: string): Promise<void> {
  await page.getByRole('button', { name: words, exact: true }).press('Enter');
}

/** Waits until the foot says that this page is shown. */
const atPage = ({ raw }: Text, number: number, of: number) =>
  page
    .locator('.projector__foot')
    .getByText(raw('projector-page', [number, of]))
    .waitFor();

/** Goes through the choice by the arrow keys. */
async function chooseLanguage(language: string): Promise<void> {
  await screen.tabTo(page, '#introduction-language');
  await page.keyboard.press('Home');
  for (;;) {
    const chosen = await page.inputValue('#introduction-language');
    if (chosen === language) return;
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.inputValue('#introduction-language')).not.toBe(chosen);
  }
}

/** Turns to every page, by the remote control and by the button in turn, and reads the way to its service off each. */
async function turnAll(text: Text, count: number): Promise<void> {
  const codes = new Set<string | undefined>();
  for (let number = 2; number <= count; number += 1) {
    if (number % 2 === 0) await page.keyboard.press('PageDown');
    else await pressInFoot(text.say('projector-next'));
    await atPage(text, number, count);
    const code = await readCode();
    await page
      .locator('.introduction')
      .getByText(code ?? 'no code', { exact: true })
      .waitFor();
    codes.add(code);
  }
  expect(codes.size).toBe(count - 1);
  expect([...codes].every((code) => code?.startsWith('https://'))).toBe(true);
}

const textOf = async (language: string): Promise<Text> =>
  createText(language, await loadMessages(language));

describe('the introduction for a room, by keyboard alone', () => {
  it.each([
    { language: 'en', other: 'ckb', direction: 'rtl' },
    { language: 'ckb', other: 'en', direction: 'ltr' },
  ])(
    'turns its pages in $language and goes on in $other',
    async ({ language, other, direction }) => {
      await screen.heading(page, english('desk-title'));
      await page.evaluate((chosen) => {
        localStorage.setItem('lanyard-preferences', JSON.stringify({ language: chosen }));
        window.location.hash = '#/introduction';
      }, language);
      await page.reload();
      const [text, otherText] = [await textOf(language), await textOf(other)];
      const services = page.locator('.introduction__all li');
      await services.first().waitFor();
      const count = (await services.count()) + 1;
      await atPage(text, 1, count);

      await turnAll(text, count);

      // The last page is the last, and a presenter's remote control goes back as well.
      await page.keyboard.press('PageDown');
      await atPage(text, count, count);
      await page.keyboard.press('PageUp');
      await atPage(text, count - 1, count);
      await pressInFoot(text.say('introduction-before'));
      await atPage(text, count - 2, count);

      // The room reads on in another language, on the same page.
      const about = page.locator('.introduction p').first();
      const told = await about.innerText();
      await chooseLanguage(other);
      await page.locator(`.projector[lang="${otherText.tag}"][dir="${direction}"]`).waitFor();
      await atPage(otherText, count - 2, count);
      await expect.poll(() => about.innerText()).not.toBe(told);
      await screen.picture(page, `52-introduction-${other}`);
      await screen.tabTo(page, 'a[href="#/documentation"]');
      await page.keyboard.press('Enter');
      await screen.heading(page, text.say('documentation-title'));
      expect(complaints).toEqual([]);
    },
  );
});

describe('from a new account to a first success, by keyboard alone', () => {
  it('shows what works today, what a membership brings, and the same in Kurdish', async () => {
    await screen.typeCard(page, zoe);
    await screen.agreeAndSend(page);
    await screen.state(page, english('request-state-confirmed')).waitFor();
    await screen.tabTo(page, 'a[href^="#/next/"]');
    await page.keyboard.press('Enter');
    await screen.heading(page, english('next-title'));

    // A new account opens what needs no membership; Toolforge comes later.
    await group('next-now').locator('summary', { hasText: 'Wikimedia APIs' }).waitFor();
    await group('next-with-account').locator('summary', { hasText: 'PAWS' }).waitFor();
    await group('next-later').locator('summary', { hasText: 'Wiki Replicas' }).waitFor();
    await screen.picture(page, '50-what-now');

    await takeNotebook();
    await joinToolforge();

    // The newcomer reads on in Kurdish: texts, direction and what is still in English.
    await page.locator('#next-language').selectOption('ckb');
    await page
      .getByText('لە وێبگەڕدا بە SQL پرسیار لە ویکییەکان بکە.')
      .waitFor({ state: 'attached' });
    // The guides and the screen's own words come by two loads, in either order.
    await page.locator('.narrow[dir="rtl"]').waitFor();
    expect(await service('Quarry').locator('[lang="en"]').first().getAttribute('dir')).toBe('ltr');
    await screen.picture(page, '51-what-now-ckb');
    expect(complaints).toEqual([]);
  });
});
