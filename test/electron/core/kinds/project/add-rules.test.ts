import { describe, expect, it } from 'vitest';
import { addRules } from '../../../../../electron/core/kinds/project/add-rules.ts';
import type { ProjectFacts } from '../../../../../electron/core/kinds/project/facts.ts';
import { atCall } from '../../../../fakes/faulty-cloud.ts';
import { project, projectWorld } from '../../../../fakes/project.ts';
import { ruleOf } from '../../../../../shared/domain/security-rule.ts';

const run = { requestId: 'r', attempted: false };
const ping = { direction: 'ingress', ethertype: 'IPv4', protocol: 'icmp' } as const;

async function world(more: Parameters<typeof projectWorld>[0] = {}) {
  const around = await projectWorld(more);
  const step = addRules({ cloud: around.faulty });
  const take = async (facts: ProjectFacts) => {
    const seen = await step.observe(facts, run);
    if (seen.is === 'missing') await step.apply?.({ ...facts, ...seen.learned }, run);
    return seen;
  };
  return { ...around, step, take, facts: project({ projectId: around.projectId }) };
}

describe('add-rules', () => {
  it('adds what is missing and leaves what stands', async () => {
    const { cloud, projectId, facts, take } = await world();
    const before = (await cloud.defaultGroup(projectId))?.rules ?? [];
    expect(await take(facts)).toMatchObject({ is: 'missing' });
    expect(await take(facts)).toEqual({ is: 'done' });
    const after = (await cloud.defaultGroup(projectId))?.rules ?? [];
    expect(after).toEqual(expect.arrayContaining([...before]));
    expect(after).toHaveLength(before.length + 1);
  });

  it('sends only what the look before it missed, and all of that at once', async () => {
    const { facts, faults, take } = await world();
    await take(facts);
    const sent: string[] = [];
    faults.before = (operation) => void sent.push(operation);
    await take({ ...facts, rules: [...facts.rules, ping, { ...ping, ethertype: 'IPv6' }] });
    expect(sent).toEqual(['defaultGroup', 'addRules']);
  });

  it('goes on behind a rule whose answer was lost', async () => {
    const { facts, faults, take } = await world();
    const two = { ...facts, rules: [...facts.rules, ping] };
    faults.after = atCall('addRules');
    await expect(take(two)).rejects.toMatchObject({ code: 'cloud-unreachable' });
    await take(two);
    expect(await take(two)).toEqual({ is: 'done' });
  });

  it.each([
    { direction: 'ingress', protocol: 'tcp', ports: '1-65535', remote: '10.0.0.0/8' },
    { direction: 'ingress', protocol: 'icmp', remote: '2001:db8::/32' },
    { direction: 'egress', protocol: 58, remote: '2001:DB8:0::1/64' },
  ] as const)('is done once the cloud keeps %j in its own way', async (written) => {
    const { facts, take } = await world();
    const wanted = { ...facts, rules: [ruleOf(written)] };
    expect(await take(wanted)).toMatchObject({ is: 'missing' });
    expect(await take(wanted)).toEqual({ is: 'done' });
  });

  it('is a conflict where the cloud has no network service', async () => {
    const { facts, step } = await world({ services: ['compute'] });
    expect(await step.observe(facts, run)).toEqual({
      ...{ is: 'blocked', code: 'cloud-service-missing', params: ['network'] },
    });
  });

  it('is needed only where there are rules to add', async () => {
    const { facts, step } = await world();
    expect(step.isNeeded?.(facts)).toBe(true);
    expect(step.isNeeded?.({ ...facts, rules: [] })).toBe(false);
    expect(step.isNeeded?.({ ...facts, mode: 'reviewed' })).toBe(false);
  });
});
