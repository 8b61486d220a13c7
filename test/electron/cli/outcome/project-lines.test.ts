import { describe, expect, it } from 'vitest';
import {
  quotaLines,
  ruleLines,
  unreadLines,
} from '../../../../electron/cli/outcome/project-lines.ts';

describe('a project in the terminal', () => {
  it('tells of each quota how much is used of how much, in the words of its service', () => {
    const quotas = [
      { key: 'cores', limit: 8, used: 3 },
      { key: 'gigabytes', limit: -1, used: 12 },
      { key: 'zones', limit: 5 },
    ] as const;
    expect(quotaLines({ quotas: [...quotas] })).toEqual([
      'cores 3 of 8',
      'gigabytes 12 of no limit',
      'zones 5',
    ]);
  });

  it('tells of each rule which way, who and what', () => {
    const one = { direction: 'ingress', ethertype: 'IPv4' } as const;
    const rules = [
      { ...one, protocol: 'tcp', ports: { from: 22, to: 22 }, remote: '10.0.0.0/8' },
      { ...one, protocol: 'udp', ports: { from: 8000, to: 8080 }, remoteGroup: 'g1' },
      { ...one, protocol: 'icmp' },
      { direction: 'egress', ethertype: 'IPv6' } as const,
    ];
    expect(ruleLines({ rules })).toEqual([
      'Inbound 10.0.0.0/8: tcp 22',
      'Inbound Security group g1 (IPv4): udp 8000-8080',
      'Inbound Any network (IPv4): All icmp traffic',
      'Outbound Any network (IPv6): All traffic',
    ]);
  });

  it('says what could not be asked and why, instead of leaving it out', () => {
    expect(unreadLines({ unread: [{ service: 'volume', code: 'cloud-timeout' }] })).toEqual([
      expect.stringMatching(/^Could not check “volume”.* The cloud did not answer in time\./),
    ]);
  });
});
