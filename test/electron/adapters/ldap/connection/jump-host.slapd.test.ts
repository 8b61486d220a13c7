import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLdapDirectory } from '../../../../../electron/adapters/ldap/directory.ts';
import { throughJumpHost } from '../../../../../electron/adapters/ldap/connection/jump-host.ts';
import type { Directory } from '../../../../../electron/core/ports/directory.ts';
import { seedPerson } from '../../../../servers/seed-people.ts';
import { startSlapd, type Slapd } from '../../../../servers/slapd.ts';
import { startSshd, type Sshd } from '../../../../servers/sshd.ts';
import { testProfile } from '../../../../servers/test-profile.ts';

let slapd: Slapd;
let sshd: Sshd;
beforeAll(async () => {
  [slapd, sshd] = await Promise.all([startSlapd({ people: 5 }), startSshd()]);
  return () => Promise.all([slapd.stop(), sshd.stop()]);
});

const directories: Directory[] = [];
beforeEach(() => void vi.stubEnv('PATH', sshd.path));
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(directories.splice(0).map((directory) => directory.close()));
});

function through(host: string, url = slapd.ldapsUrl): Directory {
  const timeouts = { connectMs: 30_000, operationMs: 30_000 };
  const overrides = { directory: { url, jump: { host }, timeouts } };
  const { directory: profile } = testProfile(slapd, overrides);
  const directory = createLdapDirectory({ profile, ca: slapd.caPem, credentials: slapd.writer });
  directories.push(directory);
  return directory;
}

/** The ssh processes that this one started and that still run. */
function sshChildren(): string[] {
  const { stdout } = spawnSync('ps', ['-o', 'args=', '--ppid', String(process.pid)], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((args) => args.includes('-W localhost:'));
}

/** A PATH whose `ssh` is this shell script. */
function fakeSsh(script: string): { path: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-ssh-'));
  writeFileSync(join(folder, 'ssh'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'ssh'), 0o755);
  return { path: `${folder}:/usr/bin:/bin`, folder };
}

describe('a directory behind a jump host', () => {
  it.each([
    ['ldaps', () => slapd.ldapsUrl],
    ['StartTLS', () => `ldap://localhost:${slapd.ldapPort}`],
  ])('is read and written by %s through the real ssh', async (_way, url) => {
    const directory = through(sshd.host, url());
    const { uid } = seedPerson(1);
    expect(await directory.look({ names: [uid] })).toMatchObject([{ uid }]);
    await directory.addKey(uid, `ssh-ed25519 ${_way}`);
    expect((await directory.look({ names: [uid] }))[0]?.sshPublicKeys).toContain(
      `ssh-ed25519 ${_way}`,
    );
  });

  it('carries much in both directions', async () => {
    const directory = through(sshd.host);
    const { uid } = seedPerson(2);
    const line = `ssh-rsa ${'A'.repeat(1_000_000)}`;
    await directory.addKey(uid, line);
    expect((await directory.look({ names: [uid] }))[0]?.sshPublicKeys).toContain(line);
  });

  it('is unreachable where ssh is turned away, with the last words of ssh', async () => {
    await expect(through(sshd.refusingHost).probe()).rejects.toMatchObject({
      code: 'directory-unreachable',
      params: [expect.stringMatching(/^ssh refusing: .*Permission denied \(publickey\)/)],
    });
    expect(sshChildren()).toEqual([]);
  });

  it.each([
    ['ldaps', () => slapd.ldapsUrl],
    ['StartTLS', () => `ldap://localhost:${slapd.ldapPort}`],
  ])('is unreachable by %s where there is no ssh at all', async (_way, url) => {
    vi.stubEnv('PATH', '/nowhere');
    await expect(through('jump', url()).probe()).rejects.toMatchObject({
      code: 'directory-unreachable',
      params: ['ssh jump: spawn ssh ENOENT'],
    });
  });

  it('takes its ssh with it when it is closed', async () => {
    const directory = through(sshd.host);
    await directory.probe();
    expect(sshChildren()).toHaveLength(1);
    await directory.close();
    await expect.poll(sshChildren).toEqual([]);
  });

  it('is reached again after its ssh was killed', async () => {
    const directory = through(sshd.host);
    await directory.probe();
    const { stdout } = spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], {
      encoding: 'utf8',
    });
    const pid = /(\d+) [^\n]*-W localhost:/.exec(stdout)?.[1];
    process.kill(Number(pid), 'SIGKILL');
    await expect.poll(sshChildren).toEqual([]);
    // The news of the end may come just after the next question.
    await expect
      .poll(() =>
        directory.probe().then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
  });
});

describe('ssh', () => {
  it('gets a host name as nothing but a host name, and no password in its environment', async () => {
    const { path, folder } = fakeSsh(
      'printf "%s " "$@" > "$(dirname "$0")/said"; env >> "$(dirname "$0")/said"; exit 255',
    );
    vi.stubEnv('PATH', path);
    vi.stubEnv('LANYARD_BIND_PASSWORD', 'a secret of ours');
    const endpoint = { host: '2001:db8::1', port: 636, protection: 'tls' } as const;
    const stream = throughJumpHost({ host: '-oEvil', user: 'ada' }, endpoint);
    await new Promise((resolve) => stream.once('error', resolve));
    const said = readFileSync(join(folder, 'said'), 'utf8');
    expect(said).toContain('-o BatchMode=yes -W [2001:db8::1]:636 -l ada -- -oEvil ');
    expect(said).not.toContain('a secret of ours');
    rmSync(folder, { recursive: true });
  });

  it('is waited for until its last word, which may come after its end', async () => {
    const { path, folder } = fakeSsh(
      '(while kill -0 $$ 2>/dev/null; do :; done; echo "the last word" >&2) & exit 255',
    );
    vi.stubEnv('PATH', path);
    const endpoint = { host: 'localhost', port: 636, protection: 'tls' } as const;
    const stream = throughJumpHost({ host: 'jump' }, endpoint);
    const error = await new Promise<Error>((resolve) => stream.once('error', resolve));
    expect(error.message).toBe('ssh to jump ended: the last word');
    rmSync(folder, { recursive: true });
  });
});
