import { afterAll, beforeAll } from 'vitest';
import { createOpenStackCloud } from '../../../../electron/adapters/openstack/cloud.ts';
import { systemClock } from '../../../../electron/adapters/system.ts';
import { blockedPerson } from '../../../servers/seed.ts';
import { seedPerson } from '../../../servers/seed-people.ts';
import { startCloud, type Cloud } from '../../../servers/cloud/cloud.ts';
import { cloudSuite } from '../../../suites/cloud-suite.ts';
import { adminAccess, timeouts } from './access.ts';

let real: Cloud;

beforeAll(async () => {
  real = await startCloud();
});
afterAll(() => real.stop());

cloudSuite(async () => {
  const { username, password } = real.address.admin;
  return {
    cloud: createOpenStackCloud({
      access: adminAccess(real.address.authUrl),
      ...{ domain: 'default', timeouts, clock: systemClock },
    }),
    credentials: { username, password },
    users: [seedPerson(0).uid, seedPerson(1).uid],
    blockedUser: blockedPerson.uid,
  };
});
