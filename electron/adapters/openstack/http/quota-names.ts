import { quotaKeys, type QuotaKey, type QuotaService } from '../../../../shared/domain/quota.ts';

/** Each quota as its service calls it. */
export const quotaNames: Readonly<Record<QuotaKey, string>> = {
  cores: 'cores',
  instances: 'instances',
  ramMb: 'ram',
  floatingIps: 'floatingip',
  securityGroups: 'security_group',
  securityGroupRules: 'security_group_rule',
  volumes: 'volumes',
  gigabytes: 'gigabytes',
  snapshots: 'snapshots',
  zones: 'zones',
  zoneRecordsets: 'zone_recordsets',
  databaseInstances: 'instances',
  // In GB, whatever its name says.
  databaseGigabytes: 'volumes',
};

/** The quotas that a service keeps. */
export const keysOf = (service: QuotaService): readonly QuotaKey[] =>
  (Object.keys(quotaKeys) as QuotaKey[]) // keys of a literal
    .filter((key) => quotaKeys[key] === service);

/** Our name for a service's quota; its own where we have none. */
export const keyOf = (service: string, name: string): string =>
  (Object.keys(quotaNames) as QuotaKey[]) // keys of a literal
    .find((key) => quotaKeys[key] === service && quotaNames[key] === name) ?? name;
