import { beforeAll, describe } from 'vitest';
import { createLdapDirectory } from '../../../../electron/adapters/ldap/directory.ts';
import { directorySuite } from '../../../suites/directory-suite.ts';
import { severalNames } from '../../../suites/several-names-suite.ts';
import { seedPerson } from '../../../servers/seed-people.ts';
import { toLdif } from '../../../servers/ldif.ts';
import { blockedPerson, personDn, seedProjects, seedTools } from '../../../servers/seed.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';

const several = toLdif([
  personDn(severalNames.uid),
  {
    objectClass: ['person', 'inetOrgPerson', 'ldapPublicKey', 'posixAccount'],
    ...{ uid: severalNames.uids, cn: severalNames.cns, sn: 'Mona', mail: severalNames.mails },
    ...{ uidNumber: String(severalNames.uidNumber), gidNumber: '500', homeDirectory: '/home/mona' },
  },
]);

/** The same directory over every way that leads there. */
const ways = [
  { name: 'ldaps, with a counter', counter: true, url: (slapd: Slapd) => slapd.ldapsUrl },
  { name: 'ldaps, without a counter', counter: false, url: (slapd: Slapd) => slapd.ldapsUrl },
  { name: 'plain LDAP on loopback', counter: true, url: (slapd: Slapd) => slapd.ldapUrl },
];

for (const { name, counter, url } of ways) {
  describe(`slapd: ${name}`, () => {
    let slapd: Slapd;
    beforeAll(async () => {
      slapd = await startSlapd({ counter, seedLdif: several });
      return () => slapd.stop();
    });
    directorySuite(() => {
      const { directory: profile } = testProfile(slapd, { directory: { url: url(slapd) } });
      return Promise.resolve({
        profile,
        credentials: slapd.writer,
        directory: createLdapDirectory({ profile, ca: slapd.caPem }),
        blockedUid: blockedPerson.uid,
        toolUid: seedTools[0],
        settledIn: {
          person: seedPerson(0),
          memberships: [
            ...seedProjects.slice(0, 2).map((name) => ({ kind: 'group' as const, name })),
            ...seedTools.map((name) => ({ kind: 'tool' as const, name })),
          ],
        },
      });
    });
  });
}
