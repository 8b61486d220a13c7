import { createLdapDirectories } from '../../electron/adapters/ldap/directories.ts';
import { seedPerson } from '../servers/seed-people.ts';
import type { Slapd } from '../servers/slapd.ts';
import { testProfile } from '../servers/test-profile.ts';
import { complete, type DirectoriesUnderTest } from './directories-under-test.ts';

/** This slapd, to which each desk has a connection of its own. */
export function slapdDirectories(slapd: Slapd): Promise<DirectoriesUnderTest> {
  const { directory: profile } = testProfile(slapd);
  const { uid } = seedPerson(0);
  return Promise.resolve({
    ...{ profile, credentials: slapd.writer },
    open: () => complete(createLdapDirectories({ profile, ca: slapd.caPem })),
    tool: { name: 'wikilens', maintainer: uid },
    project: { name: 'bastion', member: uid },
  });
}
