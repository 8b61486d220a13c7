import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestView } from '../../../../../shared/requests/request.ts';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../../stage.ts';
import { english } from '../../../../english.ts';

let folder: string;
let terminal: PracticeTerminal;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-queue-'));
  terminal = await openPracticeTerminal(folder);
  return async () => {
    await terminal.stop();
    rmSync(folder, { recursive: true });
  };
});

const password = 'nine horses ran';
const unknown = '00000000-0000-4000-8000-000000000000';

/** Files a card and answers its id. The same shell name with another address ends at "needs you". */
async function filed(username: string, email: string): Promise<string> {
  const names = ['--username', username, '--shell-name', 'frida', '--email', email];
  const words = ['accounts', 'create', ...names, '--consent', '--json'];
  return (jsonOf(await terminal.run(words, { password })) as RequestView).id; // as the contract says
}

describe('queue list', () => {
  it('shows the requests, newest first, and how many wait', async () => {
    const first = await filed('Frida', 'frida@example.org');
    const second = await filed('Frieda', 'frieda@example.org');
    const { exit, out } = await terminal.run(['queue', 'list']);
    expect(exit).toBe(0);
    expect(out).toEqual([
      `${second}  Action needed  frida  Frieda`,
      `${first}  Done  frida  Frida`,
      english('cli-pending', 0),
    ]);
    expect(jsonOf(await terminal.run(['queue', 'list', '--json']))).toMatchObject({
      pending: 0,
      requests: [{ id: second }, { id: first }],
    });
  });
});

describe('queue show', () => {
  it('shows one request and ends as it stands', async () => {
    await filed('Frida', 'frida@example.org');
    const id = await filed('Frieda', 'frieda@example.org');
    const { exit, out } = await terminal.run(['queue', 'show', id]);
    expect(exit).toBe(4);
    expect(out).toContain('  Create the account: Action needed');
  });

  it('ends with 2 for what is no id and with 4 for one that nobody has', async () => {
    expect(await terminal.run(['queue', 'show', 'frida'])).toMatchObject({
      exit: 2,
      err: ['error: id: Invalid UUID'],
    });
    expect((await terminal.run(['queue', 'show', unknown])).exit).toBe(4);
  });
});

describe('queue retry', () => {
  it('sends it again and ends as it then stands', async () => {
    await filed('Frida', 'frida@example.org');
    const id = await filed('Frieda', 'frieda@example.org');
    const { exit, out } = await terminal.run(['queue', 'retry', id, '--password-stdin'], {
      password,
    });
    expect(exit).toBe(4);
    expect(out[0]).toContain(english('request-state-needs-you'));
  });

  it('refuses a password that is too short, and what has ended', async () => {
    const id = await filed('Frida', 'frida@example.org');
    const again = await filed('Frieda', 'frieda@example.org');
    const short = ['queue', 'retry', again, '--password-stdin'];
    expect(await terminal.run(short, { password: 'canary' })).toEqual({
      exit: 2,
      out: [],
      err: ['error: password: Use at least 10 characters.'],
    });
    expect((await terminal.run(['queue', 'retry', id])).exit).toBe(4);
  });
});

describe('queue cancel, once called dismiss', () => {
  it('puts a request aside with its reason, for good', async () => {
    await filed('Frida', 'frida@example.org');
    const id = await filed('Frieda', 'frieda@example.org');
    const words = ['queue', 'cancel', id, '--reason', 'is Frida, with a typing error'];
    const { exit, out } = await terminal.run(words);
    expect(exit).toBe(0);
    expect(out[0]).toContain(english('request-state-dismissed'));
    expect(out.at(-1)).toBe('  is Frida, with a typing error');
    expect((await terminal.run(words)).exit).toBe(4);
  });

  it('asks for a reason', async () => {
    const { exit, err } = await terminal.run(['queue', 'dismiss', unknown, '--reason', ' ']);
    expect({ exit, err }).toEqual({ exit: 2, err: ['error: reason: Enter a reason.'] });
  });
});

describe('queue sync', () => {
  it('says so where nothing waits', async () => {
    await filed('Frida', 'frida@example.org');
    expect(await terminal.run(['queue', 'sync'])).toEqual({
      exit: 0,
      out: [english('cli-nothing-waits')],
      err: [],
    });
  });
});
