import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createOpenStackCloud } from '../../../../electron/adapters/openstack/cloud.ts';
import { systemClock } from '../../../../electron/adapters/node/system.ts';
import { blockedPerson } from '../../../servers/seed.ts';
import { seedPerson } from '../../../servers/seed-people.ts';
import { makeCredential } from '../../../servers/cloud/application-credential.ts';
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

it('knows a name that is a record in a zone of others, as a web proxy’s is', async () => {
  const cloud = createOpenStackCloud({
    access: adminAccess(real.address.authUrl),
    ...{ domain: 'default', timeouts, clock: systemClock },
  });
  await cloud.signIn(real.address.admin);
  const zone = `proxies-${randomBytes(4).toString('hex')}.example.org.`;
  const zones = `${real.origins.dns ?? ''}/v2/zones`;
  const post = (url: string, body: unknown) => real.session.demand({ method: 'POST', url, body });
  const made = await post(zones, { name: zone, email: 'root@example.org' });
  const { id } = z.object({ id: z.string() }).parse(made);
  const record = { name: `gallery.${zone}`, type: 'A', records: ['192.0.2.1'] };
  await post(`${zones}/${id}/recordsets`, record);
  expect(await cloud.findZone(record.name)).toBeUndefined();
  expect(await cloud.hasRecords(record.name)).toBe(true);
  expect(await cloud.hasRecords(`library.${zone}`)).toBe(false);
  await cloud.close();
});

it('lists to a plain member the projects they are in, and nobody’s roles', async () => {
  const options = { domain: 'default', timeouts, clock: systemClock };
  const access = adminAccess(real.address.authUrl);
  const admin = createOpenStackCloud({ access, ...options });
  await admin.signIn(real.address.admin);
  const name = `mine-${randomBytes(4).toString('hex')}`;
  const { id } = await admin.createProject({ name, description: '', tags: [] });
  const { uid, cn, password } = seedPerson(2);
  await admin.grant({ projectId: id, userId: uid, role: 'member' });
  await admin.close();
  const scope = { project: { name, domain: { id: 'default' } } };
  const cloud = createOpenStackCloud({ access: { ...access, scope }, ...options });
  await cloud.signIn({ username: cn, password });
  const listed = await cloud.listProjects();
  expect(listed.of).toBe('us');
  const names = listed.projects.map((one) => one.name);
  // The hook lets them in at the jump hosts, too.
  expect(names.toSorted()).toEqual(['bastion', name]);
  await expect(cloud.allAssignments()).rejects.toMatchObject({ code: 'cloud-no-rights' });
  await cloud.close();
});

it('says so where the access rules of an application credential do not allow a call', async () => {
  const { authUrl } = real.address;
  const path = '/v2.1/os-quota-sets/*/detail';
  const rules = [{ service: 'compute', method: 'GET', path }];
  const made = { name: 'quotas-only', access_rules: rules };
  const { id, secret } = await makeCredential(authUrl, real.session, made);
  const cloud = createOpenStackCloud({
    access: {
      ...adminAccess(authUrl),
      credentials: { kind: 'application-credential', of: { id }, secret },
    },
    ...{ domain: 'default', timeouts, clock: systemClock },
  });
  const project = await cloud.findProject('admin');
  expect(await cloud.quotas(project?.id ?? '', 'compute')).toHaveLength(3);
  await expect(cloud.quotas(project?.id ?? '', 'volume')).rejects.toMatchObject({
    code: 'cloud-no-rights',
    params: [
      'the access rules of the application credential do not allow this',
      'read the quotas',
      'volume',
    ],
  });
  await cloud.close();
});
