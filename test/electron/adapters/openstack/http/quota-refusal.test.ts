import { describe, expect, it } from 'vitest';
import { readQuotaRefusal } from '../../../../../electron/adapters/openstack/http/quota-refusal.ts';

const read = (service: string, message: string, type = '') =>
  readQuotaRefusal(service, { type, message });

describe('readQuotaRefusal', () => {
  it('reads a limit below what is in use from Nova, Neutron and Cinder', () => {
    const params = ['cores', '1', '4'];
    const nova =
      'Quota limit 1 for cores must be greater than or equal to already used and reserved 4.';
    expect(read('compute', nova)).toEqual({ code: 'quota-below-usage', params });
    const neutron = 'Quota limit 1 for floatingip must be greater than or equal to already used 3';
    expect(read('network', neutron)?.params).toEqual(['floatingIps', '1', '3']);
    const cinder =
      'Quota gigabytes limit must be equal or greater than existing resources. Current usage is 30 and the requested limit is 20.';
    expect(read('volume', cinder)?.params).toEqual(['gigabytes', '20', '30']);
  });

  it('reads what is full, with figures where there are some', () => {
    const nova = 'Quota exceeded for cores: Requested 4, but already used 7 of 8 cores';
    expect(read('compute', nova)).toEqual({
      code: 'quota-exceeded',
      params: ['cores', '7', '8'],
    });
    const neutron = "Quota exceeded for resources: ['security_group_rule'].";
    expect(read('network', neutron, 'OverQuota')?.params).toEqual(['securityGroupRules', '', '']);
    expect(read('dns', 'Quota exceeded for zones.', 'over_quota')?.params).toEqual([
      'zones',
      '',
      '',
    ]);
  });

  it('tells Trove’s volumes from Cinder’s, and keeps a name that it does not know', () => {
    const words = (name: string) =>
      `Quota limit 1 for ${name} must be greater than or equal to already used 3`;
    expect(read('database', words('volumes'))?.params[0]).toBe('databaseGigabytes');
    expect(read('volume', words('volumes'))?.params[0]).toBe('volumes');
    expect(read('compute', words('server_groups'))?.params[0]).toBe('server_groups');
  });

  it('leaves other refusals alone', () => {
    expect(
      read('network', 'Security group rule already exists.', 'SecurityGroupRuleExists'),
    ).toBeUndefined();
    expect(read('compute', '')).toBeUndefined();
  });
});
