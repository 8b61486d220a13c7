import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Text } from '../../renderer/text/create-text.ts';
import { writeCsv } from '../../shared/roster/csv.ts';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import { personDn } from '../servers/seed.ts';
import { seedPeople } from '../servers/seed-people.ts';
import { openEventDesk, password, type EventDesk } from './event-desk.ts';
import { launchPages } from '../launch-pages.ts';
import * as screen from './screens.ts';

let desk: EventDesk;
let host: RunningWebHost;
let browser: Browser;
let page: Page;

beforeEach(async () => {
  desk = await openEventDesk();
  host = await runWebHost(['--profile', desk.profileFile, '--data', desk.dataFolder]);
  browser = await launchPages();
  page = screen.patient(await browser.newPage({ viewport: { width: 1280, height: 900 } }));
  await page.goto(host.entranceUrl);
  await screen.chooseVault(page);
  await screen.signIn(page, desk.slapd);
  return async () => {
    await browser.close();
    await host.stop();
    await desk.stop();
  };
});

const guest = (i: number) => ({
  username: `Guest Number ${i}`,
  shellName: `guest${i}`,
  email: `guest${i}@example.org`,
});
const line = ({ username, shellName, email }: ReturnType<typeof guest>) => [
  username,
  shellName,
  email,
];

/** How many of the file's 200 people are what. */
const counts = { ready: 188, taken: 5, twice: 4, incomplete: 3 } as const;
const rows = [
  ...Array.from({ length: counts.ready }, (_, i) => line(guest(i))),
  ...seedPeople(counts.taken).map(({ cn, uid }) => [cn, uid, `other-${uid}@example.org`]),
  ...Array.from({ length: counts.twice }, (_, i) => line({ ...guest(i), username: `Again ${i}` })),
  ...Array.from({ length: counts.incomplete }, (_, i) => line({ ...guest(900 + i), email: '' })),
];
const file = {
  name: 'participants.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(writeCsv([['Username', 'Shell name', 'E-mail'], ...rows])),
};

async function press(selector: string): Promise<void> {
  await page.locator(selector).first().waitFor();
  await screen.tabTo(page, selector);
  await page.keyboard.press('Enter');
}

/** Opens the page of participants and reads the file; answers how many rows have which verdict. */
async function readFile({ raw }: Text): Promise<void> {
  await page.keyboard.press('Escape');
  await press('.rail a[href="#/roster"]');
  await screen.heading(page, raw('roster-title', []));
  await page.locator('.roster input[type=file]').setInputFiles(file);
  await page.locator('.verdicts').waitFor();
}

/** The button that shows the rows of one verdict alone; it says how many there are. */
const verdict = (text: Text, is: keyof typeof counts | 'filed', count: number) =>
  page.locator('.verdicts').getByRole('button', {
    name: text.say('roster-filter', text.say(`roster-verdict-${is}`), count),
    exact: true,
  });

/** Who comes is found by a part of their name, and needs a password and their consents alone. */
async function comes(text: Text): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type('number 77');
  await page.locator('.find__results').getByText('Guest Number 77').waitFor();
  await screen.picture(page, `82-found-${text.language}`);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Guest Number 77' }).waitFor();
  await screen.picture(page, `83-expected-${text.language}`);
  await press('.pane a[href^="#/card"], .pane .actions a, .pane .actions button');
  await page.locator('#password').waitFor();
  expect(await page.inputValue('#username')).toBe('Guest Number 77');
  await screen.agreeAndSend(page);
  await screen.state(page, text.raw('request-state-confirmed', [])).waitFor();
  expect(desk.entry('guest77')).toMatchObject({ cn: ['Guest Number 77'] });
  expect(desk.slapd.bindsAs(personDn('guest77'), password)).toBe(true);
}

describe('participants of 200', () => {
  it.each(['en', 'ckb'])(
    'are checked, sorted out, expected, and made into an account when they come: %s',
    async (language) => {
      const text = await screen.choose(page, language);
      await readFile(text);
      for (const is of ['ready', 'taken', 'twice', 'incomplete'] as const) {
        await verdict(text, is, counts[is]).waitFor();
      }
      await screen.picture(page, `80-participants-${language}`);
      await verdict(text, 'taken', counts.taken).press('Enter');
      const drawn = page.locator('.roster__row:not(.roster__row--head)');
      await expect.poll(() => drawn.count()).toBe(counts.taken);
      await screen.picture(page, `81-taken-${language}`);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: text.raw('roster-save-result', []) }).press('Enter'),
      ]);
      const result = readFileSync(await download.path(), 'utf8')
        .trimEnd()
        .split('\n');
      expect(result).toHaveLength(rows.length + 1);

      await page
        .getByRole('button', { name: text.raw('roster-submit', [counts.ready]) })
        .press('Enter');
      await page.getByText(text.raw('roster-filed', [counts.ready])).waitFor();
      await page.keyboard.press('Escape');
      const expected = page.locator('#group-expected');
      await expected.getByText(text.raw('group-expected', [counts.ready])).waitFor();

      await comes(text);

      // Whoever has a request by now is not asked for twice.
      await readFile(text);
      await verdict(text, 'filed', counts.ready + counts.twice).waitFor();
    },
  );
});
