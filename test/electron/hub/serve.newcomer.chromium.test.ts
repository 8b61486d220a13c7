import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningHub } from '../../../electron/hub/serve.ts';
import { english } from '../../english.ts';
import { heading, patient } from '../../journeys/screens.ts';
import { launchPages } from '../../launch-pages.ts';
import { readEntry } from '../../journeys/read-entry.ts';
import { freePort } from '../../servers/ports.ts';
import { tree } from '../../servers/tree.ts';
import { openKeyFolder } from '../../shared/keys/key-fixtures.ts';
import { CODE, EVENT, helper, openHubWorld, type HubWorld } from './hub-world.ts';

/** As wide as small phones are. */
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
const password = 'canary in the coal mine';

let world: HubWorld;
let hub: RunningHub;
let browser: Browser;
let keys: ReturnType<typeof openKeyFolder>;
beforeAll(async () => {
  world = await openHubWorld();
  hub = await world.serve();
  browser = await launchPages();
  keys = openKeyFolder();
});
afterAll(async () => {
  await browser.close();
  await hub.stop();
  await world.stop();
  keys.remove();
});

const contexts: BrowserContext[] = [];
let page: Page;
const open = async (how: object = phone): Promise<Page> => {
  const context = await browser.newContext(how);
  contexts.push(context);
  return patient(await context.newPage());
};
beforeEach(async () => {
  page = await open();
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

const address = (hash = ''): string => `${hub.config.origin}/e/${EVENT}/${hash}`;
const next = () => page.locator('.ways-on button[type=submit]').tap();
const fits = () =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** Chooses the language, and types the code of the poster. */
async function comeIn(typed = CODE, where = address()): Promise<void> {
  await page.goto(where);
  await page.locator('.tongue[lang=en]').tap();
  await heading(page, english('hub-code-title'));
  await page.locator('#code').fill(typed);
  await next();
}

interface Answers {
  readonly username: string;
  readonly email: string;
  readonly key: string;
}

async function answerAll({ username, email, key }: Answers): Promise<void> {
  await page.locator('#username').fill(username);
  await page.getByText(english('verdict-free')).waitFor();
  await next();
  await page.locator('#shellName').waitFor();
  await next();
  await page.locator('#email').fill(email);
  await next();
  await page.locator('#sshKey').fill(key);
  await next();
  await heading(page, english('laptop-more-title'));
  await next();
  await page.locator('#password').fill(password);
  expect(await fits()).toBe(true);
  await next();
  for (const box of ['#terms', '#publicEmail']) await page.locator(box).check({ force: true });
  await next();
  await page.locator('.readout').waitFor();
  await next();
}

describe('a newcomer with a phone', () => {
  it('gets an account that is confirmed in the directory, and comes back by a private link on another phone', async () => {
    keys.make('phone', '-t', 'ed25519');
    const key = keys.publicKey('phone').trim();
    await comeIn();
    await answerAll({ username: 'Zoë Ünique', email: 'zoe@example.org', key });
    await page.locator('.then__line--done').nth(1).waitFor();
    expect(await page.locator('h1').textContent()).toBe(english('newcomer-next-done-title'));
    const entry = readEntry(world.slapd.ldapsearch(['-b', tree.people, '(uid=zoeunique)']));
    expect(entry).toMatchObject({ cn: ['Zoë Ünique'], sshPublicKey: [key] });

    await page.getByRole('button', { name: english('hub-link-make') }).tap();
    const link = (await page.locator('.private-link pre').textContent()) ?? '';
    expect(await fits()).toBe(true);
    page = await open();
    await page.goto(link);
    await heading(page, english('newcomer-next-done-title'));
    // The secret is in no address that the browser would remember.
    expect(page.url()).toBe(address());
  });

  it('is told that a code is wrong, and may type it again', async () => {
    await comeIn('NOT-THE-CODE');
    await page.getByText(english('problem-hub-code-wrong')).waitFor();
    await page.locator('#code').fill('sunny castle 42');
    await next();
    await heading(page, english('newcomer-username-title'));
  });

  it('comes in by the link of the poster, also from another site', async () => {
    await page.setContent(`<a href="${address(`#/join/${CODE}`)}">poster</a>`);
    await page.getByText('poster').tap();
    // The language is asked for first: few phones can be set to that of a newcomer who speaks Sorani.
    await heading(page, english('newcomer-language-title'));
    await page.reload();
    await page.locator('.tongue[lang=ckb]').tap();
    await page.locator('html[lang=ckb] #username').waitFor();
    expect(page.url()).toBe(address());
  });

  it('comes in by a link that is opened in a tab that is at the door already', async () => {
    await page.goto(address());
    await heading(page, english('newcomer-language-title'));
    await page.goto(address(`#/join/${CODE}`));
    await page.locator('.tongue[lang=en]').tap();
    await heading(page, english('newcomer-username-title'));
  });

  it('does the work that a hub asks for, and sees that it is under way', async () => {
    const listen = `127.0.0.1:${await freePort()}`;
    const events = [{ ...world.event, proofOfWork: 18 }];
    const other = await world.serve({ listen, origin: `http://${listen}`, events });
    try {
      await comeIn(CODE, `${other.config.origin}/e/${EVENT}/`);
      await page.getByText(english('hub-code-working')).waitFor();
      await heading(page, english('newcomer-username-title'));
    } finally {
      await other.stop();
    }
  });

  it('goes on where a page was loaded again, and is nobody after logging out', async () => {
    await comeIn();
    await heading(page, english('newcomer-username-title'));
    await page.reload();
    await heading(page, english('newcomer-username-title'));
    const left = await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('session/end', { method: 'POST', headers, body: '{}' });
      return answer.status;
    });
    expect(left).toBe(200);
    await page.reload();
    await heading(page, english('newcomer-language-title'));
  });
});

describe('a helper at a hub', () => {
  it('logs in with their own account, sees what newcomers filed, and logs out', async () => {
    page = await open({ viewport: { width: 1280, height: 900 } });
    await page.goto(address());
    await page.getByRole('button', { name: english('hub-for-helpers') }).click();
    await page.locator('#uid').fill(helper.uid);
    await page.locator('#helper-password').fill(helper.password);
    await page.keyboard.press('Enter');
    await page.getByText(english('hub-in-as').replace('$1', helper.cn)).waitFor();
    await page.getByText('Zoë Ünique').first().waitFor();
    await page.getByRole('button', { name: english('hub-leave') }).click();
    await heading(page, english('newcomer-language-title'));
  });
});
