import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  childEnvironment,
  takeEnvironment,
} from '../../../../electron/adapters/node/child-environment.ts';

const secrets = {
  LANYARD_BIND_PASSWORD: 'canary',
  LANYARD_PASSPHRASE: 'canary',
  LANYARD_EVENT_KEY: 'canary',
  LANYARD_TOTP: 'canary',
  OS_PASSWORD: 'canary',
  OS_TOKEN: 'canary',
  OS_APPLICATION_CREDENTIAL_SECRET: 'canary',
  LDAPBINDDN: 'canary',
  AWS_SECRET_ACCESS_KEY: 'canary',
  GITHUB_TOKEN: 'canary',
  NODE_AUTH_TOKEN: 'canary',
  npm_config__auth: 'canary',
  lanyard_bind_password: 'canary',
};
const machine = {
  PATH: process.env['PATH'],
  HOME: '/home/jane',
  LC_ALL: 'C.UTF-8',
  DISPLAY: ':7',
  XDG_RUNTIME_DIR: '/run/user/1',
  SSH_AUTH_SOCK: '/run/agent',
  HTTPS_PROXY: 'http://proxy.example.org',
  systemroot: 'C:\\Windows',
};

/** What a real child process finds in its environment. */
function seenBy(child: Parameters<typeof childEnvironment>[0]): Record<string, string> {
  const env = childEnvironment(child, { ...machine, ...secrets }, { BESIDE: 'given' });
  const print = 'process.stdout.write(JSON.stringify(process.env))';
  const text = execFileSync(process.execPath, ['-e', print], { env, encoding: 'utf8' });
  return z.record(z.string(), z.string()).parse(JSON.parse(text));
}

describe('a child process', () => {
  it.each(['browser', 'ssh', 'keychain', 'installer'] as const)(
    'that is a %s gets no secret of ours nor of anybody else',
    (child) => {
      const seen = seenBy(child);
      expect(Object.entries(seen).filter(([, value]) => value === 'canary')).toEqual([]);
      expect(seen).toMatchObject({
        ...{ PATH: machine.PATH, HOME: machine.HOME, LC_ALL: 'C.UTF-8', BESIDE: 'given' },
        systemroot: machine.systemroot,
      });
    },
  );

  it('gets what it is started for', () => {
    expect(seenBy('browser')).toMatchObject({ DISPLAY: ':7', HTTPS_PROXY: machine.HTTPS_PROXY });
    expect(seenBy('ssh')).toMatchObject({ SSH_AUTH_SOCK: '/run/agent' });
    expect(seenBy('browser')).not.toHaveProperty('SSH_AUTH_SOCK');
    expect(seenBy('keychain')).toMatchObject({ XDG_RUNTIME_DIR: '/run/user/1' });
  });

  it('that is Lanyard itself gets what Lanyard reads, and nothing of other programs', () => {
    const seen = seenBy('lanyard');
    expect(seen).toMatchObject({ LANYARD_BIND_PASSWORD: 'canary', OS_PASSWORD: 'canary' });
    for (const name of ['AWS_SECRET_ACCESS_KEY', 'GITHUB_TOKEN', 'NODE_AUTH_TOKEN']) {
      expect(seen).not.toHaveProperty(name);
    }
  });
});

describe('the environment of this process', () => {
  it('is handed over once, and then holds nothing of ours that a child could inherit', () => {
    const env: NodeJS.ProcessEnv = { ...machine, ...secrets };
    const taken = takeEnvironment(env);
    expect(taken).toEqual({ ...machine, ...secrets });
    expect(Object.keys(env).filter((name) => /^(?:lanyard|os|ldap)/i.test(name))).toEqual([]);
    expect(env).toMatchObject(machine);
  });
});

describe('the sources', () => {
  const root = join(import.meta.dirname, '../../../..');
  const files = globSync(['electron/**/*.ts', 'build/start*.ts', 'build/dev*.ts'], { cwd: root });
  const start = /(?<![.\w])(?:spawn|spawnSync|fork|execFile|execFileSync|exec|execSync)\(/g;

  it('start no process without an environment made for it', () => {
    const started = files.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return [...text.matchAll(start)].map(({ index }) => ({
        file,
        call: text.slice(index, text.indexOf(';', index)),
        made: text.includes('childEnvironment('),
      }));
    });
    expect(started.length).toBeGreaterThan(6);
    expect(started.filter(({ call, made }) => !made || !/\benv\b/.test(call))).toEqual([]);
  });
});
