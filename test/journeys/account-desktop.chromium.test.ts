import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { personDn } from '../servers/seed.ts';
import { startDesktop } from '../stand-in/start-desktop.ts';
import { openEventDesk, password, type EventDesk } from './event-desk.ts';
import * as screen from './screens.ts';
import { english } from '../english.ts';

let desk: EventDesk;
let page: Page;
/** Ends the application as a person does; answers its exit code. */
let quit: () => Promise<number>;

/** Starts the application, as it was bundled, for the event. */
async function start(openVault: (page: Page) => Promise<void>): Promise<void> {
  const args = ['--profile', desk.profileFile, '--data', desk.dataFolder];
  const desktop = await startDesktop({ args });
  if (desktop.page === undefined) throw new Error(desktop.errorBoxes.join('\n'));
  ({ page, quit } = { page: screen.patient(desktop.page), quit: desktop.quit });
  await openVault(page);
}

beforeEach(async () => {
  desk = await openEventDesk();
  await start(screen.chooseVault);
  return async () => {
    await quit();
    await desk.stop();
  };
});

const zoe = { username: 'Zoë Ünique', shellName: 'zoe-u', email: 'zoe@example.org' };

describe('a newcomer’s account, in the desktop application over a real directory', () => {
  it('goes from the card to the directory and is confirmed', async () => {
    const complaints: string[] = [];
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await screen.signIn(page, desk.slapd);
    const key = desk.newKey('zoe');
    await screen.typeCard(page, { ...zoe, key });
    await screen.message(page, 'sshKey').getByText(key.fingerprint, { exact: true }).waitFor();
    await screen.agreeAndSend(page);
    await screen.state(page, english('request-state-confirmed')).waitFor();
    await screen.picture(page, '20-desktop-confirmed');

    expect(desk.entry('zoe-u')).toMatchObject({
      cn: ['Zoë Ünique'],
      mail: ['zoe@example.org'],
      sshPublicKey: [key.line],
    });
    expect(desk.slapd.bindsAs(personDn('zoe-u'), password)).toBe(true);
    expect(complaints).toEqual([]);
    expect(desk.filesWith(password)).toEqual([]);
  });

  it('goes on after the application was closed with the card unsent', async () => {
    await screen.signIn(page, desk.slapd);
    await desk.slapd.kill();
    await screen.typeCard(page, zoe);
    await screen.agreeAndSend(page);
    await screen.state(page, english('request-state-waiting-connection')).waitFor();
    expect(await quit()).toBe(0);
    for (const trace of [password, zoe.username, zoe.email]) {
      expect(desk.filesWith(trace), trace).toEqual([]);
    }

    await desk.slapd.restart();
    await start(screen.unlockVault);
    await screen.picture(page, '21-after-a-restart');
    await screen.signIn(page, desk.slapd);
    await page.getByRole('link', { name: 'Lanyard' }).click();
    await page.getByRole('link', { name: zoe.username }).click();
    await screen.state(page, english('request-state-confirmed')).waitFor();
    expect(desk.entry('zoe-u')).toMatchObject({ mail: ['zoe@example.org'] });
    expect(desk.slapd.bindsAs(personDn('zoe-u'), password)).toBe(true);
  });
});
