import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { bundleBytes } from '../../shared/bundle/bundle-text.ts';
import { toFrames } from '../../shared/bundle/bundle-frames.ts';
import { namesInHistory } from './names-of-people.ts';
import { bundle, screens, troubles } from './screens.ts';
import { serveScreens, type Look, type ServedScreens } from './served-screens.ts';
import { english } from '../english.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wide: Look = { direction: 'ltr', theme: 'light', width: 1280 };

let served: ServedScreens;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-screens-'));
  served = await serveScreens(folder);
});
afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

/** What stands on every screen alike. */
const AROUND = ['.rail', '.bar', '.strip', '.list'];

/** What axe finds wrong, each with the places; but for the parts that it leaves out, which another screen was looked at for. */
async function violations(page: Page, without: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    async (exclude) => {
      // axe-core puts itself on `window` and has no types for that.
      const { axe: checker } = window as unknown as {
        axe: {
          run(
            context: object,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const found = await checker.run(
        { include: ['html'], exclude },
        { resultTypes: ['violations'] },
      );
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`,
      );
    },
    [...without],
  );
}

const frames = toFrames(bundleBytes(bundle) ?? new Uint8Array());

/** Types codes as a hand-held scanner does. */
async function scan(page: Page, codes: readonly string[]): Promise<void> {
  await page.focus('#scanner');
  for (const code of codes) {
    await page.keyboard.insertText(code);
    await page.keyboard.press('Enter');
  }
}

/** How far the page, or a part of it that scrolls by itself, can be scrolled sideways, in CSS pixels. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const parts = document.querySelectorAll(
      'html, .rail, .list__body, .find__results, .pane, .page',
    );
    return Math.max(...[...parts].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  });

/** The same for people, projects and tools. */
async function fillPlace(page: Page, name: string): Promise<void> {
  if (name === 'link') {
    await page.fill('#wiki-name', 'Lior');
    await page.keyboard.press('Enter');
    await page.locator('.cdx-message--error').waitFor();
    await page.locator('#prove-title ~ .actions button').click();
    await page.locator('a[target=_blank]').waitFor();
  }
  if (name === 'new project') {
    await page.fill('#project-name', 'map');
    await page.locator('.cdx-message--error').waitFor();
    await page.locator('.members ~ .actions button').click();
    await page.click('button[type=submit]');
    await page.locator('.cdx-message[role=alert]').waitFor();
  }
  if (name === 'person') {
    await page.click('.form-part:has(#new-tool) summary');
    await page.fill('#new-tool', 'map-bot');
    await page.locator('.form-part[open] .cdx-message--error').waitFor();
  }
  if (name === 'project') await page.click('.form-part summary >> nth=0');
  if (name === 'settings') {
    await page.locator('#cloud-title ~ .actions button').click();
    await page.locator('#cloud-title ~ [role=status] dl').waitFor();
  }
}

/** Brings a screen into its fullest state, with everything said that it can say. */
async function fill(page: Page, name: string): Promise<void> {
  if (name === 'desk') {
    await page.fill('#search-people', 'jane');
    await page.locator('.find__results .row').first().waitFor();
  }
  if (name === 'roster') {
    await page.setInputFiles('input[type=file]', {
      name: 'a.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a'),
    });
    await page.locator('.roster__chunk .roster__row').last().waitFor();
  }
  if (name === 'sealed') {
    await page.locator('.actions .cdx-button--weight-primary').click();
    await page.locator('.qr-code').waitFor();
  }
  if (name === 'take over') {
    await scan(page, frames.slice(0, 1));
    await scan(page, ['something else']);
    await page.locator('.code-progress .cdx-message').waitFor();
  }
  if (name === 'taken over') {
    await scan(page, frames);
    await page.locator('.rows .row').first().waitFor();
    await page.locator('.actions .cdx-button--weight-primary').click();
    await page.locator('.cdx-message--success').waitFor();
  }
  if (name === 'card') {
    await page.fill('#username', 'Jane Doe');
    await page.fill('#sshKey', 'ssh-ed25519 AAAA');
    await page.fill('#password', 'correct horse battery');
    await page.locator('.alternative').first().waitFor();
    await page.locator('.strength').waitFor();
    await page.click('.make-key summary');
    for (const part of ['membership', 'tool', 'project']) await page.check(`#further-${part}`);
    await page.click('button[type=submit]');
    await page.locator('.error-summary li').first().waitFor();
  }
}

const looks: readonly Look[] = [
  wide,
  { direction: 'rtl', theme: 'dark', width: 1280 },
  { direction: 'ltr', theme: 'dark', width: 640 },
  { direction: 'rtl', theme: 'light', width: 640 },
];

describe.each(Object.entries(screens))('the screen "%s"', (name, hash) => {
  it.each(looks)('is accessible and fits: $direction, $theme, $width px', async (look) => {
    const { page, complaints } = await served.show(look, hash);
    await fill(page, name);
    await fillPlace(page, name);
    expect(await violations(page, name === 'desk' ? [] : AROUND)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await page.getAttribute('html', 'dir')).toBe(look.direction);
    expect(await namesInHistory(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('at 320 px', () => {
  const narrow: Look = { ...wide, width: 320 };

  it('nothing has to be scrolled sideways, on any screen', async () => {
    const tooWide: string[] = [];
    for (const [name, hash] of Object.entries(screens)) {
      const { page } = await served.show(narrow, hash);
      if ((await overflow(page)) > 0) tooWide.push(name);
    }
    expect(tooWide).toEqual([]);
  });
});

describe.each(Object.entries(troubles))('the desk %s', (_name, change) => {
  it.each(looks)('is accessible and fits: $direction, $theme, $width px', async (look) => {
    const { page, complaints } = await served.show(look, '#/desk', change);
    for (const summary of await page.locator('details summary').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('a locked vault', () => {
  it('stands before every screen', async () => {
    for (const hash of Object.values(screens)) {
      const { page } = await served.show(wide, hash, troubles['locked by a passphrase']);
      await page.getByRole('heading', { level: 1, name: english('vault-title') }).waitFor();
      expect(await page.locator('h1').count(), hash).toBe(1);
    }
  });

  it('is opened from the keyboard, and says what is wrong with a new passphrase', async () => {
    const { page } = await served.open(wide, '#/desk', troubles['without a keychain']);
    await page.fill('#new-passphrase', 'too short');
    await page.keyboard.press('Enter');
    await page.getByText('Use at least 12 characters').waitFor();
    await page.getByText(english('field-rule-passphrase-differs')).waitFor();
    await page.close();
  });
});

describe('by keyboard alone', () => {
  it('the first stop skips to the content, and every stop is seen', async () => {
    const { page } = await served.open(wide, '#/desk');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('class')).toBe('skip-link');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('class')).toBe('list__body');
    await page.close();
  });

  it('keys lead to the card, back to the desk and into the search', async () => {
    const { page } = await served.open(wide, '#/desk');
    await page.keyboard.press('n');
    await page.getByRole('heading', { level: 1, name: english('card-title') }).waitFor();
    expect(await page.title()).toContain(english('card-title'));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('username');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: english('desk-title') }).waitFor();
    await page.keyboard.press('/');
    await page.locator('#search-people:focus').waitFor();
    await page.close();
  });

  it('sending a bad card leads to the list of what is wrong, and from there to the field', async () => {
    const { page } = await served.open(wide, '#/card');
    await page.focus('button[type=submit]');
    await page.keyboard.press('Enter');
    await page.locator('.error-summary:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#username:focus').waitFor();
    await page.close();
  });
});

describe('the card', () => {
  it('keeps what was typed while somebody looks elsewhere', async () => {
    const { page } = await served.open(wide, '#/card');
    await page.fill('#username', 'Jane Doe');
    await page.fill('#password', 'correct horse');
    await page.click('.rail__brand');
    await page.getByRole('heading', { level: 1, name: english('desk-title') }).waitFor();
    await page.keyboard.press('n');
    await page.locator('#username').waitFor();
    expect(await page.inputValue('#username')).toBe('Jane Doe');
    expect(await page.inputValue('#password')).toBe('correct horse');
    await page.close();
  });

  it('takes both names of an alternative in one press', async () => {
    const { page } = await served.open(wide, '#/card');
    await page.fill('#username', 'Jane Doe');
    await page.click('.alternative >> nth=0');
    expect(await page.inputValue('#username')).toBe('Jane Doe 2');
    expect(await page.inputValue('#shellName')).toBe('jdoe2');
    await page.close();
  });

  it('takes a private key off the screen before anybody could read it', async () => {
    const { page } = await served.open(wide, '#/card');
    await page.fill('#sshKey', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA');
    await page.getByText(english('key-rule-private-key')).waitFor();
    expect(await page.inputValue('#sshKey')).toBe('');
    await page.close();
  });
});

describe('names, keys and addresses', () => {
  it('run from left to right on a mirrored screen', async () => {
    const { page } = await served.open({ ...wide, direction: 'rtl' }, screens['confirmed'] ?? '');
    const island = page.locator('dd .island', { hasText: 'SHA256:' });
    expect(await island.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
    await page.close();
  });
});
