import type { ProjectMember, ProjectView } from '../../../../shared/requests/project.ts';
import { type QuotaKey, type QuotaService, targetsOf } from '../../../../shared/domain/quota.ts';
import type { SecurityRule } from '../../../../shared/domain/security-rule.ts';

/** Literals and blocks of HCL, the language of OpenTofu (specification: hclsyntax/spec.md of hashicorp/hcl). */

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const codePoint = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/**
 * A quoted string. `${` and `%{` would begin a template, so the sign before the brace is written by its number: what somebody typed is never
 * evaluated. Doubling it, the other way to write it, goes wrong where such a sign stands before it already.
 */
export const hclString = (text: string): string =>
  `"${text.replaceAll(
    /["\\\u0000-\u001f\u007f-\u009f]|[$%](?=[$%]*\{)/gu,
    (found) => escapes[found] ?? codePoint(found),
  )}"`;

/** A name for a block: letters, digits, underscores and hyphens, not beginning with a digit or hyphen. */
export function hclName(text: string): string {
  const name = text.replaceAll(/[^A-Za-z0-9_-]/gu, '_');
  return /^[A-Za-z_]/u.test(name) ? name : `_${name}`;
}

/** Values are written as they come: strings through `hclString`, references as they are. */
export type HclAttributes = Readonly<Record<string, string | number | undefined>>;

/** One block of HCL, with what is in it. */
export interface HclBlock {
  readonly kind: 'resource' | 'data';
  readonly type: string;
  readonly name: string;
  readonly attributes: HclAttributes;
}

/** One block; attributes without a value are left out. */
export function hclBlock({ kind, type, name, attributes }: HclBlock): string {
  const known = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const widest = Math.max(0, ...known.map(([key]) => key.length));
  const lines = known.map(([key, value]) => `  ${key.padEnd(widest)} = ${value ?? ''}`);
  return [`${kind} ${hclString(type)} ${hclString(hclName(name))} {`, ...lines, '}'].join('\n');
}

/** What the reviewers are to make. */
export interface Snippet extends Pick<
  ProjectView,
  'name' | 'purpose' | 'members' | 'quotas' | 'rules'
> {
  readonly tags: readonly string[];
  /** The id of the projects' domain. */
  readonly domain: string;
  readonly roles: Readonly<Record<ProjectMember['as'], readonly string[]>>;
}

/** What the OpenStack provider (terraform-provider-openstack) calls the quotas of each service that it can set. */
const resources = {
  compute: 'openstack_compute_quotaset_v2',
  network: 'openstack_networking_quota_v2',
  volume: 'openstack_blockstorage_quotaset_v3',
} as const satisfies Partial<Record<QuotaService, string>>;
const attributes: Readonly<Partial<Record<QuotaKey, string>>> = {
  cores: 'cores',
  instances: 'instances',
  ramMb: 'ram',
  floatingIps: 'floatingip',
  securityGroups: 'security_group',
  securityGroupRules: 'security_group_rule',
  volumes: 'volumes',
  gigabytes: 'gigabytes',
  snapshots: 'snapshots',
};

const PROJECT = 'openstack_identity_project_v3';

const resource = (type: string, name: string, given: HclAttributes): HclBlock => ({
  kind: 'resource',
  type,
  name,
  attributes: given,
});
const data = (type: string, name: string, given: HclAttributes): HclBlock => ({
  kind: 'data',
  type,
  name,
  attributes: given,
});

const idOf = (name: string): string => `${PROJECT}.${hclName(name)}.id`;

function project({ name, purpose, domain, tags }: Snippet): HclBlock {
  return resource(PROJECT, name, {
    name: hclString(name),
    description: hclString(purpose),
    domain_id: hclString(domain),
    tags: `[${tags.map(hclString).join(', ')}]`,
  });
}

const quotas = ({ name, quotas: targets }: Snippet): HclBlock[] =>
  (['compute', 'network', 'volume'] as const).flatMap((service) => {
    const limits = Object.entries(targetsOf(targets, service)).map(([key, limit]) => [
      attributes[key as QuotaKey] ?? key, // keys of targets are quota keys
      limit,
    ]);
    if (limits.length === 0) return [];
    const given = { project_id: idOf(name), ...Object.fromEntries(limits) } as HclAttributes; // of numbers
    return [resource(resources[service], name, given)];
  });

const ruleAttributes = ({ direction, ethertype, protocol, ports, remote }: SecurityRule) => ({
  direction: hclString(direction),
  ethertype: hclString(ethertype),
  protocol: protocol === undefined ? undefined : hclString(protocol),
  port_range_min: ports?.from,
  port_range_max: ports?.to,
  remote_ip_prefix: remote === undefined ? undefined : hclString(remote),
});

function rules({ name, rules: wanted }: Snippet): HclBlock[] {
  if (wanted.length === 0) return [];
  const group = 'openstack_networking_secgroup_v2';
  const place = { name: hclString('default'), tenant_id: idOf(name) };
  return [
    data(group, `${name}_default`, place),
    ...wanted.map((rule, at) =>
      resource('openstack_networking_secgroup_rule_v2', `${name}_${at + 1}`, {
        ...ruleAttributes(rule),
        security_group_id: `data.${group}.${hclName(`${name}_default`)}.id`,
      }),
    ),
  ];
}

function people({ name, members, roles }: Snippet): HclBlock[] {
  const type = 'openstack_identity_role_v3';
  const held = members.flatMap(({ shellName, as }) =>
    roles[as].map((role) => ({ shellName, role })),
  );
  return [
    ...[...new Set(held.map(({ role }) => role))].map((role) =>
      data(type, role, { name: hclString(role) }),
    ),
    ...held.map(({ shellName, role }) =>
      resource('openstack_identity_role_assignment_v3', `${name}_${shellName}_${role}`, {
        user_id: hclString(shellName),
        project_id: idOf(name),
        role_id: `data.${type}.${hclName(role)}.id`,
      }),
    ),
  ];
}

/** The project as OpenTofu's OpenStack provider takes it: what was asked for, ready for a reviewer's merge request. */
export const tofuSnippet = (requested: Snippet): string =>
  [project(requested), ...quotas(requested), ...rules(requested), ...people(requested)]
    .map(hclBlock)
    .join('\n\n') + '\n';
