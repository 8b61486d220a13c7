import {
  type QuotaReading,
  type QuotaService,
  type QuotaTargets,
  targetsOf,
} from '../../../../shared/domain/quota.ts';
import type { Cloud } from '../../ports/cloud.ts';
import { type Step, blocked } from '../base/step.ts';
import type { ProjectFacts } from './facts.ts';

/** Services that not every cloud has: where one is missing, its quotas mean nothing. */
const optional: readonly QuotaService[] = ['dns', 'database'];

const agree = (readings: readonly QuotaReading[], targets: QuotaTargets): boolean => {
  const limits = new Map<string, number>(readings.map(({ key, limit }) => [key, limit]));
  return Object.entries(targets).every(([key, target]) => limits.get(key) === target);
};

/** The quotas that one service keeps, as absolute limits. */
export function setQuotas(
  service: QuotaService,
  { cloud }: { readonly cloud: Pick<Cloud, 'quotas' | 'setQuotas'> },
): Step<ProjectFacts> {
  const wanted = ({ quotas }: Pick<ProjectFacts, 'quotas'>): QuotaTargets =>
    targetsOf(quotas, service);
  return {
    id: `set-${service}-quotas`,
    system: 'cloud',
    after: ['create-project'],
    isNeeded: (facts) => facts.mode === 'direct' && Object.keys(wanted(facts)).length > 0,
    async observe(facts) {
      const readings = await cloud.quotas(facts.projectId ?? '', service);
      if (readings) return { is: agree(readings, wanted(facts)) ? 'done' : 'missing' };
      return optional.includes(service)
        ? { is: 'done' }
        : blocked('cloud-service-missing', service);
    },
    async apply(facts) {
      await cloud.setQuotas(facts.projectId ?? '', service, wanted(facts));
    },
  };
}
