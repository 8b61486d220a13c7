import type { SecurityRule } from '../../../../shared/domain/security-rule.ts';
import type { ProjectRules } from '../../../../shared/domain/profile.ts';

/** Numbers that stand for protocols (IANA), as Neutron takes either; `any` and 0 are every protocol. */
const protocols: Readonly<Record<string, string>> = {
  '0': '',
  any: '',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'ipv6-icmp',
  icmpv6: 'ipv6-icmp',
};

const anywhere: readonly string[] = ['', '0.0.0.0/0', '::/0'];

/** The network of an IPv4 address in CIDR notation: Neutron keeps 10.1.2.3/8 as 10.0.0.0/8. Others are left as they are. */
function network(cidr: string): string {
  const [address = '', length = '32'] = cidr.split('/');
  const bytes = address.split('.').map(Number);
  if (bytes.length !== 4) return cidr;
  const masked = bytes.map((byte, at) => {
    const bits = Math.min(8, Math.max(0, Number(length) - 8 * at));
    return byte & (0xff << (8 - bits)) & 0xff;
  });
  return `${masked.join('.')}/${length}`;
}

function meaning({ direction, ethertype, protocol, ports, ...other }: SecurityRule): string {
  const named = (protocol ?? '').toLowerCase();
  const place = network((other.remote ?? '').toLowerCase());
  return JSON.stringify([
    direction,
    ethertype,
    protocols[named] ?? named,
    ports && [ports.from, ports.to],
    anywhere.includes(place) ? '' : place,
    other.remoteGroup,
  ]);
}

/** Whether two rules let the same through, however each is written. */
export const sameRule = (one: SecurityRule, other: SecurityRule): boolean =>
  meaning(one) === meaning(other);

type Written = ProjectRules['securityGroupRules'][number];

function portsOf(written: Written['ports']): SecurityRule['ports'] {
  if (written === undefined) return undefined;
  const [from = 0, to = from] = String(written).split('-').map(Number);
  return { from, to };
}

/** A rule of the profile as the cloud keeps it. Without a network of IPv6 it is one of IPv4, as the cloud's own client has it. */
function ruleOf({ direction, protocol, ports, remote }: Written): SecurityRule {
  const range = portsOf(ports);
  return {
    direction,
    ethertype: remote?.includes(':') === true ? 'IPv6' : 'IPv4',
    ...(protocol === undefined ? {} : { protocol }),
    ...(range ? { ports: range } : {}),
    ...(remote === undefined ? {} : { remote }),
  };
}

/** The security group rules that the profile gives every project. */
export const profileRules = ({ securityGroupRules }: ProjectRules): SecurityRule[] =>
  securityGroupRules.map(ruleOf);
