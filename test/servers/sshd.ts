import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { startChild, type ChildServer } from './child-process.ts';
import { freePort, isListening } from './ports.ts';

/** A real jump host of one test file, and the `ssh` of somebody who may use it. */
export interface Sshd {
  /** What a profile names: an alias that only this `ssh` knows. */
  readonly host: string;
  /** A name this `ssh` knows too, with a key that the jump host does not accept. */
  readonly refusingHost: string;
  readonly port: number;
  /** A PATH on which `ssh` reads the configuration of this jump host, for ssh asks the system, not $HOME, for a home. */
  readonly path: string;
  stop(): Promise<void>;
}

const SSHD = '/usr/sbin/sshd';
/** Where an sshd of root locks up what talks to strangers; the package's own starter makes it, too. */
const PRIVILEGE_SEPARATION = '/run/sshd';
const TRIES = 5;

/** Starts an sshd on a free port of 127.0.0.1 that lets its user pass on to other ports of this machine and do nothing else. */
export async function startSshd(): Promise<Sshd> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-sshd-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  if (userInfo().uid === 0) mkdirSync(PRIVILEGE_SEPARATION, { recursive: true });
  for (const key of ['host', 'user', 'stranger']) makeKey(join(folder, key));
  const { port, server } = await launchOnFreePort(folder);
  writeClient(folder, port);
  return {
    ...{ host: 'jump', refusingHost: 'refusing', port },
    path: [folder, process.env['PATH']].join(delimiter),
    async stop() {
      await server.end();
      process.removeListener('exit', removeFolder);
      removeFolder();
    },
  };
}

const makeKey = (file: string) =>
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file], { stdio: 'pipe' });

async function launchOnFreePort(folder: string): Promise<{ port: number; server: ChildServer }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return { port, server: await launch(folder, port) };
    } catch (error) {
      if (attempt === TRIES) throw error;
    }
  }
}

/** `-D -e` keeps sshd in the foreground, with its log on standard error. */
function launch(folder: string, port: number): Promise<ChildServer> {
  writeFileSync(join(folder, 'sshd_config'), serverConfig(folder, port), { mode: 0o600 });
  return startChild({
    command: SSHD,
    args: ['-D', '-e', '-f', join(folder, 'sshd_config')],
    ready: () => isListening(port),
  });
}

/** StrictModes would look at the owners of the folders above, which are nobody's business here. */
const serverConfig = (folder: string, port: number) => `ListenAddress 127.0.0.1:${port}
HostKey ${join(folder, 'host')}
AuthorizedKeysFile ${join(folder, 'user.pub')}
PidFile none
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
AllowTcpForwarding local
PermitOpen localhost:* 127.0.0.1:*
ForceCommand false
`;

const clientConfig = (folder: string, port: number) => `Host jump
  IdentityFile ${join(folder, 'user')}
Host refusing
  IdentityFile ${join(folder, 'stranger')}
Host *
  HostName 127.0.0.1
  Port ${port}
  User ${userInfo().username}
  IdentitiesOnly yes
  IdentityAgent none
  PreferredAuthentications publickey
  StrictHostKeyChecking yes
  GlobalKnownHostsFile none
  UserKnownHostsFile ${join(folder, 'known_hosts')}
`;

function writeClient(folder: string, port: number): void {
  const hostKey = readFileSync(join(folder, 'host.pub'), 'utf8');
  writeFileSync(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${hostKey}`);
  writeFileSync(join(folder, 'ssh_config'), clientConfig(folder, port));
  const wrapper = join(folder, 'ssh');
  writeFileSync(wrapper, `#!/bin/sh\nexec /usr/bin/ssh -F '${join(folder, 'ssh_config')}' "$@"\n`);
  chmodSync(wrapper, 0o755);
}
