import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
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
    const part = page.locator('.narrow');
    expect(await part.getAttribute('dir')).toBe('rtl');
    expect(await service('Quarry').locator('[lang="en"]').first().getAttribute('dir')).toBe('ltr');
    await screen.picture(page, '51-what-now-ckb');
    expect(complaints).toEqual([]);
  });
});
