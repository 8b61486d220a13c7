import { describe, expect, it } from 'vitest';
import { sameRule } from '../../../../../electron/core/kinds/project/rules.ts';
import type { SecurityRule } from '../../../../../shared/domain/security-rule.ts';

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
