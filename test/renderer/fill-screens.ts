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

/** Of screens about people, projects and tools. */
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
  if (name === 'ssh help') {
    await page.fill('#ssh-pasted', 'ssh: Permission denied');
    await page.click('button[type=submit]');
    await page.locator('.ssh-result pre').waitFor();
  }
  if (name === 'clinic of a person') {
    await page.locator('.check--broken').first().waitFor();
    await page.click('.check--broken .form-part summary >> nth=0');
  }
  if (name === 'page of the introduction') {
    await page.locator('.introduction__all li').first().waitFor();
    await page.keyboard.press('PageDown');
    await page.locator('.introduction .qr-code').waitFor();
  }
  if (name === 'what now') {
    await page.locator('.first-task[open] .copy-text').waitFor();
  }
  if (name === 'project') await page.click('.form-part summary >> nth=0');
  if (name === 'settings') {
    await page.locator('#cloud-title ~ .actions button').click();
    await page.locator('#cloud-title ~ [role=status] dl').waitFor();
  }
}

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

/** Brings a screen into its fullest state, with everything said that it can say. */
export async function fillScreen(page: Page, name: string): Promise<void> {
  await openTour(page, name);
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
    await page.locator('.roster__rows .roster__row').last().waitFor();
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
  if (name === 'sheet on a label') await page.check('#paper-label');
  if (name === 'card') await fillCard(page);
  await fillPlace(page, name);
  await fillBoard(page, name);
}
