import type { Browser, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { runWebHost, type RunningWebHost } from '../electron/web/run-web-host.ts';
import { sharedCloud } from '../servers/cloud/shared-cloud.ts';
import { personDn } from '../servers/seed.ts';
import { tree } from '../servers/tree.ts';
import { openKeyFolder, type KeyFolder } from '../shared/keys/key-fixtures.ts';
import {
  freshName,
  groupOf,
  openCloudDesk,
  rolesOf,
  toolEntries,
  type CloudEventDesk,
} from './cloud-desk.ts';
import { password } from './event-desk.ts';
import { findTraces } from './find-traces.ts';
import { launchPages } from '../launch-pages.ts';
import * as screen from './screens.ts';

let desk: CloudEventDesk;
let keys: KeyFolder;
let host: RunningWebHost;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  desk = openCloudDesk(sharedCloud());
  keys = openKeyFolder();
  host = await runWebHost(['--profile', desk.profileFile, '--data', desk.dataFolder]);
  browser = await launchPages();
  page = screen.patient(await browser.newPage({ viewport: { width: 1100, height: 900 } }));
  complaints = [];
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(host.entranceUrl);
  await screen.chooseVault(page);
  return async () => {
    await browser.close();
    await host.stop();
    keys.remove();
    desk.remove();
    await desk.cloud.stop();
  };
});

/** Unfolds what few come for, and asks for a tool. */
async function askForTool(name: string): Promise<void> {
  for (const part of ['.and-more summary', '#further-tool']) {
    await screen.tabTo(page, part);
    await page.keyboard.press('Space');
  }
  await screen.typeInto(page, '[id="further.tool.name"]', name);
}

describe('a new person by one card, in a real browser over a real cloud', () => {
  it.each(['en', 'ckb'])(
    'has account, key, membership and tool, as ldapsearch and the openstack client show: %s',
    async (language) => {
      await screen.signIn(page, desk.slapd);
      await screen.signInAtCloud(page, desk.cloud.address.admin);
      const { raw } = await screen.choose(page, language);
      const [family, tool] = [freshName('unique').replaceAll('-', ''), freshName('racks')];
      const who = `zoe${family}`;
      keys.make(who, '-t', 'ed25519');
      const line = keys.publicKey(who).trim();
      const key = { file: '', line, fingerprint: keys.list(line).fingerprint };
      const zoe = { username: `Zoë ${family}`, shellName: who, email: `${who}@example.org`, key };
      await page.getByRole('link', { name: 'Lanyard' }).press('Enter');
      await screen.heading(page, raw('desk-title', []));
      const effort = await screen.typeShortest(page, zoe, 'a bot for bike racks');
      // One more would send it.
      expect(effort.keys + 1).toBeLessThanOrEqual(14);
      await askForTool(tool);
      await screen.picture(page, `20-card-with-further-${language}`);
      await screen.tabTo(page, 'button[type=submit]');
      await page.keyboard.press('Enter');

      const done = raw('request-state-confirmed', []);
      await screen.state(page, done).waitFor();
      const chain = page.getByRole('region', { name: raw('chain-title', [2]) });
      await expect.poll(() => chain.getByText(done, { exact: true }).count()).toBe(2);
      await screen.picture(page, `21-person-confirmed-${language}`);

      expect(desk.entryAt(tree.people, `uid=${who}`)).toMatchObject({ sshPublicKey: [line] });
      expect(desk.cloud.slapd.bindsAs(personDn(who), password)).toBe(true);
      expect(await rolesOf(desk, who)).toEqual([
        { Role: 'reader', User: `Zoë ${family}@Default`, Project: 'tools@Default' },
      ]);
      expect(groupOf(desk, 'tools')).toContain(personDn(who));
      expect(toolEntries(desk, tool)).toMatchObject({
        group: { member: [personDn(who)] },
        user: { homeDirectory: [`/data/project/${tool}`] },
        rule: { sudoRunAsUser: [`tools.${tool}`] },
      });
      expect(complaints).toEqual([]);
      const secrets = [password, desk.cloud.address.admin.password, desk.slapd.writer.password];
      expect(findTraces(desk.dataFolder, secrets)).toEqual([]);
    },
  );
});
