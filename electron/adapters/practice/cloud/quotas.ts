import {
  quotaKey,
  quotaKeys,
  type QuotaKey,
  type QuotaReading,
  type QuotaService,
  type QuotaTargets,
} from '../../../../shared/domain/quota.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { PracticeCloudState, PracticeProject } from './state.ts';

/** What a project gets where nobody sets anything: Wikimedia's numbers, and upstream's for volumes. */
const defaults: Record<QuotaKey, number> = {
  cores: 8,
  instances: 8,
  ramMb: 16_384,
  floatingIps: 0,
  securityGroups: 40,
  securityGroupRules: 100,
  volumes: 10,
  gigabytes: 1000,
  snapshots: 10,
  zones: 25,
  zoneRecordsets: 10_000,
  databaseInstances: 10,
  databaseGigabytes: 10,
};

const limitOf = (project: PracticeProject, key: QuotaKey): number =>
  project.limits[key] ?? defaults[key];

function inUse(state: PracticeCloudState, project: PracticeProject, key: QuotaKey): number {
  if (key === 'securityGroups') return 1;
  if (key === 'securityGroupRules') return project.rules.length;
  const own = <T extends { projectId: string }>(all: readonly T[]): T[] =>
    all.filter(({ projectId }) => projectId === project.id);
  if (key === 'zones') return own(state.zones).length;
  return own(state.holdings).reduce((sum, { uses }) => sum + (uses[key] ?? 0), 0);
}

/** Designate keeps limits and does not tell what is in use. */
const tellsUse = (key: QuotaKey): boolean => quotaKeys[key] !== 'dns';

/** All quotas of one service, as the project has them now. */
export const quotaReadings = (
  state: PracticeCloudState,
  project: PracticeProject,
  service: QuotaService,
): QuotaReading[] =>
  quotaKey.options
    .filter((key) => quotaKeys[key] === service)
    .map((key) => ({
      key,
      limit: limitOf(project, key),
      ...(tellsUse(key) ? { used: inUse(state, project, key) } : {}),
    }));

/** Throws `quota-below-usage` where a limit would be below what is in use. */
export function refuseBelowUsage(
  state: PracticeCloudState,
  project: PracticeProject,
  targets: QuotaTargets,
): void {
  for (const key of quotaKey.options.filter(tellsUse)) {
    const wanted = targets[key] ?? -1;
    const used = inUse(state, project, key);
    if (wanted < 0 || wanted >= used) continue;
    const params = [key, String(wanted), String(used)];
    throw new AppError('quota-below-usage', 'More is in use than the limit wanted', { params });
  }
}

/** Throws `quota-exceeded` where not even one more of it fits. */
export function refuseOneMore(
  state: PracticeCloudState,
  project: PracticeProject,
  key: QuotaKey,
): void {
  const limit = limitOf(project, key);
  const used = inUse(state, project, key);
  if (limit < 0 || used < limit) return;
  const params = [key, String(used), String(limit)];
  throw new AppError('quota-exceeded', 'The quota is used up', { params });
}
