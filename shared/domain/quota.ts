import { z } from 'zod';

/** The services of a cloud that have quotas of their own. */
export const quotaServices = ['compute', 'network', 'volume', 'dns', 'database'] as const;
export type QuotaService = (typeof quotaServices)[number];

/** Every quota Lanyard knows, by the service that keeps it. Keys of presets in event profiles: may be added, never renamed. */
export const quotaKeys = {
  cores: 'compute',
  instances: 'compute',
  ramMb: 'compute',
  floatingIps: 'network',
  securityGroups: 'network',
  securityGroupRules: 'network',
  volumes: 'volume',
  gigabytes: 'volume',
  snapshots: 'volume',
  zones: 'dns',
  zoneRecordsets: 'dns',
  databaseInstances: 'database',
  databaseGigabytes: 'database',
} as const satisfies Record<string, QuotaService>;
export type QuotaKey = keyof typeof quotaKeys;

export const quotaKey = z.enum(Object.keys(quotaKeys) as [QuotaKey, ...QuotaKey[]]); // keys of a literal

/** Absolute limits to be reached, never amounts to add: an addition that is sent twice is another limit. -1 is no limit. */
export const quotaTargets = z.partialRecord(quotaKey, z.int().min(-1).max(2_147_483_647));
export type QuotaTargets = z.infer<typeof quotaTargets>;

/** One quota as its service has it now. */
export const quotaReading = z.object({
  key: quotaKey,
  /** -1 is no limit. */
  limit: z.int(),
  /** In use, and reserved for what is being made; undefined where the service does not tell. */
  used: z.int().optional(),
});
export type QuotaReading = z.infer<typeof quotaReading>;

/** From this share on a quota is nearly used up. */
const NEARLY = 0.8;

/** Whether a quota is known to be nearly or wholly used up: one without a limit, with nothing to use, or of which nothing is known is not. */
export const isNearlyUsed = ({ limit, used }: QuotaReading): boolean =>
  limit > 0 && used !== undefined && used >= limit * NEARLY;

const isOf = (key: string, service: QuotaService): boolean =>
  quotaKey.options.some((known) => known === key && quotaKeys[known] === service);

/** The part of the targets that one service keeps. */
export const targetsOf = (targets: QuotaTargets, service: QuotaService): QuotaTargets =>
  Object.fromEntries(Object.entries(targets).filter(([key]) => isOf(key, service)));
