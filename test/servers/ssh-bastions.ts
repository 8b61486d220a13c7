import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { startChild, type ChildServer } from './child-process.ts';
import { freePort, isListening } from './ports.ts';

/** What each port of the jump hosts is like; one sshd answers all of them. */
export const bastionWays = {
  /** As the real one: keys of the person from the directory, at their name. */
  usual: '',
  /** A shell that is none. */
  nologin: 'ForceCommand /usr/sbin/nologin',
  /** Lets nobody on to other hosts. */
  alone: 'AllowTcpForwarding no',
  /** A host behind: nobody's keys. */
  stranger: 'AuthorizedKeysCommand /bin/true',
  /** Passwords alone. */
  passwords: 'PubkeyAuthentication no\n  PasswordAuthentication yes',
} as const;
/** One of `bastionWays`. */
export type BastionWay = keyof typeof bastionWays;

/** Jump hosts of one test file. */
export interface SshBastions {
  /** The folder of its host keys and configurations. */
  readonly folder: string;
  readonly ports: Readonly<Record<BastionWay, number>>;
  /** Of another sshd: it takes no keys of RSA, and nobody while one connection is open that has not logged in. */
  readonly strictPort: number;
  /** Its public host key. */
  readonly hostKey: string;
  stop(): Promise<void>;
}

/** Where an sshd of root locks up what talks to strangers. */
const PRIVILEGE_SEPARATION = '/run/sshd';

/** Makes a key without a passphrase unless one is told. */
export const makeSshKey = (file: string, type = 'ed25519', passphrase = ''): void =>
  void execFileSync(
    'ssh-keygen',
    ['-q', '-t', type, '-N', passphrase, '-C', 'somebody@laptop.example', '-f', file],
    { stdio: 'pipe' },
  );

/** What the real bastions run (`ssh-key-ldap-lookup`): the keys of who has this name in the directory. */
const lookUp = (ldapUrl: string, base: string): string => `#!/bin/sh
exec /usr/bin/ldapsearch -x -LLL -o ldif-wrap=no -H '${ldapUrl}' -b '${base}' \\
  "(&(objectClass=posixAccount)(uid=$1))" sshPublicKey | sed -n 's/^sshPublicKey: //p'
`;

/** `UsePAM no`, or a person of the directory would log in as who has the name on this computer, with that one's rules. */
const common = (folder: string, more: string): string => `ListenAddress 127.0.0.1
HostKey ${join(folder, 'host')}
AuthorizedKeysFile none
AuthorizedKeysCommand /bin/sh ${join(folder, 'look-up')} %u
AuthorizedKeysCommandUser ${userInfo().username}
PidFile none
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
MaxAuthTries 3
${more}`;

const launch = (config: string, text: string, ports: readonly number[]): Promise<ChildServer> => {
  writeFileSync(config, text, { mode: 0o600 });
  return startChild({
    command: '/usr/sbin/sshd',
    args: ['-D', '-e', '-f', config],
    ready: async () => (await Promise.all(ports.map(isListening))).every(Boolean),
  });
};

/** Starts two sshd that ask this directory for everybody's keys, as the real jump hosts do. */
export async function startSshBastions(directory: {
  readonly ldapUrl: string;
  readonly suffix: string;
}): Promise<SshBastions> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-bastions-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  if (userInfo().uid === 0) mkdirSync(PRIVILEGE_SEPARATION, { recursive: true });
  makeSshKey(join(folder, 'host'));
  writeFileSync(join(folder, 'look-up'), lookUp(directory.ldapUrl, directory.suffix));
  const ways = Object.entries(bastionWays);
  const numbers = await Promise.all(ways.map(() => freePort()));
  const strictPort = await freePort();
  const matches = ways
    .map(([, rule], at) => `Match LocalPort ${numbers[at]}\n  ${rule}\n`)
    .join('');
  const listen = numbers.map((port) => `Port ${port}\n`).join('');
  const servers = await Promise.all([
    launch(join(folder, 'usual'), listen + common(folder, matches), numbers),
    launch(
      join(folder, 'strict'),
      `Port ${strictPort}\n${common(folder, 'PubkeyAcceptedAlgorithms ssh-ed25519\nMaxStartups 1:100:1\nLoginGraceTime 20\n')}`,
      [strictPort],
    ),
  ]);
  // In the order of the ways.
  const ports = Object.fromEntries(ways.map(([way], at) => [way, numbers[at] ?? 0]));
  return {
    folder,
    ports: ports as Record<BastionWay, number>, // of the keys of the literal above
    strictPort,
    hostKey: execFileSync('ssh-keygen', ['-y', '-f', join(folder, 'host')], {
      encoding: 'utf8',
    }).trim(),
    async stop() {
      await Promise.all(servers.map((server) => server.end()));
      process.removeListener('exit', remove);
      remove();
    },
  };
}
