import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPracticeTerminal, type PracticeTerminal } from '../stage.ts';
import { english } from '../../../english.ts';

let folder: string;
let terminal: PracticeTerminal;
let member: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-changes-'));
  terminal = await openPracticeTerminal(folder);
  const { out } = await terminal.run(['projects', 'members', 'tools']);
  member = out[0]?.split('  ')[0] ?? '';
});
afterAll(async () => {
  await terminal.stop();
  rmSync(folder, { recursive: true });
});

const create = (name: string, ...more: string[]) =>
  terminal.run(['projects', 'create', name, '--purpose', 'maps', '--member', member, ...more]);
const exitOfShow = async (name: string) => (await terminal.run(['projects', 'show', name])).exit;

describe('projects remove', () => {
  it('prints the plan, does nothing without --yes and ends with 4', async () => {
    await create('racks');
    const { exit, out } = await terminal.run(['projects', 'remove', 'racks']);
    expect(exit).toBe(4);
    expect(out).toEqual([
      'Would remove:',
      expect.stringMatching(/^ {2}Project ID [0-9a-f]{32}$/),
      `  Roles of ${member} in this project`,
      english('cli-removal-not-yet'),
    ]);
    expect(await exitOfShow('racks')).toBe(0);
  });

  it('removes it with --yes and ends with 0', async () => {
    await create('ferries');
    const removed = await terminal.run(['projects', 'remove', 'ferries', '--yes']);
    expect(removed).toMatchObject({ exit: 0 });
    expect(removed.out[0]).toMatch(/ {2}Done {2}\S.*ferries/);
    expect(await exitOfShow('ferries')).toBe(4);
  });

  it('names the zone that goes with it, and removes both with --yes', async () => {
    await create('lakes', '--zone');
    const plan = await terminal.run(['projects', 'remove', 'lakes']);
    expect(plan.out).toContain('  DNS zone lakes.cloud.practice.example. and all its records');
    expect(await terminal.run(['projects', 'remove', 'lakes', '--yes'])).toMatchObject({ exit: 0 });
    expect(await exitOfShow('lakes')).toBe(4);
  });

  it('keeps one with something in it, even with --yes, and says what that is', async () => {
    const kept = await terminal.run(['projects', 'remove', 'deskmap', '--yes']);
    expect(kept.exit).toBe(4);
    expect(kept.out.at(-1)).toMatch(/^ {2}(instance|volume|database|floating IP address) {2}\S/);
    expect(await exitOfShow('deskmap')).toBe(0);
  });

  it('removes nothing that the event lives on', async () => {
    expect(await terminal.run(['projects', 'remove', 'tools', '--yes'])).toMatchObject({
      exit: 4,
      out: [],
    });
    expect(await exitOfShow('tools')).toBe(0);
  });
});

describe('projects review', () => {
  it('keeps no address for a project that nobody reviews', async () => {
    const { out } = await create('hills');
    const id = out[0]?.split('  ')[0] ?? '';
    const words = ['projects', 'review', id, '--url', 'https://phabricator.example/T1'];
    expect(await terminal.run(words)).toMatchObject({ exit: 4, out: [] });
  });

  it('takes an address of the web only', async () => {
    const id = crypto.randomUUID();
    const { exit, err } = await terminal.run(['projects', 'review', id, '--url', 'javascript:1']);
    expect(exit).toBe(2);
    expect(err[0]).toMatch(/^error: url: /);
  });
});
