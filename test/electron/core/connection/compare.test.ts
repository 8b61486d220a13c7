import { describe, expect, it } from 'vitest';
import { compareSides } from '../../../../electron/core/connection/compare.ts';
import type { SshVerdict } from '../../../../shared/contract/connection.ts';
import type { SshCause, SshKeyTried, SshReading } from '../../../../shared/ssh/ssh-reading.ts';

const own = `SHA256:${'o'.repeat(43)}`;
const other = `SHA256:${'x'.repeat(43)}`;

const key = (fingerprint: string, fate: SshKeyTried['fate'], file = 'id'): SshKeyTried => ({
  ...{ type: 'ED25519', fingerprint, fate, file },
  from: file === '' ? 'agent' : 'file',
});

const readingOf = (cause: SshCause, keys: SshKeyTried[] = [], user = 'jdoe'): SshReading => ({
  ...{ cause, keys, user, host: 'login.example.org', detail: '', passed: [], isNewHost: false },
  evidence: [],
});

const account = {
  shellName: 'jdoe',
  blocked: false,
  keys: [{ type: 'ssh-ed25519', fingerprint: own, comment: '' }],
};
const bare = { ...account, keys: [] };
const blocked = { ...account, blocked: true };

type Row = readonly [SshReading, typeof account, SshVerdict, ...(readonly string[])];
const rows: readonly Row[] = [
  [readingOf('connected'), account, 'works'],
  [readingOf('reached'), blocked, 'works'],
  [readingOf('key-refused', [key(other, 'refused')]), blocked, 'blocked', 'jdoe'],
  [readingOf('key-refused', [key(other, 'refused')]), account, 'other-key', other, 'id'],
  [readingOf('key-refused', [key(own, 'refused')]), account, 'not-yet', own],
  [readingOf('behind-refused', [key(own, 'refused')]), account, 'not-yet', own],
  [readingOf('key-refused', [key(other, 'refused')]), bare, 'no-keys', 'jdoe'],
  [readingOf('key-none'), bare, 'no-keys', 'jdoe'],
  [readingOf('key-none'), account, 'nothing-offered', own],
  // ssh sent the local user's name, and a key that is right: the name is what is wrong.
  [
    readingOf('key-refused', [key(own, 'refused')], 'Jane Doe'),
    account,
    'other-name',
    'Jane Doe',
    'jdoe',
  ],
  [readingOf('key-refused', [key(own, 'refused')], 'JDOE'), account, 'not-yet', own],
  [
    readingOf('too-many-keys', [key(other, 'refused', ''), key(own, 'kept', 'id_new')]),
    account,
    'not-offered',
    own,
    'id_new',
  ],
  [readingOf('agent-other-keys', [key(other, 'refused', '')]), account, 'other-key', other, ''],
  [readingOf('timed-out'), account, 'not-about-keys'],
  [readingOf('timed-out', [], 'somebody'), bare, 'not-about-keys'],
  [readingOf('key-locked', [key(own, 'accepted')]), account, 'not-about-keys'],
  [readingOf('host-key-changed'), account, 'not-about-keys'],
  [readingOf('denied-untold', [], ''), account, 'untold'],
  [readingOf('denied-untold', [], 'root'), account, 'other-name', 'root', 'jdoe'],
  [readingOf('unclear', [], 'root'), account, 'untold'],
];

describe('the newcomer’s computer beside the account', () => {
  it.each(rows.map(([reading, entry, is, ...params]) => ({ reading, entry, is, params })))(
    'of $reading.user with $reading.cause is $is',
    ({ reading, entry, is, params }) => {
      expect(compareSides(reading, entry)).toEqual({ is, params });
    },
  );
});
