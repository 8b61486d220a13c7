import { expect, it } from 'vitest';
import type { SecurityRule } from '../../../../shared/domain/security-rule.ts';
import { startScriptedCloud } from './scripted-cloud.ts';

const ssh: SecurityRule = {
  direction: 'ingress',
  ethertype: 'IPv4',
  protocol: 'tcp',
  ports: { from: 22, to: 22 },
};
const asNeutron = {
  direction: 'ingress',
  ethertype: 'IPv4',
  protocol: 'tcp',
  ...{ port_range_min: 22, port_range_max: 22 },
  ...{ remote_ip_prefix: null, remote_group_id: null },
};

it('tells what passes from anywhere from what passes from a group only', async () => {
  const rules = [
    asNeutron,
    { ...asNeutron, remote_group_id: 'g1' },
    { ...asNeutron, remote_address_group_id: 'a1' },
    { ...asNeutron, protocol: 'icmp', port_range_min: 8, port_range_max: null },
    { ...asNeutron, protocol: null, port_range_min: null, port_range_max: null },
  ];
  const body = { security_groups: [{ id: 'g1', security_group_rules: rules }] };
  const { cloud, stop } = await startScriptedCloud(() => ({ status: 200, body }));
  try {
    expect((await cloud.defaultGroup('p1'))?.rules).toEqual([
      ssh,
      { ...ssh, remoteGroup: 'g1' },
      { ...ssh, remoteGroup: 'a1' },
      { ...ssh, protocol: 'icmp', ports: { from: 8, to: 8 } },
      { direction: 'ingress', ethertype: 'IPv4' },
    ]);
  } finally {
    await stop();
  }
});

it('makes a rule in the name of the group’s project, and asks whose it is once', async () => {
  const owner = { security_group: { project_id: 'p1' } };
  const { cloud, heard, stop } = await startScriptedCloud(({ method }) =>
    method === 'GET' ? { status: 200, body: owner } : { status: 201, body: {} },
  );
  try {
    await cloud.addRule('g1', ssh);
    await cloud.addRule('g1', { ...ssh, direction: 'egress' });
    expect(heard.filter(({ method }) => method === 'GET')).toHaveLength(1);
    expect(JSON.parse(heard.at(-1)?.body ?? '')).toMatchObject({
      security_group_rule: { project_id: 'p1', security_group_id: 'g1', direction: 'egress' },
    });
  } finally {
    await stop();
  }
});

it('is content with a rule that stands there already', async () => {
  const body = { NeutronError: { type: 'SecurityGroupRuleExists', message: 'exists', detail: '' } };
  const owner = { security_group: { project_id: 'p1' } };
  const { cloud, stop } = await startScriptedCloud(({ method }) =>
    method === 'GET' ? { status: 200, body: owner } : { status: 409, body },
  );
  try {
    await expect(cloud.addRule('g1', ssh)).resolves.toBeUndefined();
  } finally {
    await stop();
  }
});
