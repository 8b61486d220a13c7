import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../electron/adapters/node/system.ts';
import { createKeys } from '../../../../electron/core/people/keys.ts';
import { plainProfile } from '../../../fakes/profile.ts';

const keys = createKeys({ rules: plainProfile().accounts, sha256 });
const line =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd ada@laptop';

describe('keys.inspect', () => {
  it('answers the line, what it is and its fingerprint, and nothing of the blob', () => {
    expect(keys.inspect(`  ${line}\n`)).toEqual({
      ok: true,
      line,
      type: 'ssh-ed25519',
      bits: 256,
      comment: 'ada@laptop',
      // as `ssh-keygen -lf` prints it
      fingerprint: 'SHA256:95OY0Z2cS4u45nyWewL/WxTfZ5yBYAyocENzGw80+CM',
      repairs: ['trimmed'],
    });
  });

  it('answers why a key is not taken', () => {
    expect(keys.inspect('-----BEGIN OPENSSH PRIVATE KEY-----')).toEqual({
      ok: false,
      rule: 'private-key',
      params: [],
    });
  });
});

describe('keys.fingerprintOf', () => {
  const fingerprint = 'SHA256:95OY0Z2cS4u45nyWewL/WxTfZ5yBYAyocENzGw80+CM';
  it.each([
    ['alone', line],
    ['behind options', `from="10.0.0.0/8",no-pty ${line}`],
    ['behind options with spaces', ` command="echo \\" ssh-rsa AAAA \\" x",restrict\t ${line}`],
  ])('tells a stored key %s', (_, stored) => {
    expect(keys.fingerprintOf(stored)).toBe(fingerprint);
  });

  it('tells nothing where there is no key', () => {
    expect(['', 'my laptop', 'from="x"', 'no-pty '].map(keys.fingerprintOf)).toEqual([
      ...['', '', '', ''],
    ]);
  });
});
