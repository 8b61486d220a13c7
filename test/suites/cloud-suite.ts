import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { quotaServices } from '../../shared/domain/quota.ts';
import type { SecurityRule } from '../../shared/domain/security-rule.ts';
import { cloudListTests } from './cloud-list-suite.ts';
import { cloudRuleTests } from './cloud-rules-suite.ts';
import type { Cloud, CloudCredentials, CloudProject } from '../../electron/core/ports/cloud.ts';

/** What a cloud under test brings along. Its catalogue has all services but, perhaps, the database's. */
export interface CloudUnderTest {
  /** A cloud nobody has signed in to. */
  readonly cloud: Cloud;
  /** Somebody who may do everything. */
  readonly credentials: CloudCredentials;
  /** People whom the cloud knows. */
  readonly users: readonly [string, string];
  readonly blockedUser: string;
}

const ssh: SecurityRule = {
  direction: 'ingress',
  ethertype: 'IPv4',
  protocol: 'tcp',
  ports: { from: 22, to: 22 },
  remote: '10.0.0.0/8',
};
const ping: SecurityRule = { direction: 'ingress', ethertype: 'IPv4', protocol: 'icmp' };

/** A name nobody has used: each test takes its own, so that they can share one cloud. */
const freshName = (): string => `suite-${randomUUID().slice(0, 13)}`;

/** What every `Cloud` does, whatever is behind it. */
export function cloudSuite(prepare: () => Promise<CloudUnderTest>): void {
  describe('a cloud', () => {
    let under: CloudUnderTest;
    let cloud: Cloud;
    let ada: string;
    let grace: string;

    beforeEach(async () => {
      under = await prepare();
      cloud = under.cloud;
      [ada, grace] = under.users;
      await cloud.signIn(under.credentials);
      return () => cloud.close();
    });

    const makeProject = (name = freshName()): Promise<CloudProject> =>
      cloud.createProject({ name, description: 'A project of a test', tags: ['lanyard'] });

    it('answers a probe', async () => {
      await expect(cloud.probe()).resolves.toBeUndefined();
    });

    it('says who is signed in, where, with which roles and until when', async () => {
      const standing = await cloud.state();
      expect(standing.username).toBe(under.credentials.username);
      expect(standing.authUrl).toMatch(/^https?:\/\/.+\/v3$/);
      expect(standing.project?.id).not.toBe('');
      expect(standing.roles).toContain('admin');
      expect(standing.expiresAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
      expect(standing.services).toEqual(standing.services.toSorted());
      expect(standing.services).toEqual(
        expect.arrayContaining(['compute', 'dns', 'identity', 'network']),
      );
    });

    it('says that a sign-in is needed once everybody has signed out', async () => {
      await cloud.signOut();
      await expect(cloud.findProject('admin')).rejects.toMatchObject({
        code: 'cloud-sign-in-needed',
      });
    });

    it('refuses a wrong password', async () => {
      const wrong = { ...under.credentials, password: 'not the password' };
      await expect(cloud.signIn(wrong)).rejects.toMatchObject({ code: 'cloud-sign-in-refused' });
    });

    it('finds a project by its name, as it was made', async () => {
      const made = await makeProject();
      expect(made).toMatchObject({
        description: 'A project of a test',
        enabled: true,
        tags: ['lanyard'],
      });
      expect(await cloud.findProject(made.name)).toEqual(made);
      expect(await cloud.findProject(freshName())).toBeUndefined();
    });

    cloudListTests(() => ({ cloud, users: [ada, grace], makeProject }));

    it('makes no second project of a name', async () => {
      const { name } = await makeProject();
      await expect(makeProject(name)).rejects.toMatchObject({ code: 'project-exists' });
    });

    it('removes a project, and leaves one that is gone', async () => {
      const { id, name } = await makeProject();
      await cloud.removeProject(id);
      expect(await cloud.findProject(name)).toBeUndefined();
      await expect(cloud.removeProject(id)).resolves.toBeUndefined();
    });

    it('knows people of the directory, and not those who are blocked', async () => {
      expect(await cloud.knowsUser(ada)).toBe(true);
      expect(await cloud.knowsUser(under.blockedUser)).toBe(false);
      expect(await cloud.knowsUser(freshName())).toBe(false);
    });

    it('grants a role once, however often it is told to', async () => {
      const { id, name } = await makeProject();
      const role = { projectId: id, userId: ada, role: 'member' };
      await cloud.grant(role);
      await cloud.grant(role);
      await cloud.grant({ ...role, userId: grace, role: 'reader' });
      const held = await cloud.assignments(id);
      expect(new Set(held)).toEqual(
        new Set([
          { userId: ada, role: 'member' },
          { userId: grace, role: 'reader' },
        ]),
      );
      expect(held).toHaveLength(2);
      expect(await cloud.rolesOf(ada)).toContainEqual({ project: { id, name }, role: 'member' });
    });

    it('takes one role away, and leaves one that is not held', async () => {
      const { id } = await makeProject();
      const role = { projectId: id, userId: ada, role: 'member' };
      await cloud.grant(role);
      await cloud.grant({ ...role, role: 'reader' });
      await cloud.revoke(role);
      await cloud.revoke(role);
      expect(await cloud.assignments(id)).toEqual([{ userId: ada, role: 'reader' }]);
    });

    it('grants nothing to people or in projects that it does not know', async () => {
      const { id } = await makeProject();
      const role = { projectId: id, userId: ada, role: 'member' };
      await expect(cloud.grant({ ...role, userId: freshName() })).rejects.toMatchObject({
        code: 'cloud-user-unknown',
      });
      await expect(cloud.grant({ ...role, userId: under.blockedUser })).rejects.toMatchObject({
        code: 'cloud-user-unknown',
      });
      await expect(cloud.grant({ ...role, projectId: freshName() })).rejects.toMatchObject({
        code: 'project-missing',
      });
      await expect(cloud.grant({ ...role, role: 'duke' })).rejects.toMatchObject({
        code: 'role-unknown',
        params: ['duke'],
      });
      expect(await cloud.assignments(id)).toEqual([]);
    });

    it('sets exactly the limits it is told, in every service', async () => {
      const { id } = await makeProject();
      const wanted = {
        compute: { cores: 3, ramMb: 6144 },
        network: { floatingIps: 2 },
        volume: { gigabytes: 33, volumes: 4 },
        dns: { zones: 7 },
        database: { databaseInstances: 5 },
      } as const;
      for (const service of quotaServices) {
        const before = await cloud.quotas(id, service);
        if (before === undefined) continue;
        await cloud.setQuotas(id, service, wanted[service]);
        const expected = before.map((one) => {
          const limit = Object.entries(wanted[service]).find(([key]) => key === one.key)?.[1];
          return { ...one, limit: limit ?? one.limit };
        });
        expect(await cloud.quotas(id, service), service).toEqual(expected);
      }
    });

    it('tells what is in use beside each limit', async () => {
      const { id } = await makeProject();
      for (const service of ['compute', 'network', 'volume'] as const) {
        const readings = (await cloud.quotas(id, service)) ?? [];
        expect(readings.length, service).toBeGreaterThanOrEqual(3);
        for (const { used } of readings) expect(used, service).toEqual(expect.any(Number));
      }
    });

    it('refuses a limit below what is in use, with the figures', async () => {
      const { id } = await makeProject();
      const rules = (await cloud.defaultGroup(id))?.rules.length ?? 0;
      await expect(cloud.setQuotas(id, 'network', { securityGroupRules: 1 })).rejects.toMatchObject(
        { code: 'quota-below-usage', params: ['securityGroupRules', '1', String(rules)] },
      );
    });

    it('gives every project a default group, and adds each rule to it once', async () => {
      const { id } = await makeProject();
      const before = await cloud.defaultGroup(id);
      if (!before) throw new Error('There is no default group');
      await cloud.addRules(before.id, [ssh]);
      await cloud.addRules(before.id, [ssh, { ...ssh, protocol: 'udp' }]);
      await cloud.addRules(before.id, [ping, ping]);
      const after = await cloud.defaultGroup(id);
      expect(after?.id).toBe(before.id);
      expect(after?.rules).toHaveLength(before.rules.length + 3);
      expect(after?.rules).toEqual(
        expect.arrayContaining([ssh, { ...ssh, protocol: 'udp' }, ping]),
      );
    });

    cloudRuleTests(
      () => cloud,
      () => makeProject(),
    );

    it('lets in nobody from outside by default', async () => {
      const { id } = await makeProject();
      const inward = (await cloud.defaultGroup(id))?.rules.filter(
        ({ direction, remote, remoteGroup }) =>
          direction === 'ingress' && remote === undefined && remoteGroup === undefined,
      );
      expect(inward).toEqual([]);
    });

    it('adds no rule beyond the quota, and says how full it is', async () => {
      const { id } = await makeProject();
      const group = await cloud.defaultGroup(id);
      if (!group) throw new Error('There is no default group');
      const full = String(group.rules.length);
      await cloud.setQuotas(id, 'network', { securityGroupRules: group.rules.length });
      await expect(cloud.addRules(group.id, [ssh])).rejects.toMatchObject({
        code: 'quota-exceeded',
        params: ['securityGroupRules', full, full],
      });
    });

    it('makes a zone in a project, and no second one of the name in any', async () => {
      const [one, other] = [await makeProject(), await makeProject()];
      const zone = { projectId: one.id, name: `${one.name}.example.org.`, email: 'a@example.org' };
      expect(await cloud.findZone(zone.name)).toBeUndefined();
      await cloud.createZone(zone);
      expect(await cloud.hasRecords(zone.name)).toBe(true);
      const made = { name: zone.name, projectId: one.id };
      expect(await cloud.findZone(zone.name)).toMatchObject(made);
      await expect(cloud.createZone(zone)).rejects.toMatchObject({ code: 'zone-taken' });
      await expect(cloud.createZone({ ...zone, projectId: other.id })).rejects.toMatchObject({
        code: 'zone-taken',
      });
    });

    it('makes no zone beyond the quota, and says how full it is', async () => {
      const { id, name } = await makeProject();
      const zone = { projectId: id, name: `${name}.example.org.`, email: 'a@example.org' };
      await cloud.setQuotas(id, 'dns', { zones: 1 });
      await cloud.createZone(zone);
      await expect(cloud.createZone({ ...zone, name: `b-${zone.name}` })).rejects.toMatchObject({
        code: 'quota-exceeded',
        params: ['zones', '1', '1'],
      });
    });

    it('has a zone removed, also twice, and the one below it first', async () => {
      const { id: projectId, name } = await makeProject();
      const zoneOf = async (zone: string) => {
        await cloud.createZone({ projectId, name: zone, email: 'a@example.org' });
        return (await cloud.findZone(zone)) ?? expect.fail('there is no such zone');
      };
      const above = await zoneOf(`${name}.example.org.`);
      const below = await zoneOf(`maps.${name}.example.org.`);
      await expect(cloud.removeZone(above)).rejects.toMatchObject({ code: 'cloud-refused' });
      await cloud.removeZone(below);
      const stays = (await cloud.holdings(projectId)).filter(({ isLeaving }) => !isLeaving);
      expect(stays).toMatchObject([{ kind: 'zone', name: above.name }]);
      await expect(cloud.removeZone(below)).resolves.toBeUndefined();
    });

    it('names what stands in a project, and nothing of another', async () => {
      const [one, other] = [await makeProject(), await makeProject()];
      const name = `${one.name}.example.org.`;
      await cloud.createZone({ projectId: one.id, name, email: 'a@example.org' });
      expect(await cloud.holdings(one.id)).toMatchObject([{ kind: 'zone', name }]);
      expect(await cloud.holdings(other.id)).toEqual([]);
    });
  });
}
