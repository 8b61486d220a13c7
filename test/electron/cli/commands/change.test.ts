import { owner } from '../../../../electron/core/base/caller.ts';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDesk } from '../../../../electron/cli/desk.ts';
import type { Directory } from '../../../../electron/core/ports/directory.ts';
import { faultyDirectory, unreachable, type Faults } from '../../../fakes/faulty-directory.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, type World } from '../../../fakes/world.ts';
import { newcomer } from '../../../suites/account-world.ts';
import { runOn, type Shown } from '../stage.ts';

let faults: Faults;
let directory: Directory;
let folder: string;
let world: World;

beforeEach(() => {
  faults = {};
  directory = directoryOf(jane);
  folder = mkdtempSync(join(tmpdir(), 'lanyard-change-'));
  const reached = faultyDirectory(directory, faults);
  world = createWorld({ directory: reached, profile: plainProfile(), folder });
  return async () => {
    faults.before = undefined;
    await world.app.stop();
    rmSync(folder, { recursive: true });
  };
});

const type = (words: readonly string[], files: Record<string, string> = {}): Promise<Shown> =>
  runOn(words, {
    open: () =>
      Promise.resolve({
        desk: createDesk(world.app.for(owner('cli'))),
        close: () => Promise.resolve(),
      }),
    terminal: {
      tell: () => undefined,
      password: () => Promise.reject(new Error('A password was asked for.')),
      input: () => Promise.reject(new Error('The input was read.')),
      readBytes: () => Promise.reject(new Error('Bytes were read.')),
      newFile: () => Promise.reject(new Error('A file was made.')),
      readFile: (name) => Promise.resolve(files[name] ?? ''),
    },
  });
const filed = async (change: Parameters<typeof newcomer>[0]): Promise<string> => {
  const { id } = await world.ask('requests.submit', newcomer(change));
  return (await world.settled(id)).id;
};
/** A request that waits, so that nothing was sent for it. */
const waiting = async (): Promise<string> => {
  faults.before = unreachable;
  const id = await filed({});
  faults.before = undefined;
  return id;
};

describe('queue rename', () => {
  it('goes on with other names and ends as the request then stands', async () => {
    const id = await filed({ shellName: 'jdoe' });
    const words = ['queue', 'rename', id, '--username', 'Jane Two', '--shell-name', 'jtwo'];
    const { exit, out } = await type(words);
    expect(exit).toBe(0);
    expect(out[0]).toBe(`${id}  Done  jtwo  Jane Two`);
  });

  it('ends with 2 for names that are taken or not allowed, and needs both', async () => {
    const id = await filed({ shellName: 'jdoe' });
    const taken = ['queue', 'rename', id, '--username', 'Jane Doe', '--shell-name', '9lives'];
    const { exit, err } = await type(taken);
    expect(exit).toBe(2);
    expect(err.map((line) => line.split(':')[1])).toEqual([' username', ' shell-name']);
    expect((await type(['queue', 'rename', id, '--username', 'A'])).exit).toBe(2);
  });
});

describe('queue retry', () => {
  it('goes on with an address that somebody has, once it is told why', async () => {
    const id = await filed({ email: jane.mails[0] ?? '' });
    const stopped = await type(['queue', 'retry', id]);
    expect(stopped.exit).toBe(4);
    expect(stopped.out.join()).toContain('Account jdoe already has this email address');
    const { exit, out } = await type(['queue', 'retry', id, '--shared', 'a couple']);
    expect(exit).toBe(0);
    expect(out.join('\n')).toMatch(/Reason for sharing.*a couple/);
  });
});

describe('queue edit', () => {
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f j';

  it('changes the address and leaves the key, or the key and leaves the address', async () => {
    const id = await waiting();
    const before = await world.ask('requests.get', { id });
    await type(['queue', 'edit', id, '--email', 'new@example.org']);
    const { email, keyFingerprint } = await world.ask('requests.get', { id });
    expect({ email, keyFingerprint }).toEqual({
      email: 'new@example.org',
      keyFingerprint: before.keyFingerprint,
    });
  });

  it('takes another key from a file, and none with --no-ssh-key', async () => {
    faults.before = unreachable;
    const id = await filed({});
    const fingerprint = async () => (await world.ask('requests.get', { id })).keyFingerprint;
    const first = await fingerprint();
    const { exit } = await type(['queue', 'edit', id, '--ssh-key', 'k.pub'], { 'k.pub': key });
    expect(exit).toBe(3);
    const second = await fingerprint();
    expect(new Set([first, second, undefined]).size).toBe(3);
    await type(['queue', 'edit', id, '--no-ssh-key']);
    expect(await fingerprint()).toBeUndefined();
  });

  it('ends with 2 where nothing to change is named, and with 4 once something was sent', async () => {
    const id = await filed({});
    expect(await type(['queue', 'edit', id])).toMatchObject({
      exit: 2,
      err: ['error: email: Add --email, --ssh-key or --no-ssh-key.'],
    });
    expect((await type(['queue', 'edit', id, '--email', 'late@example.org'])).exit).toBe(4);
  });
});
