import { expect, it } from 'vitest';
import type { Cloud, CloudProject } from '../../electron/core/ports/cloud.ts';
import { quotaServices } from '../../shared/domain/quota.ts';
import { keptRule, ruleOf, ruleProblem, sameRule } from '../../shared/domain/security-rule.ts';

/** What a profile may ask of a project, as every `Cloud` takes, keeps or refuses it: limits and rules. */
export function cloudRuleTests(cloud: () => Cloud, makeProject: () => Promise<CloudProject>): void {
  it('takes -1 for no limit, in every service and of what is in use, also beside a limit', async () => {
    const { id } = await makeProject();
    const wanted = {
      compute: { instances: -1, cores: 9 },
      network: { floatingIps: -1, securityGroups: -1, securityGroupRules: 50 },
      volume: { gigabytes: -1, volumes: 9 },
      dns: { zones: -1 },
      database: { databaseInstances: -1 },
    } as const;
    for (const service of quotaServices) {
      if ((await cloud().quotas(id, service)) === undefined) continue;
      await cloud().setQuotas(id, service, wanted[service]);
      const readings = (await cloud().quotas(id, service)) ?? [];
      const limits = Object.fromEntries(readings.map(({ key, limit }) => [key, limit]));
      expect(limits, service).toMatchObject(wanted[service]);
    }
  });

  it('keeps a rule under the meaning it was sent with, however it was written', async () => {
    const { id } = await makeProject();
    const group = await cloud().defaultGroup(id);
    if (!group) throw new Error('There is no default group');
    const written = [
      { direction: 'ingress', protocol: 'tcp', ports: '1-65535', remote: '10.0.0.0/8' },
      { direction: 'ingress', protocol: 'icmp', remote: '2001:0DB8:0:0::/32' },
      { direction: 'ingress', protocol: 1, remote: '2001:db8:1::/48' },
      { direction: 'ingress', protocol: 'icmp', ports: '8-0', remote: '192.0.2.0/24' },
      { direction: 'egress', protocol: 'UDP', ports: 53 },
    ] as const;
    const rules = written.map(ruleOf);
    await cloud().addRules(group.id, rules);
    const after = (await cloud().defaultGroup(id))?.rules ?? [];
    expect(after).toHaveLength(group.rules.length + rules.length);
    for (const rule of rules) {
      expect(
        after.filter((kept) => sameRule(kept, rule)),
        JSON.stringify(rule),
      ).toHaveLength(1);
      expect(after).toContainEqual(keptRule(rule));
    }
    for (const rule of rules) await cloud().addRules(group.id, [rule]);
    expect((await cloud().defaultGroup(id))?.rules).toHaveLength(after.length);
  });

  it('refuses each rule that a profile is refused with', async () => {
    const { id } = await makeProject();
    const group = await cloud().defaultGroup(id);
    if (!group) throw new Error('There is no default group');
    const wrong = [
      { direction: 'ingress', protocol: 'tcp', ports: '8080-8000' },
      { direction: 'ingress', protocol: 'tcp', ports: '0-80' },
      { direction: 'ingress', protocol: 'esp', ports: 80 },
      { direction: 'ingress', ports: 80 },
      { direction: 'ingress', protocol: 'icmp', ports: '8-256' },
      { direction: 'ingress', protocol: 'ipv6-icmp' },
      { direction: 'ingress', protocol: 'tpc' },
    ] as const;
    for (const rule of wrong.map(ruleOf)) {
      expect(ruleProblem(rule), JSON.stringify(rule)).toBeDefined();
      await expect(cloud().addRules(group.id, [rule]), JSON.stringify(rule)).rejects.toMatchObject({
        code: 'cloud-refused',
      });
    }
  });
}
