import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLdapDirectories } from '../../../../electron/adapters/ldap/directories.ts';
import { withProjectGroups } from '../../../servers/cloud/project-groups.ts';
import { seedPeople } from '../../../servers/seed-people.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import { tree } from '../../../servers/tree.ts';
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

it('tells also of the subtree of a project whose group is gone', async () => {
  const { directory: profile } = testProfile(slapd);
  const { groups, directory } = complete(createLdapDirectories({ profile, ca: slapd.caPem }));
  await withProjectGroups(slapd.ldapUrl, async (hook) => {
    await hook.write('left', new Set(['novaadmin']));
    await hook.addSudoRules('left');
  });
  const [group, subtree] = [`cn=project-left,${tree.groups}`, `cn=left,${tree.projects}`];
  expect(await groups.leftOf('left')).toEqual([group, subtree]);
  await withProjectGroups(slapd.ldapUrl, (hook) => hook.remove('left'));
  expect(await groups.leftOf('left')).toEqual([]);
  await withProjectGroups(slapd.ldapUrl, (hook) => hook.addSudoRules('left'));
  expect(await groups.leftOf('left')).toEqual([subtree]);
  await directory.close();
});
