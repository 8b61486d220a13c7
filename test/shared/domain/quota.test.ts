import { describe, expect, it } from 'vitest';
import { quotaServices, quotaTargets, targetsOf } from '../../../shared/domain/quota.ts';

const targets = { cores: 8, floatingIps: 0, gigabytes: 80, zones: 2, databaseInstances: -1 };

describe('quota targets', () => {
  it('are split among the services that keep them, each in one', () => {
    const parts = quotaServices.map((service) => targetsOf(targets, service));
    expect(parts).toEqual([
      ...[{ cores: 8 }, { floatingIps: 0 }, { gigabytes: 80 }, { zones: 2 }],
      { databaseInstances: -1 },
    ]);
  });

  it('are limits: whole numbers, or -1 for none', () => {
    expect(quotaTargets.safeParse(targets).success).toBe(true);
    for (const cores of [-2, 1.5, '8']) {
      expect(quotaTargets.safeParse({ cores }).success).toBe(false);
    }
    expect(quotaTargets.safeParse({ cpus: 8 }).success).toBe(false);
  });
});
