import { z } from 'zod';
import type { SecurityRule } from '../../../shared/domain/security-rule.ts';
import type { QuotaReading } from '../../../shared/domain/quota.ts';
import { AppError } from '../../core/base/errors.ts';
import type { NamedGroup, SecurityGroup } from '../../core/ports/cloud.ts';
import { withFigures } from './quotas.ts';
import { listAll } from './list-all.ts';
import { isAnswer } from './http/refusal.ts';
import type { Session } from './session/session.ts';
import { path } from './http/url-path.ts';

const rule = z.object({
  direction: z.enum(['ingress', 'egress']),
  ethertype: z.enum(['IPv4', 'IPv6']),
  protocol: z.union([z.string(), z.int()]).nullish(),
  port_range_min: z.int().nullish(),
  port_range_max: z.int().nullish(),
  remote_ip_prefix: z.string().nullish(),
  remote_group_id: z.string().nullish(),
  remote_address_group_id: z.string().nullish(),
});
const group = z.object({ id: z.string().min(1), security_group_rules: z.array(rule) });
const named = group.extend({ name: z.string() });
const owner = z.object({ project_id: z.string().min(1) });

/** For ICMP the ports are type and code, of which the code may be left out. */
const portsOf = ({ port_range_min: from, port_range_max: to }: z.infer<typeof rule>) =>
  typeof from === 'number' ? { ports: { from, to: to ?? from } } : {};

function ruleOf(found: z.infer<typeof rule>): SecurityRule {
  const { direction, ethertype, protocol, remote_ip_prefix: remote } = found;
  const remoteGroup = found.remote_group_id ?? found.remote_address_group_id;
  return {
    direction,
    ethertype,
    ...(protocol ? { protocol: String(protocol) } : {}),
    ...portsOf(found),
    ...(remote ? { remote } : {}),
    ...(remoteGroup ? { remoteGroup } : {}),
  };
}

const bodyOf = (groupId: string, projectId: string, wanted: SecurityRule) => ({
  project_id: projectId,
  security_group_id: groupId,
  direction: wanted.direction,
  ethertype: wanted.ethertype,
  protocol: wanted.protocol,
  port_range_min: wanted.ports?.from,
  port_range_max: wanted.ports?.to,
  remote_ip_prefix: wanted.remote,
  remote_group_id: wanted.remoteGroup,
});

/** Neutron's words for a rule that stands there, and for two that are the same in one request. */
const repetitions = ['SecurityGroupRuleExists', 'DuplicateSecurityGroupRuleInPost'] as const;
const isRepetition = (error: unknown): boolean =>
  repetitions.some((type) => isAnswer(error, 409, type));

type ReadQuotas = (projectId: string) => Promise<readonly QuotaReading[] | undefined>;

/** What the port `Cloud` says of security groups. */
export function createNetwork(session: Session, readQuotas: ReadQuotas) {
  const service = 'network';
  /** Which project a group is in; that never changes. */
  const owners = new Map<string, string>();

  const askOwner = async (groupId: string): Promise<string> => {
    const what = 'read the security group';
    const ask = { service, what, method: 'GET', path: path`/security-groups/${groupId}` } as const;
    const reply = z.object({ security_group: owner });
    const { project_id: projectId } = (await session.call({ ...ask, reply })).security_group;
    owners.set(groupId, projectId);
    return projectId;
  };

  /** Neutron says which quota is full, but not how full. */
  const withUsage = async (error: unknown, projectId: string): Promise<unknown> => {
    const isFull = error instanceof AppError && error.code === 'quota-exceeded';
    return isFull ? withFigures(error, await readQuotas(projectId)) : error;
  };

  const addRules = async (groupId: string, wanted: readonly SecurityRule[]): Promise<void> => {
    const ask = { service, what: 'add the rules', method: 'POST' } as const;
    // Without it the rules would count as the helper's own project's.
    const projectId = owners.get(groupId) ?? (await askOwner(groupId));
    const body = { security_group_rules: wanted.map((one) => bodyOf(groupId, projectId, one)) };
    try {
      await session.call({ ...ask, path: '/security-group-rules', body, reply: z.unknown() });
    } catch (error) {
      if (!isRepetition(error)) throw await withUsage(error, projectId);
      // It takes all of them or none; alone, each of the others passes.
      if (wanted.length > 1) for (const one of wanted) await addRules(groupId, [one]);
    }
  };

  return {
    async defaultGroup(projectId: string): Promise<SecurityGroup | undefined> {
      if (!(await session.has(service))) return undefined;
      const what = 'read the security group';
      // The first such list of a project makes its default group.
      const query = { project_id: projectId, name: 'default' };
      const reply = z.object({ security_groups: z.array(group) });
      const ask = { service, what, method: 'GET', path: '/security-groups', query, reply } as const;
      const [found] = (await session.call(ask)).security_groups;
      if (!found) return undefined;
      owners.set(found.id, projectId);
      return { id: found.id, rules: found.security_group_rules.map(ruleOf) };
    },

    async groupsOf(projectId: string): Promise<readonly NamedGroup[] | undefined> {
      if (!(await session.has(service))) return undefined;
      const ask = { service, what: 'list the security groups', path: '/security-groups' } as const;
      const listing = { ...ask, key: 'security_groups', item: named };
      const found = await listAll(session, { ...listing, query: { project_id: projectId } });
      return found.map(({ id, name, security_group_rules: rules }) => ({
        id,
        name,
        rules: rules.map(ruleOf),
      }));
    },

    addRules,
  };
}
