import type { z } from 'zod';
import { profileSchema, type Profile } from '../../shared/domain/profile.ts';
import type { SlapdAddress } from './slapd-access.ts';
import { servicePeople } from './seed.ts';
import { tree, uidNumberCeiling, uidNumberFloor } from './tree.ts';

type Written = z.input<typeof profileSchema>;
type Overrides = { readonly [Section in keyof Written]?: Partial<Written[Section]> };

/** The profile of an event whose directory is this slapd, over TLS. Overrides replace single keys of a section. */
export function testProfile(slapd: SlapdAddress, overrides: Overrides = {}): Profile {
  const written = {
    event: { id: 'test-event', name: { en: 'Test event' } },
    directory: directory(slapd),
    accounts,
  };
  return profileSchema.parse({
    ...overrides,
    // Hours pass in these tests while nobody sits at a screen; who tests the lock says so.
    desk: { lockAfterMinutes: 0, ...overrides.desk },
    event: { ...written.event, ...overrides.event },
    directory: { ...written.directory, ...overrides.directory },
    accounts: { ...written.accounts, ...overrides.accounts },
  });
}

const accounts: Written['accounts'] = {
  reserved: ['root', 'admin', ...servicePeople],
  terms: [{ title: 'Terms of use', url: 'https://example.org/terms' }],
};

const directory = (slapd: SlapdAddress): Written['directory'] => ({
  url: slapd.ldapsUrl,
  caFile: slapd.caFile,
  bindDn: slapd.writer.bindDn,
  people: {
    base: tree.people,
    objectClasses: ['person', 'inetOrgPerson', 'ldapPublicKey', 'posixAccount', 'wikimediaPerson'],
    gidNumber: 500,
    home: '/home/{uid}',
    shell: '/bin/bash',
  },
  uidNumber: {
    floor: uidNumberFloor,
    ceiling: uidNumberCeiling,
    ...(slapd.counter ? { counterDn: tree.counter } : {}),
  },
  groups: { base: tree.groups, projectPrefix: 'project-', projects: tree.projects },
  tools: {
    groups: tree.servicegroups,
    people: tree.toolPeople,
    sudoers: tree.toolSudoers,
    prefix: 'tools.',
    gidNumber: { floor: 50_000, ceiling: 59_999 },
  },
  disabledPolicyDn: tree.disabledPolicy,
});
