import { z } from 'zod';
import { meantNetwork, spelledNetwork } from './network.ts';

/** A rule of a project's default security group, as the cloud keeps it. */
export const securityRule = z.object({
  direction: z.enum(['ingress', 'egress']),
  ethertype: z.enum(['IPv4', 'IPv6']),
  /** `tcp`, `icmp`, a number …; left out where every protocol passes. */
  protocol: z.string().optional(),
  /** First and last port; left out where every port passes. For ICMP, type and code. */
  ports: z.object({ from: z.int().min(0).max(65_535), to: z.int().min(0).max(65_535) }).optional(),
  /** The network on the other side in CIDR notation; left out for anywhere. */
  remote: z.string().optional(),
  /** The id of a group whose members alone pass; a rule has this or `remote`. */
  remoteGroup: z.string().optional(),
});
export type SecurityRule = z.infer<typeof securityRule>;

/** The numbers of the protocols that Neutron knows by name (neutron_lib: constants.IP_PROTOCOL_MAP, after IANA). */
const numbers: ReadonlyMap<string, number> = new Map([
  ...([
    ['hopopt', 0],
    ['ip', 0],
    ['icmp', 1],
    ['igmp', 2],
    ['ipip', 4],
    ['tcp', 6],
  ] as const),
  ...([
    ['egp', 8],
    ['udp', 17],
    ['dccp', 33],
    ['ipv6-encap', 41],
    ['ipv6-route', 43],
  ] as const),
  ...([
    ['ipv6-frag', 44],
    ['rsvp', 46],
    ['gre', 47],
    ['esp', 50],
    ['ah', 51],
  ] as const),
  ...([
    ['icmpv6', 58],
    ['ipv6-icmp', 58],
    ['ipv6-nonxt', 59],
    ['ipv6-opts', 60],
  ] as const),
  ...([
    ['ospf', 89],
    ['vrrp', 112],
    ['pgm', 113],
    ['sctp', 132],
    ['udplite', 136],
  ] as const),
]);

/** The protocol's number; 0 for any, undefined for what is none. */
export function protocolNumber(protocol: string): number | undefined {
  const name = protocol.toLowerCase();
  if (name === '' || name === 'any') return 0;
  const number = /^\d{1,3}$/.test(name) ? Number(name) : numbers.get(name);
  return number !== undefined && number <= 255 ? number : undefined;
}

const ICMP = 1;
const ICMP_V6 = 58;
/** TCP, UDP, DCCP, SCTP and UDP-Lite have ports. */
const withPorts: ReadonlySet<number> = new Set([6, 17, 33, 132, 136]);
/** IPv6-Encap, -Route, -Frag, -ICMP, -NoNxt and -Opts. */
const onlyIpv6: ReadonlySet<number> = new Set([41, 43, 44, 58, 59, 60]);

type Ports = SecurityRule['ports'];

function portsProblem(number: number, { from, to }: NonNullable<Ports>): string | undefined {
  if (number === ICMP || number === ICMP_V6) {
    return Math.max(from, to) > 255 ? 'a type and a code up to 255, such as 8-0' : undefined;
  }
  if (!withPorts.has(number)) return 'a protocol that has ports, such as tcp or udp';
  const isRange = from >= 1 && from <= to && to <= 65_535;
  return isRange ? undefined : 'a port from 1 to 65535, or a range such as 8000-8080';
}

/**
 * What would be right in a rule that Neutron does not take, and in which part of it; undefined where it takes it
 * (neutron: db/securitygroups_db.py, `_validate_security_group_rule`).
 */
export function ruleProblem(
  rule: SecurityRule,
): { readonly part: 'protocol' | 'ports'; readonly words: string } | undefined {
  const { ethertype, protocol = '', ports } = rule;
  const number = protocolNumber(protocol);
  if (number === undefined) {
    return { part: 'protocol', words: 'a protocol such as tcp, or its number from 0 to 255' };
  }
  if (ethertype === 'IPv4' && onlyIpv6.has(number)) {
    return { part: 'protocol', words: 'a protocol of IPv4, or a remote such as 2001:db8::/32' };
  }
  const words = ports && portsProblem(number, ports);
  return words === undefined ? undefined : { part: 'ports', words };
}

/** Ports that let everything through are none to Neutron. */
const keptPorts = (ports: Ports): Ports =>
  ports?.from === 1 && ports.to === 65_535 ? undefined : ports;

function keptProtocol({ protocol = '', ethertype }: SecurityRule): string | undefined {
  const name = protocol.toLowerCase();
  if (name === '' || name === 'any') return undefined;
  if (ethertype === 'IPv4') return name;
  if (name === 'icmp' || name === 'icmpv6') return 'ipv6-icmp';
  return name === String(ICMP) ? String(ICMP_V6) : name;
}

/** The rule as Neutron keeps it: every port is no ports, ICMP over IPv6 is `ipv6-icmp`, an address has one spelling. */
export function keptRule(rule: SecurityRule): SecurityRule {
  const { direction, ethertype, remote, remoteGroup } = rule;
  const [protocol, ports] = [keptProtocol(rule), keptPorts(rule.ports)];
  return {
    direction,
    ethertype,
    ...(protocol === undefined ? {} : { protocol }),
    ...(ports ? { ports } : {}),
    ...(remote === undefined ? {} : { remote: spelledNetwork(remote) }),
    ...(remoteGroup === undefined ? {} : { remoteGroup }),
  };
}

const anywhere: readonly string[] = ['0.0.0.0/0', '::/0'];

function meaning(rule: SecurityRule): string {
  const { direction, ethertype, protocol = '', ports, ...other } = keptRule(rule);
  const place = meantNetwork(other.remote ?? '');
  return JSON.stringify([
    direction,
    ethertype,
    protocolNumber(protocol) ?? protocol,
    ports && [ports.from, ports.to],
    anywhere.includes(place) ? '' : place,
    other.remoteGroup,
  ]);
}

/** Whether two rules let the same through, however each is written. */
export const sameRule = (one: SecurityRule, other: SecurityRule): boolean =>
  meaning(one) === meaning(other);

/** A rule as an event profile writes it. */
export interface WrittenRule {
  readonly direction: SecurityRule['direction'];
  readonly protocol?: string | number | undefined;
  readonly ports?: string | number | undefined;
  readonly remote?: string | undefined;
}

function portsOf(written: WrittenRule['ports']): Ports {
  if (written === undefined) return undefined;
  const [from = 0, to = from] = String(written).split('-').map(Number);
  return { from, to };
}

/** A written rule as it is sent. Without a network of IPv6 it is one of IPv4, as the cloud's own client has it. */
export function ruleOf({ direction, protocol, ports, remote }: WrittenRule): SecurityRule {
  const range = portsOf(ports);
  const isAny = protocol === undefined || String(protocol).toLowerCase() === 'any';
  return {
    direction,
    ethertype: remote?.includes(':') === true ? 'IPv6' : 'IPv4',
    ...(isAny ? {} : { protocol: String(protocol) }),
    ...(range ? { ports: range } : {}),
    ...(remote === undefined ? {} : { remote }),
  };
}
