import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../stage.ts';
import { english } from '../../../english.ts';

let folder: string;
let terminal: PracticeTerminal;
let people: readonly string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-projects-'));
  terminal = await openPracticeTerminal(folder);
  const members = jsonOf(await terminal.run(['projects', 'members', 'tools', '--json']));
  people = (members as { shellName: string }[]) // as projects.show has them
    .map(({ shellName }) => shellName);
});
afterAll(async () => {
  await terminal.stop();
  rmSync(folder, { recursive: true });
});

const create = (name: string, ...more: string[]) =>
  terminal.run([
    ...['projects', 'create', name, '--purpose', 'maps of bike racks'],
    ...['--member', people[0] ?? '', '--member', people[1] ?? '', '--viewer', people[2] ?? ''],
    ...['--preset', 'small', ...more],
  ]);

describe('projects list', () => {
  it('tells of each who is in it, and of none that it has ended before its last day', async () => {
    await create('listed', '--ends', '2099-01-31');
    const { exit, out } = await terminal.run(['projects', 'list']);
    expect(exit).toBe(0);
    const line = out.find((one) => one.startsWith('listed  '));
    for (const shellName of people.slice(0, 3)) expect(line?.split(/ +/)).toContain(shellName);
    expect(line).not.toContain(english('places-ended', '2099-01-31'));
    const told = jsonOf(await terminal.run(['projects', 'list', '--json']));
    const { projects } = told as { projects: { name: string }[] }; // as projects.list has them
    expect(projects.map(({ name }) => name)).toEqual(expect.arrayContaining(['listed', 'tools']));
  });
});

describe('projects create', () => {
  it('makes it with all its parts, and run again changes nothing', async () => {
    const made = await create('racks', '--zone', '--ends', '2099-01-31');
    expect(made).toMatchObject({ exit: 0, err: [] });
    expect(made.out[0]).toMatch(/ {2}Done {2}Project racks$/);
    expect(made.out).toContain('  Last day: 2099-01-31');
    const again = await create('racks', '--zone', '--ends', '2099-01-31');
    expect(again).toMatchObject({ exit: 0 });
    expect(again.out).toContain('  Unchanged: everything was already as requested.');

    const { exit, out } = await terminal.run(['projects', 'show', 'racks']);
    expect(exit).toBe(0);
    expect(out[0]).toMatch(/^racks {2}[0-9a-f]{32}$/);
    expect(out).toEqual(
      expect.arrayContaining([
        '  Purpose: maps of bike racks',
        '  Last day: 2099-01-31',
        '  DNS zones: racks.cloud.practice.example.',
        '  cores 0 of 4',
        '  Inbound 10.0.0.0/8: tcp 22',
        `  ${people[1]}  member, reader`,
        `  ${people[2]}  reader`,
      ]),
    );
    expect(out.some((line) => line.startsWith('  Created at this desk: '))).toBe(true);
  });

  it('says of everything that is wrong what is, as it was typed, and files nothing', async () => {
    const { exit, err } = await create('9Lives', '--ends', '2020-01-31', '--member', 'no-body');
    expect(exit).toBe(2);
    expect(err.map((line) => line.split(':')[1])).toEqual([' name', ' ends']);
    const unknown = await create('lives', '--member', 'no-body');
    expect(unknown).toMatchObject({ exit: 2, out: [] });
    expect(unknown.err[0]).toMatch(/^error: member: The cloud does not know no-body/);
  });

  it('ends with 4 where another one has the name, and touches nothing of it', async () => {
    const { exit, out } = await create('deskmap');
    expect(exit).toBe(4);
    expect(out.join('\n')).toContain(english('problem-project-exists'));
  });
});

describe('projects check', () => {
  it('says whether a name is free, taken or not allowed, by its end too', async () => {
    const check = (name: string) => terminal.run(['projects', 'check', name]);
    expect(await check('ferries')).toMatchObject({ exit: 0 });
    expect(await check('deskmap')).toMatchObject({
      exit: 4,
      out: ['deskmap: A project with this name already exists.'],
    });
    expect(await check('9Lives')).toMatchObject({ exit: 2 });
  });
});

describe('projects quota and members', () => {
  it('are the lists alone', async () => {
    const quota = await terminal.run(['projects', 'quota', 'deskmap']);
    expect(quota.exit).toBe(0);
    expect(quota.out[0]).toMatch(/^cores \d+ of \d+$/);
    expect(jsonOf(await terminal.run(['projects', 'quota', 'deskmap', '--json']))).toContainEqual(
      expect.objectContaining({ key: 'cores' }),
    );
    const members = await terminal.run(['projects', 'members', 'deskmap']);
    expect(members.out[0]).toMatch(/^\S+ {2}member, reader$/);
  });

  it('of a project that is not there end with 4', async () => {
    const { exit, err } = await terminal.run(['projects', 'members', 'no-such-project']);
    expect(exit).toBe(4);
    expect(err[0]).toContain(english('problem-project-missing'));
  });
});
