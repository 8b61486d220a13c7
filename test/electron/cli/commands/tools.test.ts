import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../stage.ts';
import { english } from '../../../english.ts';

let folder: string;
let terminal: PracticeTerminal;
let ada: string;
let bob: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-tools-'));
  terminal = await openPracticeTerminal(folder);
  const members = jsonOf(await terminal.run(['projects', 'members', 'tools', '--json']));
  [ada, bob] = (members as { shellName: string }[]) // as projects.show has them
    .map(({ shellName }) => shellName) as [string, string]; // practice has a few hundred
});
afterAll(async () => {
  await terminal.stop();
  rmSync(folder, { recursive: true });
});

const create = (name: string, ...more: string[]) =>
  terminal.run(['tools', 'create', name, '--maintainer', ada, ...more]);

describe('tools', () => {
  it('are made, shown, and their names then taken', async () => {
    expect(await terminal.run(['tools', 'check', 'bike-racks'])).toEqual({
      exit: 0,
      out: ['bike-racks: Available (checked just now)'],
      err: [],
    });
    const { exit, out } = await create('bike-racks');
    expect(exit).toBe(0);
    expect(out[0]).toMatch(/: tool bike-racks$/);
    expect(out.at(-1)).toMatch(/^ {2}Next: log in to Toolforge again and run: become bike-racks$/);
    const shown = await terminal.run(['tools', 'show', 'bike-racks']);
    expect(shown).toMatchObject({ exit: 0 });
    expect(shown.out).toEqual([
      expect.stringMatching(/^bike-racks {2}GID number 5\d{4}$/),
      '  1 maintainer',
      `    ${ada}`,
    ]);
    const taken = await terminal.run(['tools', 'check', 'bike-racks']);
    expect(taken.exit).toBe(4);
    expect(taken.out[0]).toContain(`Maintainers: ${ada}`);
  });

  it('are listed with who maintains them, all or those that match', async () => {
    await create('night-trains');
    const all = await terminal.run(['tools', 'list']);
    expect(all.exit).toBe(0);
    expect(all.out).toContain(`night-trains  ${ada}`);
    const { out } = await terminal.run(['tools', 'list', '--matching', 'night']);
    expect(out).toEqual([`night-trains  ${ada}`]);
    const theirs = await terminal.run(['tools', 'list', '--matching', ada]);
    expect(theirs.out).toContain(`night-trains  ${ada}`);
  });

  it('take no name that breaks the rule, and say which', async () => {
    const refused = await create('Bike_Racks');
    expect(refused).toMatchObject({ exit: 2, out: [] });
    expect(refused.err[0]).toMatch(/^error: name: Use a–z, 0–9 and hyphens/);
    const checked = await terminal.run(['tools', 'check', 'Bike_Racks']);
    expect(checked).toMatchObject({ exit: 2 });
    expect(checked.out[0]).toMatch(/^Bike_Racks: Use a–z, 0–9 and hyphens/);
  });

  it('are joined and left, but never by the last one', async () => {
    await create('ferries');
    expect(await terminal.run(['tools', 'join', 'ferries', bob])).toMatchObject({ exit: 0 });
    const again = jsonOf(await terminal.run(['tools', 'join', 'ferries', bob, '--json']));
    expect(again).toMatchObject({ state: 'confirmed', changed: false });
    expect(await terminal.run(['tools', 'leave', 'ferries', ada])).toMatchObject({ exit: 0 });
    const last = await terminal.run(['tools', 'leave', 'ferries', bob]);
    expect(last.exit).toBe(4);
    expect(last.out.join('\n')).toContain(english('problem-last-maintainer'));
    const shown = jsonOf(await terminal.run(['tools', 'show', 'ferries', '--json']));
    expect(shown).toMatchObject({ maintainers: [bob] });
  });

  it('that are not there cannot be shown', async () => {
    const { exit, err } = await terminal.run(['tools', 'show', 'no-such-tool']);
    expect(exit).toBe(4);
    expect(err[0]).toContain(english('problem-tool-missing'));
  });
});
