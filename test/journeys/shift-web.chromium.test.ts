import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Text } from '../../renderer/text/create-text.ts';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import { lanyard } from './lanyard.ts';
import { english } from '../english.ts';
import { launchPages } from '../launch-pages.ts';
import { readPdf } from './read-pdf.ts';
import * as screen from './screens.ts';

let folder: string;
let host: RunningWebHost;
let browser: Browser;
let context: BrowserContext;
let page: Page;

// One start for all: each test has newcomers and helpers of its own.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-shift-'));
  host = await runWebHost(['--profile', 'practice', '--data', folder]);
  browser = await launchPages();
  context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  page = screen.patient(await context.newPage());
  await page.goto(host.entranceUrl);
  await screen.heading(page, english('desk-title'));
  return async () => {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true });
  };
});

const press = async (selector: string): Promise<void> => {
  await screen.tabTo(page, selector);
  await page.keyboard.press('Enter');
};

/** Goes to a link of the desk by its address, from the start of the page. */
async function openDesk(): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => url.hash === '#/desk');
}

async function handIn(name: string): Promise<void> {
  const shellName = `${name.toLowerCase()}shift`;
  await screen.typeShortest(
    page,
    {
      username: `${name} Shift`,
      shellName,
      email: `${name}@example.org`,
      key: keys[name] ?? keyOf(''),
    },
    'A bot for bike racks',
  );
  await page.keyboard.press('Enter');
  await page.locator('.case').waitFor();
}

/** A4 (ISO 216) in millimetres. */
const A4 = [210, 297];

const keyOf = (line: string) => ({ file: '', line, fingerprint: '' });
const keys: Readonly<Record<string, ReturnType<typeof keyOf>>> = {
  Dara: keyOf('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'),
  Nina: keyOf('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHNh4cubSbpVqJk/CO8vHQ5WaRHSNBFsQyuHeCQBSGfl'),
};

/** Says who is here, takes the case, and writes a note, from the page of a person. */
async function takeWithNote(helper: string, note: string, { say }: Text): Promise<void> {
  await press('.case summary');
  await screen.typeInto(page, '#helper-name', helper);
  await page.keyboard.press('Enter');
  await press('.case > .actions button');
  await page.locator('.case').getByText(say('case-yours')).waitFor();
  await press('.case summary');
  await screen.typeInto(page, '#case-note', 'password: nine horses');
  await press('.case form button[type=submit]');
  await page.locator('.case').getByText(say('field-rule-note-password')).waitFor();
  await screen.typeInto(page, '#case-note', note);
  await press('.case form button[type=submit]');
  await page.locator('.case__note').getByText(note).waitFor();
}

/** Opens the summary and copies it. */
async function readSummary(note: string, { say }: Text): Promise<string> {
  await openDesk();
  await press('a[href="#/shift"]');
  await page.locator('.summary').getByText(note).waitFor();
  await press('.shift > .actions button');
  await page.getByText(say('shift-copied')).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(note);
  return copied;
}

/** On paper the summary stands alone: nothing of the window around it, and nothing of anybody but what the next helper needs. */
async function expectOnPaper(
  person: string,
  note: string,
  { raw, direction }: Text,
): Promise<void> {
  const { pages } = await readPdf(await page.pdf({ format: 'A4' }));
  const paper = pages.map(({ text }) => text).join('\n');
  expect(pages.map(({ size }) => size)).toEqual([A4]);
  expect(paper).toContain(person);
  // Letters that join are other ones on paper, so that their words are not looked for.
  if (direction === 'ltr') expect(paper).toContain(note);
  expect(paper).not.toMatch(/@|ssh-ed25519|SHA256/u);
  for (const key of [
    'settings-title',
    'search-placeholder',
    'shift-copy',
    'shift-leave',
  ] as const) {
    expect(paper).not.toContain(raw(key, []));
  }
}

/** The first helper ends the shift; the case is the next one's. */
async function leave(next: string, note: string, { raw }: Text): Promise<void> {
  await screen.typeInto(page, '#leave-to', next);
  await page.keyboard.press('Enter');
  await page
    .locator('.shift')
    .getByText(raw('shift-left-to', [1, next]))
    .waitFor();
  const row = page.locator('.summary li', { hasText: note });
  await row.getByText(raw('case-held', [next])).waitFor();
}

/** The next helper says who they are, finds the case among theirs, gives it back, and leaves. */
async function goOn(next: string, note: string, { say }: Text): Promise<void> {
  await screen.typeInto(page, '#helper-name', next);
  await page.keyboard.press('Enter');
  await page.locator('#leave-to').waitFor();
  await openDesk();
  await screen.tabTo(page, '#only-mine');
  await page.keyboard.press('Space');
  expect(await page.locator('.person-row').count()).toBe(1);
  await press('.person-row');
  await page.locator('.case').getByText(say('case-yours')).waitFor();
  await press('.case > .actions button');
  await page.locator('.case').getByText(say('case-nobody')).waitFor();
  await page.locator('.case__note').getByText(note).waitFor();
  await openDesk();
  await press('a[href="#/shift"]');
  await press('.shift form button[type=submit]');
  await page.locator('#helper-name').waitFor();
}

describe('a shift that is handed over', () => {
  it.each([
    {
      ...{ language: 'en', newcomer: 'Nina', first: 'Asha', next: 'Ben' },
      note: 'comes back after lunch with his laptop',
    },
    {
      ...{ language: 'ckb', newcomer: 'Dara', first: 'ئاشا', next: 'ڕێبین' },
      note: 'دوای نانی نیوەڕۆ دێتەوە',
    },
  ])('in $language, by keyboard alone', async ({ language, newcomer, first, next, note }) => {
    const text = await screen.choose(page, language);
    const row = page.locator('.person-row', { hasText: `${newcomer} Shift` });
    await handIn(newcomer);
    await takeWithNote(first, note, text);
    await screen.picture(page, `60-case-${language}`);
    for (const words of ['case-yours', 'case-has-note'] as const) {
      await row.getByText(text.say(words)).waitFor({ state: 'attached' });
    }
    const copied = await readSummary(note, text);
    await screen.picture(page, `61-summary-${language}`);
    await expectOnPaper(`${newcomer} Shift`, note, text);
    expect(copied).toContain(`${newcomer} Shift`);
    expect(copied).not.toMatch(/@|ssh-ed25519|SHA256|[\u2066-\u2069]/u);
    await leave(next, note, text);
    await goOn(next, note, text);
  });

  it('is told in a terminal, and what is written there is on the screen at once', async () => {
    const text = await screen.choose(page, 'en');
    // Practice needs no login.
    const slapd = { writer: { bindDn: '', password: '' } };
    const desk = { slapd, profileFile: 'practice', dataFolder: folder };
    const words = ['note', 'ninashift', 'has a seat at table 4', '--as', 'Cem'];
    expect(await lanyard(desk, words)).toMatchObject({ code: 0, err: '' });
    await page.locator('.person-row', { hasText: 'Nina Shift' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.case__note').getByText('has a seat at table 4').waitFor();
    // Whoever was signed up a moment ago may still wait for the hook, which is late.
    const told = async () => (await lanyard(desk, ['shift'])).out;
    await expect.poll(told).toContain(text.raw('shift-part-notes', [2]));
    expect(await told()).toContain('has a seat at table 4');
  });
});
