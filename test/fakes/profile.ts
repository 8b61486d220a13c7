import type { z } from 'zod';
import { profileSchema, type Profile } from '../../shared/domain/profile.ts';

type WrittenDirectory = z.input<typeof profileSchema>['directory'];

/** The directory section of an event whose directory nobody connects to. */
export const plainDirectoryProfile = (): WrittenDirectory => ({
  url: 'ldaps://ldap.example.org',
  people: {
    base: 'ou=people,dc=example,dc=org',
    objectClasses: ['person', 'inetOrgPerson', 'ldapPublicKey', 'posixAccount', 'wikimediaPerson'],
    gidNumber: 500,
    home: '/home/{uid}',
    shell: '/bin/bash',
  },
  uidNumber: { floor: 100_000, ceiling: 499_999 },
  groups: { base: 'ou=groups,dc=example,dc=org', projectPrefix: 'project-' },
  tools: {
    groups: 'ou=servicegroups,dc=example,dc=org',
    people: 'ou=people,ou=servicegroups,dc=example,dc=org',
    sudoers: 'ou=sudoers,cn=tools,ou=projects,dc=example,dc=org',
    prefix: 'tools.',
    gidNumber: { floor: 50_000, ceiling: 59_999 },
  },
});

export const plainProfile = (): Profile =>
  profileSchema.parse({
    event: { id: 'test-event', name: { en: 'Test event' } },
    directory: plainDirectoryProfile(),
    // Tests let hours pass.
    desk: { lockAfterMinutes: 0 },
  });

/** The same event, whose groups need not be right for a while before they count. */
export const settledAtOnce = (profile: Profile): Profile => ({
  ...profile,
  cloud: profile.cloud && { ...profile.cloud, groupSettleSeconds: 0 },
});

/** The same event without tools. */
export const withoutTools = (profile: Profile): Profile => ({
  ...profile,
  directory: { ...profile.directory, tools: undefined },
});
