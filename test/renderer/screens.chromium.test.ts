import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { fillScreen } from './fill-screens.ts';
import { fillHub, hubScreens, plainPages } from './hub-screens.ts';
import { axe, type View, wrongIn } from './look-at.ts';
import { namesInHistory } from './names-of-people.ts';
import { fillNewcomer, newcomerScreens } from './newcomer-screens.ts';
import { screens, troubles } from './screens.ts';
import {
  type Look,
  mirror,
  type ServedScreens,
  serveScreens,
  type Shown,
} from './served-screens.ts';
import { english } from '../english.ts';

const wide: Look = { direction: 'ltr', theme: 'light', width: 1280 };
const mirrored: Look = { ...wide, direction: 'rtl' };

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

/** What stands on every screen alike, and the screens that it is looked at on: with nothing, somebody and another place chosen. */
const AROUND = ['.rail', '.bar', '.strip', '.list'];
const WHOLE = ['desk', 'needs other names', 'settings'];

interface Screen {
  readonly hash: string;
  readonly change?: object;
  readonly without?: readonly string[];
  /** Whether it is in a language that was chosen on it, whatever this page's is: then it is chosen anew. */
  readonly ownLanguage?: boolean;
  /** Brings it into its fullest state. */
  readonly fill?: (page: Page) => Promise<void>;
}

const HERE = /this computer/i;

/** Tries a screen in both directions, light and dark, wide and narrow, one after the other in the same page: to load it takes longer than to look at it. */
const isAccessibleAndFits = ({ hash, change, without, fill, ownLanguage }: Screen): void => {
  it('is accessible and fits, also mirrored', async () => {
    const show = async (look: Look): Promise<Shown> => {
      const shown = await served.show(look, hash, change);
      await fill?.(shown.page);
      return shown;
    };
    const { page, complaints } = await show(wide);
    expect(await page.getAttribute('html', 'dir')).toBe('ltr');
    expect(await wrongIn(page, without)).toEqual([]);
    // What a hub keeps is on no computer of whoever looks at it.
    if (change && 'door' in change) expect(await page.innerText('body')).not.toMatch(HERE);
    expect(await namesInHistory(page)).toEqual([]);
    expect(complaints).toEqual([]);

    const other = ownLanguage === true ? await show(mirrored) : { page, complaints };
    if (ownLanguage !== true) await mirror(page);
    expect(await other.page.getAttribute('html', 'dir')).toBe('rtl');
    expect(await wrongIn(other.page, without)).toEqual([]);
    expect(other.complaints).toEqual([]);
  });
};

describe.each(Object.entries(screens))('the screen "%s"', (name, hash) => {
  const without = WHOLE.includes(name) ? [] : AROUND;
  isAccessibleAndFits({ hash, without, fill: (page) => fillScreen(page, name) });
});

describe.each(Object.entries(newcomerScreens))('the screen "%s"', (name, { hash, change }) => {
  isAccessibleAndFits({
    ...{ hash, change, ownLanguage: true },
    fill: (page) => fillNewcomer(page, name),
  });
});

describe.each(Object.entries(hubScreens))('the screen "%s"', (name, { hash, change }) => {
  isAccessibleAndFits({ hash, change, fill: (page) => fillHub(page, name) });
});

describe.each(Object.entries(plainPages))('the page "%s"', (_name, { hash }) => {
  // In the light: axe takes the dark ground of a page without styles for white.
  it.each([
    ['en', 'ltr'],
    ['ckb', 'rtl'],
  ])('is accessible and fits: %s', async (language, direction) => {
    const { page } = await served.open(wide, hash);
    await page.setExtraHTTPHeaders({ 'Accept-Language': language });
    await page.reload();
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    expect(await page.getAttribute('html', 'dir')).toBe(direction);
    // Its policy takes no script at all, also none of its own origin.
    await page.evaluate(axe);
    const light: readonly View[] = [1280, 640].map((width) => ({ theme: 'light', width }));
    expect(await wrongIn(page, [], light)).toEqual([]);
    await page.close();
  });
});

describe.each(Object.entries(troubles))('the desk %s', (_name, change) => {
  const fill = async (page: Page): Promise<void> => {
    for (const summary of await page.locator('details summary').all()) await summary.click();
  };
  isAccessibleAndFits({ hash: '#/desk', change, fill });
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

  it('the list of keys keeps the focus, and Escape gives it back', async () => {
    const { page } = await served.open(wide, '#/desk');
    const focused = () => page.evaluate(() => document.activeElement?.className);
    await page.focus('.list__body');
    await page.keyboard.press('?');
    await page.locator('dialog.key-map[open]').waitFor();
    // Out of the page's last stop Tab goes to the browser's own, and from there to the dialog again.
    for (let i = 0; i < 4; i += 1) {
      await page.keyboard.press('Tab');
      const isOutside = page.evaluate(() => {
        const { activeElement } = document;
        return activeElement !== document.body && activeElement?.closest('dialog') === null;
      });
      expect(await isOutside).toBe(false);
    }
    await page.keyboard.press('Escape');
    await page.locator('dialog.key-map:not([open])').waitFor({ state: 'attached' });
    expect(await focused()).toBe('list__body');
    await page.close();
  });

  it.each(['ltr', 'rtl'] as const)(
    'one Tab leads to buttons of which one is pressed, the arrows go along them as they are read: %s',
    async (direction) => {
      const { page } = await served.open({ ...wide, direction }, '#/board');
      const buttons = page.locator('.cdx-toggle-button-group button');
      const focused = () => buttons.evaluateAll((all) => all.map((it) => it.matches(':focus')));
      await buttons.first().focus();
      await page.keyboard.press(direction === 'ltr' ? 'ArrowRight' : 'ArrowLeft');
      expect(await focused()).toEqual([false, true]);
      await page.keyboard.press('Enter');
      expect(await buttons.last().getAttribute('aria-pressed')).toBe('true');
      await page.keyboard.press('Shift+Tab');
      expect(await focused()).toEqual([false, false]);
      await page.close();
    },
  );

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

describe('a message', () => {
  it('has the sign of its tone in every language', async () => {
    const sign = async (language: string): Promise<string> => {
      const { page } = await served.open({ ...wide, language }, '#/card');
      await page.click('button[type=submit]');
      const icon = page.locator('.cdx-message--error .cdx-message__icon').first();
      const drawn = await icon.evaluate((element) => getComputedStyle(element).maskImage);
      await page.close();
      return drawn;
    };
    expect(await sign('ar')).toBe(await sign('en'));
  });
});

describe('an icon', () => {
  it('has the color of the words beside it, in the light and in the dark', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { page } = await served.show({ ...wide, theme }, screens['clinic of a person'] ?? '');
      await page.locator('.check--broken').first().waitFor();
      const colors = await page.locator('.cdx-icon svg').evaluateAll((drawings) =>
        drawings.map((drawing) => {
          const { fill, color } = getComputedStyle(drawing);
          return { fill, color };
        }),
      );
      expect(colors.length).toBeGreaterThan(10);
      for (const { fill, color } of colors) expect(fill).toBe(color);
    }
  });
});

describe('names, keys and addresses', () => {
  it('run from left to right on a mirrored screen', async () => {
    const { page } = await served.open(mirrored, screens['confirmed'] ?? '');
    const island = page.locator('dd .island', { hasText: 'SHA256:' });
    expect(await island.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
    await page.close();
  });
});
