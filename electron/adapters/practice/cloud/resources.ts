import { sameName } from '../../../../shared/names/same-name.ts';
import { targetsOf, type QuotaService } from '../../../../shared/domain/quota.ts';
import {
  keptRule,
  ruleProblem,
  sameRule,
  type SecurityRule,
} from '../../../../shared/domain/security-rule.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { Cloud, Holding } from '../../../core/ports/cloud.ts';
import type { NewId } from '../../../core/ports/system.ts';
import type { CloudMemory } from './memory.ts';
import { quotaReadings, refuseBelowUsage, refuseOneMore } from './quotas.ts';
import { projectIn, withProject, type PracticeCloudState, type PracticeProject } from './state.ts';

interface Options {
  readonly memory: CloudMemory;
  readonly newId: NewId;
  readonly serves: (service: QuotaService) => boolean;
}

type CloudResources = Pick<
  Cloud,
  | 'quotas'
  | 'setQuotas'
  | 'defaultGroup'
  | 'groupsOf'
  | 'instances'
  | 'addRules'
  | 'findZone'
  | 'hasRecords'
  | 'createZone'
  | 'removeZone'
  | 'holdings'
>;

const serviceOf: Record<Holding['kind'], QuotaService> = {
  server: 'compute',
  volume: 'volume',
  snapshot: 'volume',
  'floating-ip': 'network',
  zone: 'dns',
  database: 'database',
};

const refusedRule = (words: string): AppError =>
  new AppError('cloud-refused', 'The network service does not take this', {
    params: [words, 'add the rules', 'network'],
  });

/** The project with one more rule, which may be there already, kept as Neutron keeps it. Throws `quota-exceeded`, `cloud-refused`. */
function withRule(
  state: PracticeCloudState,
  project: PracticeProject,
  rule: SecurityRule,
): PracticeProject {
  const problem = ruleProblem(rule);
  if (problem) throw refusedRule(`expected: ${problem.words}`);
  if (project.rules.some((other) => sameRule(other, rule))) return project;
  refuseOneMore(state, project, 'securityGroupRules');
  return { ...project, rules: [...project.rules, keptRule(rule)] };
}

/** The part of the practice cloud that is Nova, Neutron, Cinder, Designate and Trove. */
export function createCloudResources({ memory, newId, serves }: Options): CloudResources {
  const need = (service: QuotaService): void => {
    if (serves(service)) return;
    const params = [service];
    throw new AppError('cloud-service-missing', 'The cloud has no such service', { params });
  };

  return {
    async quotas(projectId, service) {
      const state = memory.now();
      if (!serves(service)) return undefined;
      return quotaReadings(state, projectIn(state, projectId), service);
    },
    async setQuotas(projectId, service, targets) {
      const state = memory.now();
      need(service);
      const project = projectIn(state, projectId);
      const limits = targetsOf(targets, service);
      refuseBelowUsage(state, project, limits);
      memory.become(withProject(state, { ...project, limits: { ...project.limits, ...limits } }));
    },
    async defaultGroup(projectId) {
      const state = memory.now();
      if (!serves('network')) return undefined;
      const { groupId, rules } = projectIn(state, projectId);
      return { id: groupId, rules };
    },
    async groupsOf(projectId) {
      const state = memory.now();
      if (!serves('network')) return undefined;
      const { groupId, rules } = projectIn(state, projectId);
      return [{ id: groupId, name: 'default', rules }];
    },
    async instances(projectId) {
      const { holdings } = memory.now();
      if (!serves('compute')) return undefined;
      return holdings
        .filter((one) => one.kind === 'server' && one.projectId === projectId)
        .map(({ id, name, fault }) => ({
          id,
          name,
          fault,
          groups: ['default'],
          status: fault === undefined ? 'ACTIVE' : 'ERROR',
        }));
    },
    async addRules(groupId, rules) {
      const state = memory.now();
      need('network');
      const project = state.projects.find((candidate) => candidate.groupId === groupId);
      if (!project) throw refusedRule('no such security group');
      // All of them or none, as Neutron does it.
      memory.become(
        withProject(
          state,
          rules.reduce((one, rule) => withRule(state, one, rule), project),
        ),
      );
    },
    async findZone(name) {
      const state = memory.now();
      if (!serves('dns')) return undefined;
      return state.zones.find((zone) => sameName(zone.name, name));
    },
    async hasRecords(name) {
      const { zones, records = [] } = memory.now();
      const taken = [...zones.map((zone) => zone.name), ...records];
      return serves('dns') && taken.some((one) => sameName(one, name));
    },
    async createZone({ projectId, name }) {
      const state = memory.now();
      need('dns');
      const project = projectIn(state, projectId);
      if (state.zones.some((zone) => sameName(zone.name, name))) {
        throw new AppError('zone-taken', 'The zone is there already', { params: [name] });
      }
      refuseOneMore(state, project, 'zones');
      const zone = { id: newId(), name, projectId, status: 'ACTIVE' };
      memory.become({ ...state, zones: [...state.zones, zone] });
    },
    async removeZone({ id, projectId }) {
      const state = memory.now();
      need('dns');
      const isIt = (zone: { id: string; projectId: string }): boolean =>
        zone.id === id && zone.projectId === projectId;
      const gone = state.zones.find(isIt);
      if (!gone) return;
      if (state.zones.some(({ name }) => name.endsWith(`.${gone.name}`))) {
        const params = ['please delete its subzones first', 'remove the zone', 'dns'];
        throw new AppError('cloud-refused', 'Another zone stands below it', { params });
      }
      memory.become({ ...state, zones: state.zones.filter((zone) => zone !== gone) });
    },
    async holdings(projectId) {
      const { holdings, zones } = memory.now();
      const own = <T extends { projectId: string }>(all: readonly T[]): T[] =>
        all.filter((one) => one.projectId === projectId);
      return [
        ...own(holdings).map(({ kind, id, name }): Holding => ({ kind, id, name })),
        ...own(zones).map(({ id, name }): Holding => ({ kind: 'zone', id, name })),
      ].filter(({ kind }) => serves(serviceOf[kind]));
    },
  };
}
