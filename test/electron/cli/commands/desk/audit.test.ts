import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { tamper } from '../../../../fakes/tamper.ts';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../../stage.ts';
import { english } from '../../../../english.ts';

const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

let folder: string;
let terminal: PracticeTerminal;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-audit-'));
  terminal = await openPracticeTerminal(folder);
  const card = ['--username', 'Frida', '--shell-name', 'frida', '--email', 'frida@example.org'];
  await terminal.run(['accounts', 'create', ...card, '--consent'], { password: 'nine horses ran' });
  return async () => {
    await terminal.stop();
    rmSync(folder, { recursive: true });
  };
});
const file = () => join(folder, 'practice', 'journal.sqlite');

const plain = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(TIME, 'TIME').replace(ID, 'ID'));

describe('audit verify', () => {
  it('ends with 0 for a whole trail and says how far it goes', async () => {
    const { exit, out } = await terminal.run(['audit', 'verify']);
    expect(exit).toBe(0);
    expect(plain(out)).toEqual([english('audit-whole', 4), 'From TIME to TIME.']);
    expect(jsonOf(await terminal.run(['audit', 'verify', '--json']))).toMatchObject({
      ok: true,
      lines: 4,
    });
  });

  it('ends with 4 for any other, and names the first line that does not hold', async () => {
    tamper(file(), (database) => database.exec('DELETE FROM audit WHERE line = 3'));
    const { exit, out } = await terminal.run(['audit', 'verify']);
    expect(exit).toBe(4);
    expect(out[0]).toBe(english('audit-broken', 3));
    expect(out.at(-1)).toBe('Entry 3 is missing.');
    expect(jsonOf(await terminal.run(['audit', 'verify', '--json']))).toMatchObject({
      firstBroken: { line: 3, why: 'missing' },
    });
  });
});

describe('the trail after a wipe', () => {
  it('is still there, says that it was wiped, and names nobody', async () => {
    await terminal.run(['wipe']);
    expect(plain((await terminal.run(['audit', 'list'])).out)).toEqual([
      '6  TIME  began',
      '5  TIME  wiped  requests 1',
      '4  TIME  ID  account  sending → confirmed  sent create-entry  by queue',
      '3  TIME  ID  account  saved → sending  sent create-entry  by queue',
      '2  TIME  ID  account  saved  by person',
      '1  TIME  began',
    ]);
    const { exit, out } = await terminal.run(['audit', 'verify']);
    expect(exit).toBe(0);
    expect(out.at(-1)).toMatch(/^The first 5 entries use an erased key/);
  });
});

describe('audit list', () => {
  it('shows who did what and when, newest first', async () => {
    const { exit, out } = await terminal.run(['audit', 'list']);
    expect(exit).toBe(0);
    const writer = 'cn=writer,dc=practice,dc=example';
    expect(plain(out)).toEqual([
      `4  TIME  ID  account  sending → confirmed  sent create-entry  by queue  ${writer}`,
      `3  TIME  ID  account  saved → sending  sent create-entry  by queue  ${writer}`,
      `2  TIME  ID  account  saved  by person  ${writer}`,
      '1  TIME  began',
    ]);
  });

  it('shows one request, or what stands before a line', async () => {
    const [, , filed = ''] = (await terminal.run(['audit', 'list'])).out;
    const [id = ''] = filed.match(ID) ?? [];
    expect((await terminal.run(['audit', 'list', '--request', id])).out).toHaveLength(3);
    expect((await terminal.run(['audit', 'list', '--before', '2'])).out).toHaveLength(1);
  });

  it.each([
    ['--request', 'frida'],
    ['--before', 'yesterday'],
  ])('ends with 2 for %s %s', async (...words) => {
    expect((await terminal.run(['audit', 'list', ...words])).exit).toBe(2);
  });
});
