import { expect, it } from 'vitest';
import { startScriptedCloud, tokenBody } from './scripted-cloud.ts';

const lists: Readonly<Record<string, unknown>> = {
  '/v2.1/servers': { servers: [{ id: 's1', name: 'web-1' }] },
  '/v3/admin/volumes': { volumes: [{ id: 'v1', name: '' }] },
  '/v3/admin/snapshots': { snapshots: [{ id: 'n1', name: null }] },
  '/v2.0/floatingips': { floatingips: [{ id: 'f1', floating_ip_address: '185.15.56.7' }] },
  '/v2/zones': { zones: [{ id: 'z1', name: 'p.example.org.' }] },
  '/v1.0/admin/mgmt/instances': {
    instances: [
      { id: 'd1', name: 'wiki', tenant_id: 'p1' },
      { id: 'd2', name: 'of another', tenant_id: 'p2' },
    ],
  },
};

it('names everything that stands in a project, of every service that the catalogue has', async () => {
  const { cloud, heard, stop } = await startScriptedCloud(
    ({ path }) => ({ status: 200, body: lists[path.split('?')[0] ?? ''] }),
    { catalog: { database: '/v1.0/admin' } },
  );
  try {
    expect(await cloud.holdings('p1')).toEqual([
      { kind: 'server', id: 's1', name: 'web-1' },
      { kind: 'volume', id: 'v1', name: 'v1' },
      { kind: 'snapshot', id: 'n1', name: 'n1' },
      { kind: 'floating-ip', id: 'f1', name: '185.15.56.7' },
      { kind: 'zone', id: 'z1', name: 'p.example.org.' },
      { kind: 'database', id: 'd1', name: 'wiki' },
    ]);
    const asked = heard.filter(({ method }) => method === 'GET');
    expect(asked).toHaveLength(6);
    for (const { path, headers } of asked) {
      expect(`${path} ${String(headers['x-auth-sudo-project-id'])}`, path).toMatch(/p1/);
    }
  } finally {
    await stop();
  }
});

it('says of each instance how it is, why it failed, and its groups once', async () => {
  // The answers of Nova: https://docs.openstack.org/api-ref/compute/#list-servers-detailed
  const servers = [
    { id: 's1', name: 'web-1', status: 'ACTIVE', security_groups: [{ name: 'default' }] },
    { id: 's2', name: 'web-2', status: 'ACTIVE', security_groups: [{ name: 'a' }, { name: 'a' }] },
    {
      ...{ id: 's3', name: 'job', status: 'ERROR' },
      fault: { code: 500, created: '2027-08-05T10:00:00Z', message: 'No valid host was found.' },
    },
    { id: 's4', name: '', status: 'BUILD', fault: null, security_groups: null },
  ];
  const { cloud, heard, stop } = await startScriptedCloud(() => ({
    status: 200,
    body: { servers },
  }));
  try {
    expect(await cloud.instances('p1')).toEqual([
      { id: 's1', name: 'web-1', status: 'ACTIVE', fault: undefined, groups: ['default'] },
      { id: 's2', name: 'web-2', status: 'ACTIVE', fault: undefined, groups: ['a'] },
      { id: 's3', name: 'job', status: 'ERROR', fault: 'No valid host was found.', groups: [] },
      { id: 's4', name: 's4', status: 'BUILD', fault: undefined, groups: [] },
    ]);
    const asked = heard.filter(({ path }) => path.includes('/servers'));
    expect(asked.map(({ path }) => path)).toEqual([
      expect.stringMatching(/\/servers\/detail\?all_tenants=1&project_id=p1/),
    ]);
  } finally {
    await stop();
  }
});

it('asks no service that the catalogue does not have', async () => {
  const { cloud, heard, stop } = await startScriptedCloud(({ path }) => ({
    status: 200,
    body: lists[path.split('?')[0] ?? ''],
  }));
  try {
    expect((await cloud.holdings('p1')).map(({ kind }) => kind)).not.toContain('database');
    expect(heard.some(({ path }) => path.includes('/mgmt/'))).toBe(false);
    expect(tokenBody('').token.catalog.map(({ type }) => type)).not.toContain('database');
  } finally {
    await stop();
  }
});
