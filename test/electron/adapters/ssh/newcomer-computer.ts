import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SshTarget } from '../../../../electron/core/ports/connection/ssh.ts';
import { makeSshKey, type SshBastions } from '../../../servers/ssh-bastions.ts';

/** What people have on their computers, right and wrong: the files of a newcomer, in this folder. */
export function makeNewcomerKeys(folder: string): void {
  const at = (name: string): string => join(folder, name);
  const write = (name: string, text: string) => writeFileSync(at(name), text, { mode: 0o600 });
  for (const key of ['own', 'stranger', 'second', 'third', 'fourth']) makeSshKey(at(key));
  makeSshKey(at('rsa'), 'rsa');
  makeSshKey(at('locked'), 'ed25519', 'a passphrase');
  copyFileSync(at('own'), at('open'));
  chmodSync(at('open'), 0o644);
  const own = readFileSync(at('own'), 'utf8');
  write('damaged', own.slice(0, 200));
  write('crlf', own.replaceAll('\n', '\r\n'));
  write('key.txt', 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n');
  write('half', readFileSync(at('own.pub'), 'utf8'));
}

/** What a newcomer's configuration says, and how they log in. */
export interface Computer {
  /** The key that they use; their own where left out. */
  readonly key?: string;
  /** Options for every host. */
  readonly more?: string;
  /** Options for the host that is logged in to alone. */
  readonly host?: string;
  readonly port?: () => number;
  /** What the agent holds; without one their configuration names the key alone. */
  readonly agent?: readonly string[];
  readonly target?: Partial<SshTarget>;
  /** After how many milliseconds the attempt is ended; a third of it is for connecting. */
  readonly patienceMs?: number;
}

interface Around extends Pick<SshBastions, 'ports'> {
  readonly folder: string;
}

/** The newcomer's `~/.ssh/config`, with the host `server` and two jump hosts. */
export const configOf = (
  { key = 'own', more = '', host = '', port, agent }: Computer,
  { folder, ports }: Around,
): string => `Host server
  Port ${port === undefined ? ports.usual : port()}
  ${host}
Host bastion
  Port ${ports.usual}
Host alone
  Port ${ports.alone}
Host *
  ${more}
  HostName 127.0.0.1
  IdentityFile ${join(folder, key)}
  ${agent ? '' : 'IdentitiesOnly yes'}
  UserKnownHostsFile ${join(folder, 'known_hosts')}
`;
