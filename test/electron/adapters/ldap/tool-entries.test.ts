import type { Entry } from 'ldapts';
import { describe, expect, it } from 'vitest';
import {
  groupAttributes,
  judgeSudoRule,
  readGroup,
  readUser,
  sudoRuleAttributes,
  toolDns,
} from '../../../../electron/adapters/ldap/tool-entries.ts';
import { plainProfile } from '../../../fakes/profile.ts';

const { directory } = plainProfile();
const { tools: rules, people } = directory;
if (!rules) throw new Error('the profile has no tools');

describe('the entries of a tool', () => {
  it('stand where no name can lead out of', () => {
    expect(toolDns('a,b', rules)).toEqual({
      group: 'cn=tools.a\\,b,ou=servicegroups,dc=example,dc=org',
      user: 'uid=tools.a\\,b,ou=people,ou=servicegroups,dc=example,dc=org',
      'sudo-rule': 'cn=runas-tools.a\\,b,ou=sudoers,cn=tools,ou=projects,dc=example,dc=org',
    });
  });

  it('begin with one maintainer', () => {
    const dn = `uid=ada,${people.base}`;
    expect(groupAttributes({ name: 'a', gidNumber: 50_001 }, dn, rules)).toMatchObject({
      cn: 'tools.a',
      gidNumber: '50001',
      member: dn,
    });
  });

  it('are read however the server spells attributes and DNs', () => {
    const member = [
      'UID=Ada,OU=People, DC=example,DC=org',
      'uid=tools.x,ou=people,ou=servicegroups,dc=example,dc=org',
    ];
    expect(readGroup({ dn: '', GIDNUMBER: '50001', Member: member }, people.base)).toEqual({
      gidNumber: 50_001,
      maintainers: ['Ada'],
      others: [member[1]],
    });
    expect(readUser({ dn: '', UidNumber: '50001' }, directory)).toEqual({
      uidNumber: 50_001,
      gidNumber: undefined,
      disabled: false,
    });
  });
});

describe('a sudo rule', () => {
  const rule: Entry = { dn: '', ...sudoRuleAttributes('a', rules) };
  const { ['sudoHost']: _, ...withoutHost } = rule;

  it('is right as it was made, in whatever case the server spells its attributes', () => {
    expect(judgeSudoRule(rule, 'a', rules)).toBe('right');
    const shouted: Entry = { dn: '' };
    for (const [name, value] of Object.entries(rule)) shouted[name.toUpperCase()] = value;
    expect(judgeSudoRule(shouted, 'a', rules)).toBe('right');
  });

  it.each([
    ['runs out', { ...rule, sudoNotAfter: '20300101000000Z' }],
    ['lacks its hosts', { ...withoutHost, dn: '' }],
    ['is for another tool', { dn: '', ...sudoRuleAttributes('b', rules) }],
    ['has a second user', { ...rule, sudoUser: ['%tools.a', 'ada'] }],
    ['asks for a password', { ...rule, sudoOption: 'authenticate' }],
  ])('is another one where it %s', (_, entry) => {
    expect(judgeSudoRule(entry, 'a', rules)).toBe('other');
  });

  it('is missing where there is none', () => {
    expect(judgeSudoRule(undefined, 'a', rules)).toBe('missing');
  });
});
