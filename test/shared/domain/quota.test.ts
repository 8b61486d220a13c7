import { describe, expect, it } from 'vitest';
import {
  isNearlyUsed,
  quotaServices,
  quotaTargets,
  targetsOf,
} from '../../../shared/domain/quota.ts';

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

it.each([
  ['used up', { limit: 8, used: 8 }, true],
  ['used for four fifths', { limit: 10, used: 8 }, true],
  ['used for less', { limit: 100, used: 79 }, false],
  ['without a limit', { limit: -1, used: 500 }, false],
  ['of nothing', { limit: 0, used: 0 }, false],
  ['of which nobody tells what is used', { limit: 8 }, false],
])('a quota %s is nearly used or not', (_, reading, isNear) => {
  expect(isNearlyUsed({ key: 'cores', ...reading })).toBe(isNear);
});
