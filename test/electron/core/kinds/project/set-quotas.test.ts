import { describe, expect, it } from 'vitest';
import { setQuotas } from '../../../../../electron/core/kinds/project/set-quotas.ts';
import { quotaServices, type QuotaService } from '../../../../../shared/domain/quota.ts';
import { atCall } from '../../../../fakes/faulty-cloud.ts';
import { project, projectWorld } from '../../../../fakes/project.ts';

const run = { requestId: 'r', attempted: false };

async function world(service: QuotaService, services?: readonly QuotaService[]) {
  const around = await projectWorld(services ? { services } : {});
  const step = setQuotas(service, { cloud: around.faulty });
  return { ...around, step, facts: project({ projectId: around.projectId }) };
}

describe('set-quotas', () => {
  it('has an id for each service, which journals hold', async () => {
    const { cloud } = await projectWorld();
    expect(quotaServices.map((service) => setQuotas(service, { cloud }).id)).toEqual([
      ...['set-compute-quotas', 'set-network-quotas', 'set-volume-quotas'],
      ...['set-dns-quotas', 'set-database-quotas'],
    ]);
  });

  it('is missing, then done with the limits that were agreed and no others', async () => {
    const { cloud, projectId, step, facts } = await world('compute');
    const before = await cloud.quotas(projectId, 'compute');
    expect(await step.observe(facts, run)).toEqual({ is: 'missing' });
    await step.apply?.(facts, run);
    expect(await step.observe(facts, run)).toEqual({ is: 'done' });
    const limit = (readings: typeof before, key: string) =>
      readings?.find((reading) => reading.key === key)?.limit;
    const after = await cloud.quotas(projectId, 'compute');
    expect([limit(after, 'cores'), limit(after, 'ramMb')]).toEqual([12, 24_576]);
    expect(limit(after, 'instances')).toBe(limit(before, 'instances'));
  });

  it('is done where the answer was lost after the write', async () => {
    const { faults, step, facts } = await world('volume');
    faults.after = atCall('setQuotas');
    await expect(step.apply?.(facts, run)).rejects.toMatchObject({ code: 'cloud-unreachable' });
    expect(await step.observe(facts, run)).toEqual({ is: 'done' });
  });

  it('is a blocked where a service is missing that has to keep them, and nothing where it may be', async () => {
    const without = async (service: QuotaService) => {
      const { step, facts } = await world(service, []);
      return step.observe(facts, run);
    };
    const blocked = { is: 'blocked', code: 'cloud-service-missing', params: ['compute'] };
    expect(await without('compute')).toEqual(blocked);
    expect(await without('dns')).toEqual({ is: 'done' });
  });

  it('is needed only by a service that has limits to keep, of a project that is made here', async () => {
    const { step, facts } = await world('network');
    expect(step.isNeeded?.(facts)).toBe(false);
    expect(step.isNeeded?.({ ...facts, quotas: { floatingIps: 0 } })).toBe(true);
    const reviewed = { ...facts, quotas: { floatingIps: 0 }, mode: 'reviewed' as const };
    expect(step.isNeeded?.(reviewed)).toBe(false);
  });
});
