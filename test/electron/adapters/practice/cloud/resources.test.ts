import { describe, expect, it } from 'vitest';
import type { SecurityRule } from '../../../../../shared/domain/security-rule.ts';
import { practiceCloudWorld } from '../../../../fakes/practice-cloud.ts';

const ssh: SecurityRule = {
  direction: 'ingress',
  ethertype: 'IPv4',
  protocol: 'tcp',
  ports: { from: 22, to: 22 },
  remote: '10.0.0.0/8',
};
async function withProject(more: Parameters<typeof practiceCloudWorld>[0] = {}) {
  const { cloud } = practiceCloudWorld(more);
  const { id } = await cloud.createProject({ name: 'teapot', description: '', tags: [] });
  return { cloud, id };
}

describe('the default security group of a practice project', () => {
  it('lets everything out, and in from itself', async () => {
    const { cloud, id } = await withProject();
    const group = await cloud.defaultGroup(id);
    expect(group?.rules).toHaveLength(4);
    expect(group?.rules).toContainEqual({ direction: 'egress', ethertype: 'IPv6' });
    expect(group?.rules).toContainEqual({
      ...{ direction: 'ingress', ethertype: 'IPv6', remoteGroup: group?.id },
    });
  });

  it('takes a rule once', async () => {
    const { cloud, id } = await withProject();
    const group = (await cloud.defaultGroup(id))?.id ?? '';
    await cloud.addRules(group, [ssh]);
    await cloud.addRules(group, [{ ...ssh }]);
    const rules = (await cloud.defaultGroup(id))?.rules;
    expect(rules).toHaveLength(5);
    expect(rules).toContainEqual(ssh);
  });

  it('takes a rule for all addresses and one without a network for the same', async () => {
    const { cloud, id } = await withProject();
    const group = (await cloud.defaultGroup(id))?.id ?? '';
    const ping: SecurityRule = { direction: 'ingress', ethertype: 'IPv4', protocol: 'icmp' };
    await cloud.addRules(group, [{ ...ping, remote: '0.0.0.0/0' }]);
    await cloud.addRules(group, [ping]);
    await cloud.addRules(group, [{ ...ping, ethertype: 'IPv6' }]);
    expect((await cloud.defaultGroup(id))?.rules).toHaveLength(6);
  });

  it.each([
    { remote: '172.16.0.0/21' },
    { ports: { from: 22, to: 23 } },
    { protocol: 'udp' },
    { direction: 'egress' as const },
    { remoteGroup: 'another group' },
  ])('keeps rules apart by %o', async (change) => {
    const { cloud, id } = await withProject();
    const group = (await cloud.defaultGroup(id))?.id ?? '';
    await cloud.addRules(group, [ssh]);
    await cloud.addRules(group, [{ ...ssh, ...change }]);
    expect((await cloud.defaultGroup(id))?.rules).toHaveLength(6);
  });

  it.each([
    [{ ports: { from: 1, to: 65_535 } }, { ports: undefined }],
    [{ ethertype: 'IPv6', protocol: 'icmp', ports: undefined }, { protocol: 'ipv6-icmp' }],
    [{ ethertype: 'IPv6', remote: '2001:DB8::/32' }, { remote: '2001:db8::/32' }],
  ] as const)('keeps %o as Neutron does', async (change, kept) => {
    const { cloud, id } = await withProject();
    const group = (await cloud.defaultGroup(id))?.id ?? '';
    const sent = { ...ssh, ...change };
    await cloud.addRules(group, [sent]);
    expect((await cloud.defaultGroup(id))?.rules.at(-1)).toEqual({ ...sent, ...kept });
    await cloud.addRules(group, [sent]);
    expect((await cloud.defaultGroup(id))?.rules).toHaveLength(5);
  });

  it('refuses a rule that Neutron does not take', async () => {
    const { cloud, id } = await withProject();
    const group = (await cloud.defaultGroup(id))?.id ?? '';
    const wrong = { ...ssh, ports: { from: 8080, to: 8000 } };
    await expect(cloud.addRules(group, [ssh, wrong])).rejects.toMatchObject({
      ...{
        code: 'cloud-refused',
        params: [expect.stringContaining('8000-8080'), 'add the rules', 'network'],
      },
    });
    expect((await cloud.defaultGroup(id))?.rules).toHaveLength(4);
  });

  it('takes no rule beyond the quota, which counts the rules of its own members too', async () => {
    const { cloud, id } = await withProject();
    await cloud.setQuotas(id, 'network', { securityGroupRules: 5 });
    const group = (await cloud.defaultGroup(id))?.id ?? '';
    await cloud.addRules(group, [ssh]);
    await cloud.addRules(group, [ssh]);
    await expect(cloud.addRules(group, [{ ...ssh, protocol: 'udp' }])).rejects.toMatchObject({
      code: 'quota-exceeded',
      params: ['securityGroupRules', '5', '5'],
    });
  });

  it('is unknown by another id', async () => {
    const { cloud } = await withProject();
    await expect(cloud.addRules('nowhere', [ssh])).rejects.toMatchObject({ code: 'cloud-refused' });
  });
});

describe('quotas of a practice project', () => {
  it('are the defaults until they are set, and then the ones that were', async () => {
    const { cloud, id } = await withProject();
    const before = await cloud.quotas(id, 'compute');
    expect(before).toEqual([
      { key: 'cores', limit: 8, used: 0 },
      { key: 'instances', limit: 8, used: 0 },
      { key: 'ramMb', limit: 16_384, used: 0 },
    ]);
    await cloud.setQuotas(id, 'compute', { cores: 16, gigabytes: 1 });
    await cloud.setQuotas(id, 'compute', { instances: -1 });
    expect(await cloud.quotas(id, 'compute')).toEqual([
      { key: 'cores', limit: 16, used: 0 },
      { key: 'instances', limit: -1, used: 0 },
      { key: 'ramMb', limit: 16_384, used: 0 },
    ]);
    expect(await cloud.quotas(id, 'volume')).toContainEqual({
      ...{ key: 'gigabytes', limit: 1000, used: 0 },
    });
  });

  it('are refused below what is in use, all of them', async () => {
    const { cloud } = practiceCloudWorld();
    await expect(
      cloud.setQuotas('deskmap', 'compute', { instances: 20, cores: 7 }),
    ).rejects.toMatchObject({ code: 'quota-below-usage', params: ['cores', '7', '8'] });
    expect(await cloud.quotas('deskmap', 'compute')).toContainEqual({
      ...{ key: 'instances', limit: 8, used: 3 },
    });
  });

  it('are those of a project that is there', async () => {
    const { cloud } = practiceCloudWorld();
    await expect(cloud.quotas('nowhere', 'compute')).rejects.toMatchObject({
      code: 'project-missing',
    });
  });
});

describe('zones of the practice cloud', () => {
  const zone = { name: 'teapot.example.', email: 'root@example.org' };

  it('belong to the first who asks, whichever project that is', async () => {
    const { cloud, id } = await withProject();
    await cloud.createZone({ ...zone, projectId: id });
    expect(await cloud.findZone('TEAPOT.example.')).toMatchObject({
      projectId: id,
      name: zone.name,
    });
    await expect(cloud.createZone({ ...zone, projectId: 'deskmap' })).rejects.toMatchObject({
      code: 'zone-taken',
      params: [zone.name],
    });
  });

  it('are not the only ones who have names: a web proxy has one too', async () => {
    const { cloud } = await withProject();
    expect(await cloud.hasRecords('GALLERY.proxy.example.org.')).toBe(true);
    expect(await cloud.findZone('gallery.proxy.example.org.')).toBeUndefined();
    expect(await cloud.hasRecords('library.proxy.example.org.')).toBe(false);
  });

  it('stay within the quota', async () => {
    const { cloud, id } = await withProject();
    await cloud.setQuotas(id, 'dns', { zones: 0 });
    await expect(cloud.createZone({ ...zone, projectId: id })).rejects.toMatchObject({
      code: 'quota-exceeded',
      params: ['zones', '0', '0'],
    });
    expect(await cloud.findZone(zone.name)).toBeUndefined();
  });
});

describe('what a practice project holds', () => {
  it('is everything that would be lost with it, its zones too', async () => {
    const { cloud } = practiceCloudWorld();
    const kinds = (await cloud.holdings('deskmap')).map(({ kind }) => kind);
    expect(kinds).toEqual(['server', 'server', 'server', 'volume', 'zone']);
  });

  it('is nothing for a new project', async () => {
    const { cloud, id } = await withProject();
    expect(await cloud.holdings(id)).toEqual([]);
  });
});

describe('a practice cloud without some services', () => {
  it('says that they are missing, where they are needed', async () => {
    const { cloud, id } = await withProject({ services: ['compute'] });
    expect(await cloud.quotas(id, 'database')).toBeUndefined();
    expect(await cloud.defaultGroup(id)).toBeUndefined();
    expect(await cloud.findZone('deskmap.cloud.example.org.')).toBeUndefined();
    const missing = (service: string) => ({ code: 'cloud-service-missing', params: [service] });
    await expect(cloud.setQuotas(id, 'volume', { volumes: 1 })).rejects.toMatchObject(
      missing('volume'),
    );
    await expect(cloud.addRules('group', [ssh])).rejects.toMatchObject(missing('network'));
    const zone = { projectId: id, name: 'teapot.example.', email: 'root@example.org' };
    await expect(cloud.createZone(zone)).rejects.toMatchObject(missing('dns'));
    expect((await cloud.holdings('deskmap')).map(({ kind }) => kind)).toEqual([
      ...['server', 'server', 'server'],
    ]);
  });
});
