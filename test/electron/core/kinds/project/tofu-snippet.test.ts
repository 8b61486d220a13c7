import { describe, expect, it } from 'vitest';
import {
  tofuSnippet,
  type Snippet,
} from '../../../../../electron/core/kinds/project/tofu-snippet.ts';

const wish: Snippet = {
  name: 'bike-racks',
  purpose: 'Maps of "bike racks" for ${everybody}',
  domain: 'default',
  tags: ['lanyard-ends-2099-01-31'],
  members: [
    { shellName: 'jdoe', as: 'member' },
    { shellName: 'ada', as: 'viewer' },
  ],
  roles: { member: ['member', 'reader'], viewer: ['reader'] },
  quotas: { cores: 12, ramMb: 24_576, floatingIps: 1, gigabytes: 120, zones: 2 },
  rules: [
    {
      direction: 'ingress',
      ethertype: 'IPv4',
      protocol: 'tcp',
      ports: { from: 22, to: 22 },
      remote: '172.16.0.0/21',
    },
  ],
};

describe('the OpenTofu snippet', () => {
  it('makes the project, with what was typed as text and nothing else', () => {
    expect(tofuSnippet(wish)).toContain(
      [
        'resource "openstack_identity_project_v3" "bike-racks" {',
        '  name        = "bike-racks"',
        String.raw`  description = "Maps of \"bike racks\" for \u0024{everybody}"`,
        '  domain_id   = "default"',
        '  tags        = ["lanyard-ends-2099-01-31"]',
        '}',
      ].join('\n'),
    );
  });

  it('sets the quotas of each service that has a resource for them', () => {
    const snippet = tofuSnippet(wish);
    expect(snippet).toContain('"openstack_compute_quotaset_v2" "bike-racks" {');
    expect(snippet).toMatch(/project_id = openstack_identity_project_v3\.bike-racks\.id/u);
    expect(snippet).toMatch(/cores +=\s12\n +ram +=\s24576/u);
    expect(snippet).toMatch(/floatingip +=\s1/u);
    expect(snippet).toMatch(/gigabytes +=\s120/u);
    expect(snippet).not.toContain('zones');
  });

  it('adds the rules to the default group', () => {
    expect(tofuSnippet(wish)).toContain(
      [
        'resource "openstack_networking_secgroup_rule_v2" "bike-racks_1" {',
        '  direction         = "ingress"',
        '  ethertype         = "IPv4"',
        '  protocol          = "tcp"',
        '  port_range_min    = 22',
        '  port_range_max    = 22',
        '  remote_ip_prefix  = "172.16.0.0/21"',
        '  security_group_id = data.openstack_networking_secgroup_v2.bike-racks_default.id',
        '}',
      ].join('\n'),
    );
    expect(tofuSnippet({ ...wish, rules: [] })).not.toContain('secgroup');
  });

  it('gives everybody each of their roles, asking once for a role', () => {
    const snippet = tofuSnippet(wish);
    expect(snippet.match(/data "openstack_identity_role_v3"/gu)).toHaveLength(2);
    const assigned = [...snippet.matchAll(/role_assignment_v3" "bike-racks_(\w+)"/gu)];
    expect(assigned.map(([, name]) => name)).toEqual([
      ...['jdoe_member', 'jdoe_reader', 'ada_reader'],
    ]);
  });
});
