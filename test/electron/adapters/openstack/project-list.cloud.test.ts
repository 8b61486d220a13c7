import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOpenStackCloud } from '../../../../electron/adapters/openstack/cloud.ts';
import { systemClock } from '../../../../electron/adapters/node/system.ts';
import type { Cloud } from '../../../../electron/core/ports/cloud.ts';
import { openSession } from '../../../servers/cloud/cloud-session.ts';
import { startKeystone, type Keystone } from '../../../servers/cloud/keystone.ts';
import { adminAccess, timeouts } from './access.ts';

/** As many as a Keystone answers of a list. */
const MOST = 2;

let keystone: Keystone;
let cloud: Cloud;
beforeAll(async () => {
  keystone = await startKeystone({ identity: 'sql', listLimit: MOST });
  const access = adminAccess(keystone.authUrl);
  cloud = createOpenStackCloud({ access, domain: 'Default', timeouts, clock: systemClock });
  await cloud.signIn(keystone.admin);
});
afterAll(async () => {
  await cloud.close();
  await keystone.stop();
});

it('says of a list that Keystone cut off that it is not all of it', async () => {
  const made = ['bikes', 'maps', 'quiz'].map((name) =>
    cloud.createProject({ name, description: name, tags: [] }),
  );
  const [project] = await Promise.all(made);
  const { projects, isWhole } = await cloud.listProjects();
  expect([projects.length, isWhole]).toEqual([MOST, false]);
  expect(await cloud.findProject('quiz')).toMatchObject({ name: 'quiz' });

  // Roles are cut off as well: each is found by itself, by its name and by its id.
  const names = ['first', 'second', 'third'];
  const { demand } = openSession(keystone.authUrl, keystone.admin);
  for (const name of names) {
    const url = `${keystone.authUrl}/roles`;
    await demand({ method: 'POST', url, body: { role: { name } } });
  }
  const { userId } = await cloud.state();
  const projectId = project?.id ?? '';
  for (const role of names) await cloud.grant({ projectId, userId, role });
  const held = (await cloud.assignments(projectId)).map(({ role }) => role);
  expect(held.toSorted()).toEqual(names);
});
