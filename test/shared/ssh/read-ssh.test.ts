import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSsh, withKeyFile } from '../../../shared/ssh/read-ssh.ts';
import { sshReading, type SshCause } from '../../../shared/ssh/ssh-reading.ts';
import { behindRefused } from './ssh-samples.ts';

const own = 'SHA256:topoqsUTt3SaR9I25T3G6OygznauGl5mRgJMh/uHBaE';
const causeOf = (text: string): SshCause => readSsh(text).cause;

/** Words of other systems and versions than the tests against a real sshd meet. */
const others: readonly (readonly [text: string, cause: SshCause])[] = [
  // macOS
  [
    'ssh: Could not resolve hostname x: nodename nor servname provided, or not known',
    'name-unknown',
  ],
  ['ssh: connect to host x port 22: Operation timed out', 'timed-out'],
  ['ssh: connect to host x port 22: No route to host', 'no-route'],
  ['ssh: connect to host x port 22: Operation not permitted', 'refused'],
  // Windows
  ['ssh: connect to host x port 22: Connection timed out\r\n', 'timed-out'],
  [`Load key "C:\\\\Users\\\\Jane Doe/.ssh/id_rsa.ppk": invalid format`, 'key-putty'],
  ['Bad owner or permissions on C:\\Users\\Jane/.ssh/config', 'config-permissions'],
  // OpenSSH reads the permissions of ~/.ssh/config alone, where no other was named.
  ['Bad owner or permissions on /home/jdoe/.ssh/config', 'config-permissions'],
  ['/home/jdoe/.ssh/config: line 3: Bad configuration option: nonsense', 'config-broken'],
  ['Host key verification failed.', 'host-key-unknown'],
  [
    '@@@@\n@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.',
    'host-key-changed',
  ],
  ['Your account has expired; please contact your system administrator.', 'account-expired'],
  ['kex_exchange_identification: read: Connection reset by peer', 'closed-early'],
  ['ssh_exchange_identification: Connection closed by remote host', 'closed-early'],
  [
    'debug1: SSH2_MSG_SERVICE_ACCEPT received\nConnection closed by 192.0.2.1 port 22',
    'closed-at-login',
  ],
  ['Load key "/home/jdoe/.ssh/id_ed25519": Permission denied', 'key-permissions'],
  ['Load key "id": incorrect passphrase supplied to decrypt private key', 'key-locked'],
  [
    'debug1: send_pubkey_test: no mutual signature algorithm\nx@y: Permission denied (publickey).',
    'key-type',
  ],
  // Without -v nobody can tell.
  ['jdoe@login.example.org: Permission denied (publickey).', 'denied-untold'],
  ['jdoe@login.example.org: Permission denied (publickey,password).', 'denied-untold'],
  ['', 'unclear'],
  ['Lorem ipsum', 'unclear'],
];

describe('what ssh writes', () => {
  it.each(others)('%j is read', (text, cause) => {
    expect(causeOf(text)).toBe(cause);
  });

  it('is read of each host by itself, where jump hosts come before', () => {
    expect(readSsh(behindRefused)).toMatchObject({
      cause: 'behind-refused',
      host: 'vm.example.org',
      user: 'jdoe',
      passed: ['bastion.example.org'],
      isNewHost: true,
      hostKey: 'SHA256:LLwtMxkwLJVPPMS17jETnXdd5VbPAHDMbbG5ORG3LAc',
      keys: [{ type: 'ED25519', fingerprint: own, from: 'agent', file: '', fate: 'refused' }],
    });
  });

  it('is told as a login that works, whatever went wrong with other keys before', () => {
    const text = `Load key "/home/jdoe/.ssh/old": invalid format
Authenticated to login.example.org ([192.0.2.1]:22) using "publickey".
This account will be moved next week.`;
    expect(causeOf(text)).toBe('connected');
  });

  it('of older versions names the keys, too', () => {
    const text = `debug1: Offering public key: RSA ${own} /home/jdoe/.ssh/id_rsa
x@y: Permission denied (publickey).`;
    expect(readSsh(text)).toMatchObject({
      cause: 'key-refused',
      detail: 'id_rsa',
      keys: [{ type: 'RSA', from: 'file', file: 'id_rsa', fate: 'refused' }],
    });
  });

  it('does not call a name wrong: sshd tells nobody', () => {
    const refused = readSsh(behindRefused.replaceAll("'jdoe'", "'nobody'"));
    expect(refused.cause).toBe('behind-refused');
  });

  it('is shown without folders, comments of keys, addresses of people and sequences of a terminal', () => {
    const text = `\u001B[31mLoad key "/home/jane.doe/.ssh/id": invalid format\u001B[0m
debug1: Offering public key: Jane Doe jane@example.org ED25519 ${own} agent
sign_and_send_pubkey: signing failed for ED25519 "jane@example.org" from agent: agent refused operation
Permissions 0644 for 'C:\\Users\\Jane Doe\\.ssh\\id' are too open.
Permissions 0644 for '/Users/janedoe/.ssh/id' are too open.`;
    const shown = JSON.stringify(readSsh(text));
    expect(shown).not.toMatch(/jane|\\u001b|\[31m/iu);
    expect(shown).toContain('~/.ssh/id');
  });

  it('says what a file is that is no key, once somebody has looked', () => {
    const damaged = readSsh('Load key "id": error in libcrypto');
    expect(withKeyFile(damaged, 'putty').cause).toBe('key-putty');
    expect(withKeyFile(damaged, 'public').cause).toBe('key-public');
    expect(withKeyFile(damaged, 'other').cause).toBe('key-damaged');
    expect(withKeyFile(readSsh(''), 'putty').cause).toBe('unclear');
  });
});

describe('any text whatever', () => {
  const lines = [...behindRefused.split('\n'), ...others.map(([text]) => text)];
  const piece = fc.oneof(
    fc.constantFrom(...lines),
    fc.constantFrom(...lines).chain((line) => fc.nat(line.length).map((at) => line.slice(at))),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom(
      'Permission denied ('.repeat(50),
      'a'.repeat(3000),
      '@'.repeat(900),
      '" '.repeat(400),
    ),
  );

  it('is read within bounds, and never throws', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, withoutKey) => {
        const reading = readSsh(pieces.join('\n'), { withoutKey });
        expect(sshReading.parse(reading)).toEqual(reading);
        expect(JSON.stringify(reading)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('takes no longer where it is long', () => {
    const began = performance.now();
    for (const text of [
      'a@'.repeat(200_000),
      '/home/'.repeat(60_000),
      `${'x'.repeat(400)}\n`.repeat(3000),
    ])
      readSsh(text);
    readSsh('Authenticated to x\n'.repeat(20_000));
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
