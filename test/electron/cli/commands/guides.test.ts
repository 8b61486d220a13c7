import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toolinfoProblems } from '../../../../shared/toolhub/toolinfo.ts';
import { english } from '../../../english.ts';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../stage.ts';

let folder: string;
let terminal: PracticeTerminal;
let ada: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-guides-'));
  terminal = await openPracticeTerminal(folder);
  const members = jsonOf(await terminal.run(['projects', 'members', 'tools', '--json']));
  ada = (members as { shellName: string }[])[0]?.shellName ?? ''; // as projects.show has them
});
afterAll(async () => {
  await terminal.stop();
  rmSync(folder, { recursive: true });
});

describe('guides', () => {
  it('say what somebody can begin with, what works today first', async () => {
    const { exit, out } = await terminal.run(['guides', 'show', ada]);
    expect(exit).toBe(0);
    const services = out.filter((line) => !line.startsWith(' '));
    expect(services[0]).toContain(english('next-now'));
    const replicas = out.findIndex((line) => line.startsWith('replicas  '));
    expect(out.slice(replicas)).toContain('  ✓ Become a member of Toolforge.');
  });

  it('print one starter as it is to be saved, with the names in it', async () => {
    await terminal.run(['tools', 'create', 'first-steps', '--maintainer', ada]);
    const { exit, out } = await terminal.run([
      ...['guides', 'show', ada, '--tool', 'first-steps', '--starter', 'tool/toolinfo'],
    ]);
    expect(exit).toBe(0);
    expect(toolinfoProblems(out.join('\n'))).toEqual([]);
    expect(out.join('\n')).toContain('"toolforge-first-steps"');
    const unknown = await terminal.run(['guides', 'show', ada, '--starter', 'tool/nothing']);
    expect(unknown).toMatchObject({ exit: 2 });
    expect(unknown.out).toContain('tool/app');
  });

  it('are of nobody who is not there', async () => {
    expect(await terminal.run(['guides', 'show', 'nobody-at-all'])).toMatchObject({ exit: 4 });
  });
});

describe('toolhub', () => {
  it('is searched, and narrowed by kind', async () => {
    const { exit, out } = await terminal.run(['toolhub', 'search', 'maps']);
    expect(exit).toBe(0);
    expect(out).toContain(
      'toolforge-bike-racks  Bike racks  A map of bicycle racks without a photo.',
    );
    expect(out.at(-1)).toBe(english('toolhub-count', out.length - 1));
    const bots = await terminal.run(['toolhub', 'search', '', '--type', 'bot']);
    expect(bots.out).toHaveLength(2);
  });

  it('is told as far as it was seen while it is away', async () => {
    const stdin = JSON.stringify({ trouble: 'network', on: true });
    await terminal.run(['call', 'practice.set'], { input: stdin });
    const { exit, out } = await terminal.run(['toolhub', 'search', 'racks']);
    await terminal.run(['call', 'practice.set'], {
      input: JSON.stringify({ trouble: 'network', on: false }),
    });
    expect(exit).toBe(3);
    expect(out[0]).toBe(english('problem-toolhub-unreachable'));
    expect(out.at(-1)).toBe(english('toolhub-count', 1));
  });

  it('checks a toolinfo.json, and says what is wrong with it', async () => {
    const check = (text: string) =>
      terminal.run(['toolhub', 'check', 'toolinfo.json'], { files: { 'toolinfo.json': text } });
    const right = { name: 'a', title: 'A', description: 'It counts.', url: 'https://a.example/' };
    expect(await check(JSON.stringify(right))).toMatchObject({
      exit: 0,
      out: [english('toolinfo-right')],
    });
    const wrong = await check(
      JSON.stringify({ name: 'a', title: 'A', description: 'B', url: 'c' }),
    );
    expect(wrong.exit).toBe(4);
    expect(wrong.out).toEqual([
      english('toolinfo-wrong', 'url', 'a URL such as https://example.org/'),
    ]);
    expect((await check('{')).out).toEqual([english('toolinfo-wrong', 'toolinfo.json', 'JSON')]);
  });
});
