import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../stage.ts';

let folder: string;
let terminal: PracticeTerminal;
let ada: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-protected-'));
  terminal = await openPracticeTerminal(folder);
  const members = jsonOf(await terminal.run(['projects', 'members', 'tools', '--json']));
  [{ shellName: ada }] = members as [{ shellName: string }]; // as projects.show has them
});
afterAll(async () => {
  await terminal.stop();
  rmSync(folder, { recursive: true });
});

const reason = ['--reason', 'A bot for bike racks'];

describe('a command about what the event protects', () => {
  it.each([
    ['admin', 'protected.tools', ['tools', 'join', 'admin', 'ADA']],
    ['admin', 'protected.tools', ['tools', 'leave', 'admin', 'ADA']],
    ['novaadmin', 'protected.people', ['tools', 'leave', 'wordcount', 'novaadmin']],
    [
      'Admin',
      'protected.projects',
      ['membership', 'grant', 'ADA', '--project', 'Admin', ...reason],
    ],
    [
      'NovaObserver',
      'protected.people',
      ['membership', 'revoke', 'NovaObserver', '--project', 'deskmap', ...reason],
    ],
    ['admin', 'protected.projects', ['projects', 'remove', 'ADMIN', '--yes']],
    ['tools', 'cloud.toolforge.project', ['projects', 'remove', 'Tools', '--yes']],
  ])('changes nothing of %s, by %s', async (name, list, words) => {
    const typed = words.map((word) => (word === 'ADA' ? ada : word));
    const { exit, out, err } = await terminal.run(typed);
    expect(err.join('\n').toLowerCase()).toContain(
      `error: the event profile protects “${name.toLowerCase()}” (${list}).`,
    );
    expect({ exit, out }).toEqual({ exit: 4, out: [] });
    expect(jsonOf(await terminal.run(['queue', 'list', '--json']))).toMatchObject({
      requests: [],
    });
  });

  it('gives no newcomer a name of the system', async () => {
    for (const name of ['www-data', 'nova', 'debian', 'novaadmin']) {
      const names = ['--username', 'Ada Example', '--shell-name', name];
      expect(jsonOf(await terminal.run(['names', 'check', ...names, '--json']))).toMatchObject({
        shellName: { is: 'not-allowed', broken: { rule: 'reserved', params: [name] } },
      });
      const create = ['accounts', 'create', ...names, '--email', 'ada@example.org', '--consent'];
      const { exit, err } = await terminal.run(create, { password: 'nine horses ran' });
      expect(exit).toBe(2);
      expect(err.join('\n')).toContain(name);
    }
  });
});
