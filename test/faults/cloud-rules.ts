import type { z } from 'zod';
import { profileSchema, type CloudProfile } from '../../shared/domain/profile.ts';

export const TOOLFORGE = 'tools';

/** Every key of every service is a target in one of them. */
const quotaPresets = {
  small: { cores: 12, ramMb: 24_576, floatingIps: 1, gigabytes: 120 },
  wide: {
    ...{ cores: 16, instances: 10, ramMb: 32_768, floatingIps: 2, securityGroups: 41 },
    ...{ securityGroupRules: 120, volumes: 12, gigabytes: 500, snapshots: 12, zones: 5 },
    ...{ zoneRecordsets: 700, databaseInstances: 3, databaseGigabytes: 30 },
  },
} as const;

export const presetNames = [
  'small',
  'wide',
] as const satisfies readonly (keyof typeof quotaPresets)[];

const securityGroupRules = [
  { direction: 'ingress', protocol: 'icmp', remote: '0.0.0.0/0' },
  { direction: 'ingress', protocol: 'tcp', ports: 22, remote: '172.16.0.0/21' },
  { direction: 'ingress', protocol: 'tcp', ports: '8000-8080', remote: '172.16.0.0/21' },
];

/** The cloud section of an event whose helpers grant and make everything themselves; `more` are keys of it. */
export const cloudRules = (
  more: Partial<z.input<typeof profileSchema.shape.cloud>> = {},
): CloudProfile =>
  profileSchema.shape.cloud.unwrap().parse({
    toolforge: { project: TOOLFORGE, role: 'reader' },
    projects: {
      mode: 'direct',
      domain: 'default',
      roles: ['member', 'reader'],
      nameRule: '^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$',
      defaultEndDays: 90,
      ...{ quotaPresets, securityGroupRules },
      zone: { name: '{name}.cloud.example.org.', email: 'root@example.org' },
    },
    ...more,
  });
