import { describe, expect, it } from 'vitest';
import {
  quotaReadings,
  refuseBelowUsage,
  refuseOneMore,
} from '../../../../../electron/adapters/practice/cloud/quotas.ts';
import { practiceCloudSeed } from '../../../../../electron/adapters/practice/cloud/seed.ts';
import { projectIn } from '../../../../../electron/adapters/practice/cloud/state.ts';
import { quotaServices } from '../../../../../shared/domain/quota.ts';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';

const state = practiceCloudSeed(plainCloudProfile());
const deskmap = projectIn(state, 'deskmap');

describe('quotas in practice', () => {
  it('count what the project holds, and nobody else', () => {
    expect(quotaReadings(state, deskmap, 'compute')).toEqual([
      { key: 'cores', limit: 8, used: 8 },
      { key: 'instances', limit: 8, used: 3 },
      { key: 'ramMb', limit: 16_384, used: 16_384 },
    ]);
    expect(quotaReadings(state, deskmap, 'network')).toContainEqual({
      ...{ key: 'securityGroupRules', limit: 100, used: 4 },
    });
  });

  it('do not tell the use of names, as Designate does not', () => {
    expect(quotaReadings(state, deskmap, 'dns')).toEqual([
      { key: 'zones', limit: 25 },
      { key: 'zoneRecordsets', limit: 10_000 },
    ]);
  });

  it('show every quota under one service', () => {
    const keys = quotaServices.flatMap((service) => quotaReadings(state, deskmap, service));
    expect(keys).toHaveLength(13);
  });

  it('may be set to what is in use, or to no limit, and to nothing less', () => {
    expect(() => refuseBelowUsage(state, deskmap, { cores: 8, instances: -1 })).not.toThrow();
    expect(() => refuseBelowUsage(state, deskmap, { cores: 7 })).toThrow(
      expect.objectContaining({ code: 'quota-below-usage', params: ['cores', '7', '8'] }),
    );
  });

  it('have room for one more up to the limit, and always without one', () => {
    const limited = (cores: number) => ({ ...deskmap, limits: { cores } });
    expect(() => refuseOneMore(state, limited(9), 'cores')).not.toThrow();
    expect(() => refuseOneMore(state, limited(-1), 'cores')).not.toThrow();
    expect(() => refuseOneMore(state, limited(8), 'cores')).toThrow(
      expect.objectContaining({ code: 'quota-exceeded', params: ['cores', '8', '8'] }),
    );
  });
});
