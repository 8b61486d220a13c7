import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLdapDirectories } from '../../../../electron/adapters/ldap/directories.ts';
import { seedPeople } from '../../../servers/seed-people.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import { complete } from '../../../suites/directories-under-test.ts';
import { projectGroupsSuite } from '../../../suites/project-groups-suite.ts';
import { slapdDirectories } from '../../../suites/slapd-directories.ts';

let slapd: Slapd;
beforeAll(async () => {
  slapd = await startSlapd();
});
afterAll(() => slapd.stop());

projectGroupsSuite(() => slapdDirectories(slapd));

it('reads a group of thousands whole', async () => {
  const PEOPLE = 3000;
  const large = await startSlapd({ people: PEOPLE });
  const { directory: profile } = testProfile(large);
  const { groups, directory } = complete(createLdapDirectories({ profile, ca: large.caPem }));
  const members = await groups.membersOf('bastion');
  expect(new Set(members)).toEqual(
    new Set(['novaadmin', ...seedPeople(PEOPLE).map(({ uid }) => uid)]),
  );
  await directory.close();
  await large.stop();
});
