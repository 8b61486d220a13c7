import type { Entry } from 'ldapts';
import { describe, expect, it } from 'vitest';
import {
  newPersonAttributes,
  personAttributes,
  readPersonEntry,
} from '../../../../electron/adapters/ldap/person-entry.ts';
import { profileSchema } from '../../../../shared/domain/profile.ts';
import { plainDirectoryProfile } from '../../../fakes/profile.ts';

const profile = profileSchema.shape.directory.parse({
  ...plainDirectoryProfile(),
  tools: {
    groups: 'ou=servicegroups,dc=example,dc=org',
    people: 'ou=people,ou=servicegroups,dc=example,dc=org',
    sudoers: 'ou=sudoers,cn=tools,ou=projects,dc=example,dc=org',
    prefix: 'tools.',
    gidNumber: { floor: 50_000, ceiling: 59_999 },
  },
});

const ada: Entry = {
  dn: 'uid=ada,ou=people,dc=example,dc=org',
  uid: 'ada',
  cn: 'Ada Lovelace',
  mail: 'ada@example.org',
  uidNumber: '100007',
  sshPublicKey: ['ssh-ed25519 AAAA one', 'ssh-ed25519 AAAA two'],
  pwdPolicySubentry: [],
  pwdAccountLockedTime: [],
};
const read = (more: Record<string, string | string[] | Buffer> = {}) =>
  readPersonEntry({ ...ada, ...more }, profile);

describe('an entry that was read', () => {
  it('is the person, with every key', () => {
    expect(read()).toEqual({
      kind: 'person',
      dn: ada.dn,
      uid: 'ada',
      uids: ['ada'],
      cns: ['Ada Lovelace'],
      mails: ['ada@example.org'],
      uidNumber: 100_007,
      sshPublicKeys: ['ssh-ed25519 AAAA one', 'ssh-ed25519 AAAA two'],
      blocked: false,
    });
  });

  it('tells since when it stands, in any fraction of a second', () => {
    const since = (createTimestamp: string) => read({ createTimestamp })?.createdAt;
    expect(since('20270804080102Z')).toBe('2027-08-04T08:01:02.000Z');
    expect(since('20270804080102.123456Z')).toBe('2027-08-04T08:01:02.000Z');
    for (const odd of ['', 'yesterday', '20271304080102Z']) expect(since(odd)).toBeUndefined();
  });

  it('is told by where it stands', () => {
    const tool = 'uid=tools.bot,ou=people,ou=servicegroups,dc=example,dc=org';
    expect(read({ dn: tool })?.kind).toBe('tool');
    expect(read({ dn: 'uid=x,ou=hosts,dc=example,dc=org' })?.kind).toBe('other');
    expect(read({ dn: 'uid=x,ou=deep,ou=people,dc=example,dc=org' })?.kind).toBe('other');
  });

  it('has every name and address that stands there, also with options, and goes by what it is named by', () => {
    const several = {
      ...{ uid: ['old', 'ADA'], cn: ['Ada', 'Countess'], 'cn;lang-ku': 'Adaya' },
      mail: ['ada@example.org', 'lovelace@example.org'],
    };
    expect(read(several)).toMatchObject({
      ...{ uid: 'ADA', uids: ['old', 'ADA'], cns: ['Ada', 'Countess', 'Adaya'] },
      mails: ['ada@example.org', 'lovelace@example.org'],
    });
    const dn = 'uid=ada+cn=Ada,ou=people,dc=example,dc=org';
    expect(read({ ...several, dn })?.uid).toBe('ADA');
    expect(read({ ...several, dn: 'cn=Ada,ou=people,dc=example,dc=org' })?.uid).toBe('old');
  });

  it('may have attributes in other case, bytes as values, several values, or none', () => {
    const { uid: _uid, ...rest } = ada;
    expect(readPersonEntry({ ...rest, UID: 'ada' }, profile)?.uid).toBe('ada');
    expect(read({ sshPublicKey: Buffer.from('ssh-rsa AAAA') })?.sshPublicKeys).toEqual([
      'ssh-rsa AAAA',
    ]);
    expect(read({ cn: [] })?.cns).toEqual([]);
    expect(read({ mail: [], uidNumber: [] })).toMatchObject({ mails: [], uidNumber: undefined });
    expect(read({ uidNumber: 'many' })?.uidNumber).toBeUndefined();
  });

  it('is nobody without a uid', () => {
    expect(read({ uid: [] })).toBeUndefined();
  });
});

describe('the attributes of a new person', () => {
  const person = { uid: '$&', cn: 'Ada Lovelace', mail: 'ada@example.org', uidNumber: 100_007 };

  it('are those of the production tools, from the profile', () => {
    expect(newPersonAttributes({ ...person, uid: 'ada' }, 'nine horses', profile)).toEqual({
      objectClass: ['person', 'inetOrgPerson', 'ldapPublicKey', 'posixAccount', 'wikimediaPerson'],
      uid: 'ada',
      cn: 'Ada Lovelace',
      sn: 'Ada Lovelace',
      mail: 'ada@example.org',
      uidNumber: '100007',
      gidNumber: '500',
      homeDirectory: '/home/ada',
      loginShell: '/bin/bash',
      userPassword: 'nine horses',
    });
  });

  it('hold a name as it is, also where it looks like a pattern', () => {
    expect(newPersonAttributes(person, 'nine horses', profile)['homeDirectory']).toBe('/home/$&');
  });

  it('never read a password back', () => {
    expect(personAttributes.map((name) => name.toLowerCase())).not.toContain('userpassword');
    expect(personAttributes).not.toContain('*');
  });
});
