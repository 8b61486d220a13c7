import { type ClinicCheck, type ClinicLine, clinicLineOf } from '../../../shared/clinic/clinic.ts';
import {
  type QuotaReading,
  quotaServices,
  type QuotaService,
} from '../../../shared/domain/quota.ts';
import { protocolNumber, type SecurityRule } from '../../../shared/domain/security-rule.ts';
import type { Instance, NamedGroup } from '../ports/cloud.ts';
import { toldToHelpers } from './account-checks.ts';
import { type Check, eachOf } from './check.ts';
import type { Look } from './look.ts';
import { projectsOf } from './role-checks.ts';

/** Of how many projects the insides are looked at where none is named: each takes a request to every service. */
const MOST_PROJECTS = 3;

interface Inside {
  readonly name: string;
  readonly id: string;
}

/** The projects whose insides are looked at and that are there. */
async function insides(look: Look): Promise<readonly Inside[]> {
  const names = (await projectsOf(look)).slice(0, MOST_PROJECTS);
  const found = await Promise.all(names.map((name) => look.project(name)));
  return found.flatMap((project) => (project ? [{ name: project.name, id: project.id }] : []));
}

/** Lines about the insides of each project. */
const ofProjects =
  (name: ClinicCheck, ask: (look: Look, inside: Inside) => Promise<readonly ClinicLine[]>) =>
  async (look: Look): Promise<readonly ClinicLine[]> =>
    eachOf(await insides(look), {
      name,
      aboutOf: (inside) => inside.name,
      ask: (inside) => ask(look, inside),
    });

/** All of it is taken; one of which nothing may be used is not full but not there. */
const isFull = ({ limit, used }: QuotaReading): boolean =>
  limit > 0 && used !== undefined && used >= limit;

async function checkQuotas(look: Look, { name, id }: Inside): Promise<readonly ClinicLine[]> {
  const fullOf = async (service: QuotaService): Promise<readonly ClinicLine[]> => {
    const readings = (await look.quotas(id, service)) ?? [];
    return readings.filter(isFull).map(({ key, used = 0, limit }) => ({
      ...toldToHelpers(look, { check: 'quota', found: 'full' }, [key, used, limit, name]),
      about: name,
    }));
  };
  const ask = { name: 'quota', aboutOf: (service: QuotaService) => `${name}: ${service}` } as const;
  const lines = await eachOf(quotaServices, { ...ask, ask: fullOf });
  return lines.length > 0 ? lines : [clinicLineOf('quota', 'room', [name], { about: name })];
}

async function checkInstances(look: Look, { name, id }: Inside): Promise<readonly ClinicLine[]> {
  const instances = await look.instances(id);
  if (!instances) return [];
  if (instances.length === 0) return [clinicLineOf('instance', 'none', [name], { about: name })];
  const lines = instances.flatMap((one): ClinicLine[] => {
    const about = { about: one.name };
    const params = [one.name, one.fault ?? one.status];
    if (one.status === 'ERROR') {
      return [clinicLineOf('instance', 'error', params, { ...about, mend: { is: 'self' } })];
    }
    return one.status === 'BUILD' ? [clinicLineOf('instance', 'building', params, about)] : [];
  });
  if (lines.length > 0) return lines;
  return [clinicLineOf('instance', 'running', [name, instances.length], { about: name })];
}

const TCP = 6;

/** Whether the rule lets somebody from outside the group reach the port. */
const opens = ({ direction, protocol = '', ports, remoteGroup }: SecurityRule, port: number) =>
  direction === 'ingress' &&
  remoteGroup === undefined &&
  [0, TCP].includes(protocolNumber(protocol) ?? -1) &&
  (!ports || (ports.from <= port && port <= ports.to));

/** Instances that nobody outside reaches on this port; the default group’s name where there is no instance yet. */
function closedFor(
  port: number,
  instances: readonly Instance[],
  groups: readonly NamedGroup[],
): readonly string[] {
  const open = groups.filter(({ rules }) => rules.some((rule) => opens(rule, port)));
  const isOpen = (names: readonly string[]): boolean =>
    open.some(({ name }) => names.includes(name));
  if (instances.length === 0) return isOpen(['default']) ? [] : ['default'];
  return instances.filter((one) => !isOpen(one.groups)).map(({ name }) => name);
}

async function checkPort(look: Look, { name, id }: Inside): Promise<readonly ClinicLine[]> {
  const { port } = look.question;
  if (port === undefined) return [];
  const [instances, groups] = await Promise.all([look.instances(id), look.groups(id)]);
  if (!groups) return [];
  // One that failed has no port of the network, and so no groups: that it failed is told by itself.
  const running = (instances ?? []).filter(({ status }) => status !== 'ERROR');
  const closed = closedFor(port, running, groups);
  if (closed.length === 0)
    return [clinicLineOf('port', 'open', [String(port), name], { about: name })];
  const params = [String(port), closed.join(', '), name];
  return [clinicLineOf('port', 'closed', params, { about: name, mend: { is: 'self' } })];
}

async function checkFloatingIp(look: Look, { name, id }: Inside): Promise<readonly ClinicLine[]> {
  if (!look.question.floatingIp) return [];
  const readings = (await look.quotas(id, 'network')) ?? [];
  const limit = readings.find(({ key }) => key === 'floatingIps')?.limit;
  if (limit === undefined) return [];
  const more = { about: name };
  if (limit !== 0) return [clinicLineOf('floating-ip', 'allowed', [name, limit], more)];
  return [clinicLineOf('floating-ip', 'none', [name], { ...more, mend: { is: 'self' } })];
}

/** Whether a zone or a web proxy could have this name (docs/facts.md 6). */
async function checkName(look: Look): Promise<readonly ClinicLine[]> {
  const { name } = look.question;
  const rules = look.cloudRules?.projects;
  if (name === undefined || !rules) return [];
  const zone = rules.zone?.name.replace('{name}', () => name);
  const mend = { mend: { is: 'self' } as const };
  if (zone !== undefined && (await look.isZone(zone))) {
    return [clinicLineOf('wanted-name', 'zone', [name, zone], mend)];
  }
  const hosts = rules.proxyDomains.map((domain) => `${name}.${domain}.`);
  const taken = await Promise.all(hosts.map((host) => look.hasRecords(host)));
  const host = hosts.find((_, place) => taken[place]);
  if (host !== undefined) return [clinicLineOf('wanted-name', 'record', [name, host], mend)];
  return [clinicLineOf('wanted-name', 'free', [name])];
}

/** What stands in the way inside projects: quotas, failed instances, closed ports, names. */
export const cloudChecks: readonly Check[] = [
  { name: 'quota', system: 'cloud', run: ofProjects('quota', checkQuotas) },
  { name: 'instance', system: 'cloud', run: ofProjects('instance', checkInstances) },
  { name: 'port', system: 'cloud', run: ofProjects('port', checkPort) },
  { name: 'floating-ip', system: 'cloud', run: ofProjects('floating-ip', checkFloatingIp) },
  { name: 'wanted-name', system: 'cloud', run: checkName },
];
