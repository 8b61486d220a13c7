import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { createLdapDirectories } from '../../electron/adapters/ldap/directories.ts';
import { createOpenStackCloud } from '../../electron/adapters/openstack/cloud.ts';
import { systemClock } from '../../electron/adapters/node/system.ts';
import { adminAccess, timeouts } from '../electron/adapters/openstack/access.ts';
import { plainCloudProfile } from '../fakes/practice-cloud.ts';
import type { Cloud } from '../servers/cloud/cloud.ts';
import { withProjectGroups } from '../servers/cloud/project-groups.ts';
import { sharedCloud } from '../servers/cloud/shared-cloud.ts';
import { withDatabase } from '../servers/cloud/sqlite-file.ts';
import { testProfile } from '../servers/test-profile.ts';
import type { CloudSuite, CloudWorld } from './cloud-world.ts';

/** What Designate's worker would do, which does not run here: a removed zone is done with, and is kept as a deleted row. */
function finishZones({ address: { folder } }: Cloud): void {
  withDatabase(join(folder, 'designate', 'designate.db'), (database) =>
    database.exec(
      `UPDATE zones SET deleted = id, deleted_at = '2026-01-01 00:00:00', status = 'DELETED', action = 'NONE'
        WHERE action = 'DELETE'`,
    ),
  );
}

/** Lets the hook run until it has nothing left to write. */
async function letHookRun(real: Cloud): Promise<void> {
  real.hook.resume();
  await real.hook.idle();
  await real.hook.pause();
}

/** What desks of a suite see of this cloud, whose hook writes when it is let. */
export async function worldOf(real: Cloud): Promise<CloudWorld> {
  const profile = { ...testProfile(real.slapd), cloud: plainCloudProfile() };
  const { username, password } = real.address.admin;
  const ldap = { profile: profile.directory, ca: real.slapd.caPem };
  const { directory, groups, tools } = createLdapDirectories(ldap);
  await directory.signIn(real.slapd.writer);
  if (!groups) throw new Error('the test profile has groups');
  await real.hook.pause();
  return {
    ...{ profile, credentials: real.slapd.writer, groups },
    openDirectory: () => createLdapDirectories(ldap).directory,
    openTools: () => tools,
    openCloud: () =>
      createOpenStackCloud({
        access: {
          ...adminAccess(real.authUrl),
          credentials: {
            ...{ kind: 'user', password, passcode: undefined },
            user: { name: username, domain: { id: 'default' } },
          },
        },
        ...{ domain: 'default', timeouts, clock: systemClock },
      }),
    async hook() {
      finishZones(real);
      await letHookRun(real);
    },
    failHook: (times) => real.hook.failNext(times),
    overwriteGroup: (project, people) =>
      withProjectGroups(real.slapd.ldapUrl, (all) => all.write(project, new Set(people))),
  };
}

/** Runs a suite over Keystone, Nova, Neutron, Cinder, Designate and slapd, whose hook writes when it is let. */
export function onCloud(suite: CloudSuite): void {
  describe('OpenStack and slapd', () => {
    let real: Cloud;
    beforeAll(() => {
      real = sharedCloud();
      return () => real.stop();
    });
    afterAll(() => real.hook.resume());
    suite(() => worldOf(real));
  });
}
