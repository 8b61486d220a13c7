import type { BindCredentials, Directory } from '../../electron/core/ports/directory.ts';
import type { AccountForm } from '../../shared/contract/requests.ts';
import type { Profile } from '../../shared/domain/profile.ts';

export interface AccountWorld {
  readonly profile: Profile;
  readonly credentials: BindCredentials;
  /** A directory that this test alone talks through; several of them lead to the same entries. */
  open(): Directory;
  /** A blocked person's entry. */
  readonly blocked: { readonly uid: string; readonly cn: string; readonly mail: string };
}

/** Tests of requests about accounts, whatever directory is behind them. */
export type AccountSuite = (prepare: () => Promise<AccountWorld>) => void;

export const key =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd ada@laptop';
export const password = 'nine horses ran';

let serial = 0;

/** A key that nobody else has, as ssh-keygen writes one. */
function ownKey(): string {
  const bytes = Buffer.alloc(32);
  bytes.writeUInt32BE(process.pid, 0);
  bytes.writeUInt32BE(serial, 4);
  const head = Buffer.from('0000000b7373682d6564323535313900000020', 'hex');
  return `ssh-ed25519 ${Buffer.concat([head, bytes]).toString('base64')} desk@laptop`;
}

/** The card of a person nobody has met, so that many tests can share one directory. */
export function newcomer(change: Partial<AccountForm> = {}): AccountForm {
  serial += 1;
  const shellName = `desk-${process.pid}-${serial}`;
  return {
    username: `Desk ${process.pid} ${serial}`,
    shellName,
    email: `${shellName}@example.org`,
    sshKey: ownKey(),
    password,
    consent: { terms: true, publicEmail: true },
    ...change,
  };
}
