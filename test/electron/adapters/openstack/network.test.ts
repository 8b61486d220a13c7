import { expect, it } from 'vitest';
import type { SecurityRule } from '../../../../shared/domain/security-rule.ts';
import { startScriptedCloud, type Heard } from './scripted-cloud.ts';

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

const owner = { status: 200, body: { security_group: { project_id: 'p1' } } } as const;
const web: SecurityRule = { ...ssh, ports: { from: 8000, to: 8080 } };
const isRules = ({ path }: Heard): boolean => path.endsWith('/security-group-rules');
const rulesOf = ({ body }: Heard): unknown => JSON.parse(body);

it('makes all rules at once in the name of the group’s project, and asks whose it is once', async () => {
  const { cloud, heard, stop } = await startScriptedCloud(({ method }) =>
    method === 'GET' ? owner : { status: 201, body: {} },
  );
  try {
    await cloud.addRules('g1', [ssh, web]);
    await cloud.addRules('g1', [{ ...ssh, direction: 'egress' }]);
    const own = { project_id: 'p1', security_group_id: 'g1' };
    expect(heard.filter(({ method }) => method === 'GET')).toHaveLength(1);
    expect(heard.filter(isRules).map(rulesOf)).toMatchObject([
      { security_group_rules: [own, { ...own, port_range_min: 8000, port_range_max: 8080 }] },
      { security_group_rules: [{ ...own, direction: 'egress' }] },
    ]);
  } finally {
    await stop();
  }
});

it.each(['SecurityGroupRuleExists', 'DuplicateSecurityGroupRuleInPost'])(
  'adds the others where one stands there already (%s)',
  async (type) => {
    const refused = {
      status: 409,
      body: { NeutronError: { type, message: 'exists', detail: '' } },
    };
    const { cloud, heard, stop } = await startScriptedCloud((one) => {
      if (one.method === 'GET') return owner;
      return one.body.includes('"port_range_min":22') ? refused : { status: 201, body: {} };
    });
    try {
      await expect(cloud.addRules('g1', [ssh, web])).resolves.toBeUndefined();
      expect(heard.filter(isRules)).toHaveLength(3);
      expect(heard.at(-1)?.body).toContain('"port_range_min":8000');
    } finally {
      await stop();
    }
  },
);

it('asks to look at what is in use beside each limit, and never beside -1, which is none', async () => {
  const { cloud, heard, stop } = await startScriptedCloud(() => ({ status: 200, body: {} }));
  try {
    await cloud.setQuotas('p1', 'network', { floatingIps: -1, securityGroups: 7 });
    await cloud.setQuotas('p1', 'network', { securityGroupRules: -1 });
    await cloud.setQuotas('p1', 'compute', { cores: -1 });
    const sent = heard.filter(({ method }) => method === 'PUT').map(rulesOf);
    expect(sent).toEqual([
      { quota: { security_group: 7, check_limit: true } },
      { quota: { floatingip: -1 } },
      { quota: { security_group_rule: -1 } },
      { quota_set: { cores: -1 } },
    ]);
  } finally {
    await stop();
  }
});
