import type { ProjectRules } from '../../../../shared/domain/profile.ts';
import type { SecurityRule } from '../../../../shared/domain/security-rule.ts';

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
