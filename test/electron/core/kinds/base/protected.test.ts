import { describe, expect, it } from 'vitest';
import { createProtection } from '../../../../../electron/core/kinds/base/protected.ts';
import {
  person,
  personFound,
  project,
  roles,
  tool,
  type Touched,
} from '../../../../../electron/core/kinds/base/touched.ts';
import { profileSchema } from '../../../../../shared/domain/profile.ts';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';
import { jane } from '../../../../fakes/people.ts';
import { plainDirectoryProfile, plainProfile } from '../../../../fakes/profile.ts';

const directory = profileSchema.shape.directory.parse({
  ...plainDirectoryProfile(),
  bindDn: 'UID = Desk\\2dWriter, OU=People,dc=example,dc=org',
});
const profile = {
  ...plainProfile(),
  directory,
  cloud: { ...plainCloudProfile(), projectName: 'desks' },
  protected: {
    people: ['novaadmin', '*-dns-manager', 'svc-*'],
    tools: ['admin'],
    projects: ['admin', 'c0ffee'],
    groups: ['tools.gate', 'project-bastion'],
    roles: ['admin'],
  },
};
let writer = '';
const protection = createProtection({ profile, writer: () => writer });
const placeOf = (...touched: readonly Touched[]) => {
  const why = protection.whyNot(touched);
  return why?.params[1] ?? why?.code;
};
const goes = (touched: Touched): Touched => ({ ...touched, isRemoved: true });

describe('what an event protects', () => {
  it.each<[string, Touched, string]>([
    ['a person', person('novaadmin'), 'people'],
    ['one spelled otherwise', person('NovaＡdmin'), 'people'],
    ['one by the end of the name', person('eqiad1-DNS-manager'), 'people'],
    ['one by its beginning', person('svc-backup'), 'people'],
    ['a tool', tool('admin'), 'tools'],
    ['a tool by its group', tool('gate'), 'groups'],
    ['a project', project('admin'), 'projects'],
    ['one spelled otherwise', project('Àdmin '), 'projects'],
    ['one by its id, whatever it is called', project('coffee', 'c0ffee'), 'projects'],
    ['a project by its group', project('Bastion'), 'groups'],
    ['a role', { what: 'role', names: ['Admin'] }, 'roles'],
  ])('is %s: %o', (_, touched, list) => {
    expect(placeOf(touched)).toBe(`protected.${list}`);
    expect(placeOf(person('jdoe'), touched)).toBe(`protected.${list}`);
  });

  it.each<[Touched]>([
    [person('nova')],
    [person('admin')],
    [person('dns-manager-2')],
    [tool('admin-2')],
    [tool('novaadmin')],
    [project('tools', 'tools')],
    [project('desks')],
    [project('administration')],
  ])('is not %o', (touched) => expect(placeOf(touched)).toBeUndefined());

  it('leaves the roles of people and of tools alone', () => {
    expect(placeOf(...roles(['member', 'reader']))).toBeUndefined();
  });

  it('names what is protected and by which list', () => {
    expect(() => protection.refuse([tool('admin')])).toThrow(
      expect.objectContaining({ code: 'protected', params: ['admin', 'protected.tools'] }),
    );
  });

  it('is a person by each shell name that their entry has', () => {
    const dn = 'uid=jdoe,ou=people,dc=example,dc=org';
    expect(placeOf(personFound({ ...jane, dn, uids: ['jdoe', 'NovaAdmin'] }))).toBe(
      'protected.people',
    );
    expect(placeOf(personFound({ ...jane, dn, uids: ['jdoe', 'jane'] }))).toBeUndefined();
  });

  it('is always whoever writes, whatever the profile says', () => {
    expect(placeOf(person('desk-writer'))).toBe('protected-writer');
    expect(
      placeOf(personFound({ ...jane, dn: 'uid=desk-writer,ou=people,dc=example,dc=org' })),
    ).toBe('protected-writer');
    expect(placeOf(person('jdoe'))).toBeUndefined();
    writer = 'uid=jdoe,ou=people,dc=example,dc=org';
    expect(placeOf(person('JDoe'))).toBe('protected-writer');
    writer = 'cn=Desk,ou=people,dc=example,dc=org';
    expect(placeOf(person('jdoe'))).toBeUndefined();
    expect(placeOf(personFound({ ...jane, dn: 'CN=desk, ou=people,dc=example,dc=org' }))).toBe(
      'protected-writer',
    );
    writer = '';
  });

  it('is from its removal what the event lives on, and from nothing else', () => {
    expect(placeOf(goes(project('TOOLS', 'tools')))).toBe('cloud.toolforge.project');
    expect(placeOf(goes(project('desks')))).toBe('cloud.projectName');
    expect(placeOf(goes(project('bikes')))).toBeUndefined();
  });
});
