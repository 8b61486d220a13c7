import { describe, expect, it } from 'vitest';
import {
  keptRule,
  ruleOf,
  ruleProblem,
  sameRule,
  type SecurityRule,
  type WrittenRule,
} from '../../../shared/domain/security-rule.ts';

const rule = (change: Partial<SecurityRule> = {}): SecurityRule => ({
  direction: 'ingress',
  ethertype: 'IPv4',
  protocol: 'tcp',
  ports: { from: 22, to: 22 },
  ...change,
});

describe('two rules', () => {
  it('are one where the same passes, however it is written', () => {
    expect(sameRule(rule(), rule({ remote: '0.0.0.0/0' }))).toBe(true);
    expect(sameRule(rule(), rule({ protocol: 'TCP' }))).toBe(true);
    expect(sameRule(rule(), rule({ protocol: '6' }))).toBe(true);
    expect(sameRule(rule({ remote: '10.1.2.3/8' }), rule({ remote: '10.0.0.0/8' }))).toBe(true);
    expect(sameRule(rule({ remote: '10.1.2.3' }), rule({ remote: '10.1.2.3/32' }))).toBe(true);
    const six = rule({ ethertype: 'IPv6' });
    expect(sameRule(six, { ...six, remote: '::/0' })).toBe(true);
    expect(sameRule({ ...six, remote: 'FD00::/8' }, { ...six, remote: 'fd00::/8' })).toBe(true);
    const { protocol: _, ...any } = rule();
    expect(sameRule(any, { ...any, protocol: 'any' })).toBe(true);
  });

  it('are one where Neutron keeps one as the other', () => {
    const six = rule({ ethertype: 'IPv6', ports: undefined });
    const anyPort = rule({ ports: undefined });
    expect(sameRule(rule({ ports: { from: 1, to: 65_535 } }), anyPort)).toBe(true);
    expect(sameRule(rule({ ports: { from: 1, to: 65_534 } }), anyPort)).toBe(false);
    for (const protocol of ['icmp', 'ICMP', 'icmpv6', '1', '58']) {
      const kept = { ...six, protocol: 'ipv6-icmp' };
      expect(sameRule({ ...six, protocol }, kept), protocol).toBe(true);
    }
    expect(sameRule(rule({ protocol: 'icmp' }), rule({ protocol: 'ipv6-icmp' }))).toBe(false);
    expect(sameRule({ ...six, protocol: 'udp' }, { ...six, protocol: '17' })).toBe(true);
    const remote = '2001:DB8:0:0::1/32';
    expect(sameRule({ ...six, remote }, { ...six, remote: '2001:db8::/32' })).toBe(true);
  });

  it('are two where one lets more through', () => {
    const others: Partial<SecurityRule>[] = [
      { direction: 'egress' },
      { ethertype: 'IPv6' },
      { protocol: 'udp' },
      { ports: { from: 22, to: 23 } },
      { ports: undefined },
      { remote: '10.0.0.0/8' },
      { remoteGroup: 'g-1' },
    ];
    for (const other of others) expect(sameRule(rule(), rule(other))).toBe(false);
    expect(sameRule(rule({ remote: '10.0.0.0/8' }), rule({ remote: '10.0.0.0/9' }))).toBe(false);
    expect(sameRule(rule({ remote: '172.16.0.0/21' }), rule({ remote: '172.16.8.0/21' }))).toBe(
      false,
    );
  });
});

const written = (change: Partial<WrittenRule>): SecurityRule =>
  ruleOf({ direction: 'ingress', ...change });

describe('a rule as Neutron keeps it', () => {
  it.each([
    [
      { protocol: 'tcp', ports: '1-65535', remote: '10.0.0.0/8' },
      { protocol: 'tcp', remote: '10.0.0.0/8' },
    ],
    [
      { protocol: 'icmp', remote: '2001:DB8::/32' },
      { protocol: 'ipv6-icmp', remote: '2001:db8::/32' },
    ],
    [
      { protocol: 1, remote: '::/0' },
      { protocol: '58', remote: '::/0' },
    ],
    [{ protocol: 'any' }, {}],
    [
      { protocol: 'UDP', ports: 53 },
      { protocol: 'udp', ports: { from: 53, to: 53 } },
    ],
    [{ remote: '10.1.2.3/8' }, { remote: '10.1.2.3/8' }],
  ])('%j', (change, kept) => {
    const ethertype = JSON.stringify(change).includes('::') ? 'IPv6' : 'IPv4';
    expect(keptRule(written(change))).toEqual({ direction: 'ingress', ethertype, ...kept });
    expect(sameRule(written(change), keptRule(written(change)))).toBe(true);
  });
});

describe('a rule that Neutron does not take', () => {
  it.each([
    [{ protocol: 'tcp', ports: '70000-80000' }, 'ports', /from 1 to 65535/],
    [{ protocol: 'tcp', ports: '8080-8000' }, 'ports', /8000-8080/],
    [{ protocol: 'tcp', ports: '0-80' }, 'ports', /from 1/],
    [{ ports: 80 }, 'ports', /a protocol that has ports/],
    [{ protocol: 'any', ports: 80 }, 'ports', /a protocol that has ports/],
    [{ protocol: 'esp', ports: 80 }, 'ports', /a protocol that has ports/],
    [{ protocol: 'icmp', ports: '8-256' }, 'ports', /type and a code/],
    [{ protocol: 'tpc' }, 'protocol', /such as tcp/],
    [{ protocol: 256 }, 'protocol', /0 to 255/],
    [{ protocol: 'ipv6-icmp' }, 'protocol', /IPv4/],
    [{ protocol: '44', remote: '10.0.0.0/8' }, 'protocol', /IPv4/],
  ])('%j: what would be right in %s', (change, part, words) => {
    expect(ruleProblem(written(change))).toEqual({ part, words: expect.stringMatching(words) });
  });

  it.each([
    { protocol: 'tcp', ports: '1-65535' },
    { protocol: 'icmp', ports: '8-0' },
    { protocol: 'sctp', ports: 5000 },
    { protocol: 136, ports: 5000 },
    { protocol: 'ipv6-icmp', remote: '::/0' },
    { protocol: 0 },
    {},
  ])('is not %j', (change) => {
    expect(ruleProblem(written(change))).toBeUndefined();
  });
});
