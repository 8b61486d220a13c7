import {
  memberRoles,
  purpose,
  quotas,
  rules,
  toolforge,
  type ProjectWish,
} from './cloud-wishes.ts';
import type { OpenstackClient } from './openstack-clients.ts';

const json = ['-f', 'json'] as const;

/** A membership of Toolforge, and a look at what came of it. */
export async function membershipByOpenstack(client: OpenstackClient, person: string) {
  const where = ['--project', toolforge.project, '--user', person];
  await client.tell('role', 'add', ...where, toolforge.role);
  await client.tell('role', 'assignment', 'list', ...where, '--names', ...json);
  await client.end();
}

const limits = [
  ...['--cores', quotas.cores, '--instances', quotas.instances, '--ram', quotas.ramMb],
  ...['--floating-ips', quotas.floatingIps, '--secgroups', quotas.securityGroups],
  ...['--volumes', quotas.volumes, '--gigabytes', quotas.gigabytes],
].map(String);

const portOf = (rule: (typeof rules)[number]): readonly string[] =>
  'ports' in rule ? ['--dst-port', String(rule.ports).replace('-', ':')] : [];

/** On a line of its own; a project's id has no hyphens. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/m;

/** A project with quotas, rules and members, and a look at all of it. */
export async function projectByOpenstack(client: OpenstackClient, { name, members }: ProjectWish) {
  const { tell, ask } = client;
  const ofProject = ['--project', name];
  await tell('project', 'create', '--domain', 'default', '--description', purpose, name, ...json);
  await tell('quota', 'set', ...limits, name);
  // The name `default` would be that of every project's group.
  const list = ['security', 'group', 'list', ...ofProject, '-f', 'value', '-c', 'ID'];
  const group = await ask(uuid, ...list);
  for (const rule of rules) {
    const what = ['--ingress', '--protocol', rule.protocol, '--remote-ip', rule.remote];
    const create = ['security', 'group', 'rule', 'create', ...ofProject, ...what, ...portOf(rule)];
    await tell(...create, group, ...json);
  }
  for (const user of members) {
    for (const role of memberRoles) await tell('role', 'add', ...ofProject, '--user', user, role);
  }
  await tell('quota', 'show', name, ...json);
  await tell('security', 'group', 'rule', 'list', group, ...json);
  await tell('role', 'assignment', 'list', ...ofProject, '--names', ...json);
  await client.end();
}
