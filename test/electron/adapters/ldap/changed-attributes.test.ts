import type { Entry } from 'ldapts';
import { expect, it } from 'vitest';
import { changedAttributes } from '../../../../electron/adapters/ldap/changed-attributes.ts';
import { newPersonAttributes } from '../../../../electron/adapters/ldap/person-entry.ts';
import { plainProfile } from '../../../fakes/profile.ts';

const { directory: profile } = plainProfile();
const person = { uid: 'ada', cn: 'Ada Byron', mail: 'ada@example.org', uidNumber: 150_000 };

/** The entry as it comes back from a server some time after it was added. */
const found = (more: Partial<Entry> = {}): Entry => ({
  dn: 'uid=ada,ou=people,dc=example,dc=org',
  ...newPersonAttributes(person, '{SSHA}abc', profile),
  createTimestamp: '20270804080000Z',
  ...more,
});
const changed = (more: Partial<Entry>) => changedAttributes(found(more), person, profile);

it('finds nothing changed in an entry as it was made, whatever keys it has', () => {
  expect(changed({})).toEqual([]);
  expect(changed({ sshPublicKey: ['ssh-ed25519 AAAA'], memberOf: ['cn=a'] })).toEqual([]);
});

it('does not mind in which order, case or spelling a server gives values back', () => {
  const objectClass = profile.people.objectClasses.map((name) => name.toUpperCase()).toReversed();
  const { cn: _, ...others } = found();
  const spelled = { ...others, CN: 'ada  byron', objectClass };
  expect(changedAttributes(spelled, person, profile)).toEqual([]);
});

it('leaves out what was asked for and has no value', () => {
  expect(changed({ wikimediaGlobalAccountId: [], '*': [] })).toEqual([]);
});

it('names every attribute with another value, without one, or that was added', () => {
  const other = changed({ mail: 'else@example.org', loginShell: [], description: 'staff' });
  expect(other).toEqual(['mail', 'loginShell', 'description']);
  const more = changed({ objectClass: [...profile.people.objectClasses, 'sudoRole'] });
  expect(more).toEqual(['objectClass']);
});

it('takes a password for changed that was set after the entry was made, and no other', () => {
  expect(changed({ pwdChangedTime: '20270804080000Z' })).toEqual([]);
  expect(changed({ pwdChangedTime: '20270804080001Z' })).toEqual(['userPassword']);
});
