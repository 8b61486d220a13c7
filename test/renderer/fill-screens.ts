import type { Page } from 'playwright-core';
import { toFrames } from '../../shared/bundle/bundle-frames.ts';
import { bundleBytes } from '../../shared/bundle/bundle-text.ts';
import { bundle } from './screens.ts';

const frames = toFrames(bundleBytes(bundle) ?? new Uint8Array());

/** Types codes as a hand-held scanner does. */
async function scan(page: Page, codes: readonly string[]): Promise<void> {
  await page.focus('#scanner');
  for (const code of codes) {
    await page.keyboard.insertText(code);
    await page.keyboard.press('Enter');
  }
}

/** Screens about people, projects and tools, with what is done on each. */
const places: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  async link(page) {
    await page.fill('#wiki-name', 'Lior');
    await page.keyboard.press('Enter');
    await page.locator('.cdx-message--error').waitFor();
    await page.locator('#prove-title ~ .actions button').click();
    await page.locator('a[target=_blank]').waitFor();
  },
  async 'new project'(page) {
    await page.fill('#project-name', 'map');
    await page.locator('.cdx-message--error').waitFor();
    await page.locator('.members ~ .actions button').click();
    await page.click('button[type=submit]');
    await page.locator('.cdx-message[role=alert]').waitFor();
  },
  async person(page) {
    await page.click('.form-part:has(#new-tool) summary');
    await page.fill('#new-tool', 'map-bot');
    await page.locator('.form-part[open] .cdx-message--error').waitFor();
  },
  async 'ssh help'(page) {
    await page.fill('#ssh-pasted', 'ssh: Permission denied');
    await page.click('button[type=submit]');
    await page.locator('.ssh-result pre').waitFor();
  },
  async 'clinic of a person'(page) {
    await page.locator('.check--broken').first().waitFor();
    await page.click('.check--broken .form-part summary >> nth=0');
  },
  async 'page of the introduction'(page) {
    await page.locator('.introduction__all li').first().waitFor();
    await page.keyboard.press('PageDown');
    await page.locator('.introduction .qr-code').waitFor();
  },
  async toolinfo(page) {
    await page.fill('#toolinfo-wikis', 'https://example.org/wiki');
    await page.click('button[type=submit]');
    await page.locator('.cdx-message--error').first().waitFor();
  },
  'what now': (page) => page.locator('.first-task[open] .copy-text').waitFor(),
  project: (page) => page.click('.form-part summary >> nth=0'),
  async settings(page) {
    await page.locator('#cloud-title ~ .actions button').click();
    await page.locator('#cloud-title ~ [role=status] dl').waitFor();
  },
};

async function fillCard(page: Page): Promise<void> {
  await page.fill('#username', 'Jane Doe');
  await page.fill('#password', 'correct horse battery');
  await page.locator('.alternative').first().waitFor();
  await page.locator('.strength').waitFor();
  await page.click('.make-key summary');
  await page.click('.and-more summary');
  for (const part of ['membership', 'tool', 'project']) await page.check(`#further-${part}`);
  await page.click('button[type=submit]');
  await page.locator('.error-summary li').first().waitFor();
}

async function fillBoard(page: Page, name: string): Promise<void> {
  if (name === 'board as tables') {
    await page.locator('.cdx-toggle-button').last().click();
    await page.locator('.panel .figure-table').first().waitFor();
  }
  if (name === 'second projector page') {
    await page.locator('.projector__foot button').first().click();
    await page.locator('.services').waitFor();
  }
}

/** The steps of the tour that are drawn, by how many come before them. */
const tourAt: Readonly<Record<string, number>> = { 'practice tour': 3, 'last of the tour': 7 };

/** Goes on to the step of the tour that has this name; nothing happens for other screens. */
export async function openTour(page: Page, name: string): Promise<void> {
  const before = tourAt[name];
  if (before === undefined) return;
  await page.locator('.practice > button').click();
  for (let i = 0; i < before; i += 1) {
    await page.locator('.tour__ways .cdx-button--action-progressive').click();
  }
}

/** What is done on the other screens. */
const others: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  async desk(page) {
    await page.fill('#search-people', 'jane');
    await page.locator('.find__results .row').first().waitFor();
  },
  async roster(page) {
    await page.setInputFiles('input[type=file]', {
      name: 'a.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a'),
    });
    await page.locator('.roster__rows .roster__row').last().waitFor();
  },
  async sealed(page) {
    await page.locator('.actions .cdx-button--weight-primary').click();
    await page.locator('.qr-code').waitFor();
  },
  async 'take over'(page) {
    await scan(page, frames.slice(0, 1));
    await scan(page, ['something else']);
    await page.locator('.code-progress .cdx-message').waitFor();
  },
  async 'taken over'(page) {
    await scan(page, frames);
    await page.locator('.rows .row').first().waitFor();
    await page.locator('.actions .cdx-button--weight-primary').click();
    await page.locator('.cdx-message--success').waitFor();
  },
  'sheet on a label': (page) => page.check('#paper-label'),
  card: fillCard,
};

/** Brings a screen into its fullest state, with everything said that it can say. */
export async function fillScreen(page: Page, name: string): Promise<void> {
  await openTour(page, name);
  await others[name]?.(page);
  await places[name]?.(page);
  await fillBoard(page, name);
}
