import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { byCredential, makeCredential } from './application-credential.ts';
import { askCloud } from './ask-cloud.ts';
import type { Cloud } from './cloud.ts';
import { sharedCloud } from './shared-cloud.ts';

const withId = z.looseObject({ id: z.string() });

describe('a cloud of real services', () => {
  const name = `trial-${randomUUID().slice(0, 8)}`;
  let cloud: Cloud;
  let project: string;
  let admin: string;
  beforeAll(async () => {
    cloud = sharedCloud();
    project = withId.parse(await cloud.openstack('project', 'create', name)).id;
    admin = withId.parse(await cloud.openstack('project', 'show', 'admin')).id;
  });
  afterAll(() => cloud.stop());

  const demand = (url: string, method = 'GET', body?: unknown) =>
    cloud.session.demand({
      url,
      method,
      headers: { 'x-auth-all-projects': 'true' },
      ...(body === undefined ? {} : { body }),
    });

  it('lists its projects in python-openstackclient', async () => {
    const listed = z
      .array(z.looseObject({ Name: z.string() }))
      .parse(await cloud.openstack('project', 'list'));
    const names = listed.map(({ Name }) => Name);
    for (const one of ['admin', 'tools', 'bastion', name]) expect(names).toContain(one);
  });

  it('keeps a quota of Nova, and only for a project that Keystone knows', async () => {
    const url = `${cloud.origins.compute ?? ''}/v2.1/os-quota-sets`;
    expect(await demand(`${url}/${project}`)).toMatchObject({
      quota_set: { cores: 8, ram: 16_384 },
    });
    await demand(`${url}/${project}`, 'PUT', { quota_set: { cores: 24 } });
    expect(await demand(`${url}/${project}`)).toMatchObject({ quota_set: { cores: 24 } });
    await expect(demand(`${url}/nobody`, 'PUT', { quota_set: { cores: 1 } })).rejects.toThrow(
      /400/,
    );
  });

  it('keeps a quota of Neutron, and makes the default security group', async () => {
    const origin = cloud.origins.network ?? '';
    const url = `${origin}/v2.0/quotas/${project}`;
    expect(await demand(url)).toMatchObject({ quota: { floatingip: 0, security_group: 40 } });
    await demand(url, 'PUT', { quota: { floatingip: 1 } });
    expect(await demand(url)).toMatchObject({ quota: { floatingip: 1 } });
    const groups = await demand(`${origin}/v2.0/security-groups?project_id=${project}`);
    expect(groups).toMatchObject({ security_groups: [{ name: 'default' }] });
  });

  it('keeps a quota of Cinder', async () => {
    const url = `${cloud.origins.volume ?? ''}/v3/${admin}/os-quota-sets/${project}`;
    await demand(url, 'PUT', { quota_set: { gigabytes: 80 } });
    expect(await demand(url)).toMatchObject({ quota_set: { gigabytes: 80, volumes: 10 } });
  });

  it('keeps a quota of Designate, and takes a zone', async () => {
    const origin = cloud.origins.dns ?? '';
    await demand(`${origin}/v2/quotas/${project}`, 'PATCH', { zones: 20 });
    expect(await demand(`${origin}/v2/quotas/${project}`)).toMatchObject({ zones: 20 });
    const zone = { name: `${name}.wmcloud.example.`, email: 'root@wmcloud.example' };
    const made = await cloud.session.demand({
      ...{ method: 'POST', url: `${origin}/v2/zones`, body: zone },
      headers: { 'x-auth-sudo-project-id': project },
    });
    expect(made).toMatchObject({ name: zone.name, status: 'PENDING' });
  });

  it('shows all quotas in python-openstackclient', async () => {
    expect(await cloud.openstack('quota', 'show', name)).toMatchObject({
      ...{ cores: 24, 'floating-ips': 1, gigabytes: 80, 'secgroup-rules': 100 },
    });
  });

  it('holds an application credential to its access rules', async () => {
    const { authUrl } = cloud;
    const credential = await makeCredential(authUrl, cloud.session, {
      name: `desk-${randomUUID()}`,
      access_rules: [{ service: 'compute', method: 'GET', path: '/v2.1/limits' }],
    });
    const issued = await askCloud(byCredential(authUrl, credential));
    const token = String(issued.headers['x-subject-token']);
    const compute = `${cloud.origins.compute ?? ''}/v2.1`;
    expect((await askCloud({ url: `${compute}/limits`, token })).status).toBe(200);
    expect((await askCloud({ url: `${compute}/flavors`, token })).status).toBe(401);
  });
});
