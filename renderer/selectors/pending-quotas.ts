import type { QuotaKey, QuotaReading } from '../../shared/domain/quota.ts';
import { openStates, type RequestView } from '../../shared/requests/request.ts';

export interface PendingQuota {
  /** What the limit is to become; -1 is no limit. */
  readonly limit: number;
  /** The request that changes it. */
  readonly id: string;
}

/** What requests under way make of a project's limits, where that is not what they are. The newest request counts. */
export function pendingQuotas(
  requests: readonly RequestView[],
  project: string,
  readings: readonly QuotaReading[],
): ReadonlyMap<QuotaKey, PendingQuota> {
  const open = requests
    .filter((request) => request.project?.name === project && openStates.includes(request.state))
    .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
  const pending = new Map<QuotaKey, PendingQuota>();
  for (const { key, limit } of readings) {
    const last = open.findLast((request) => request.project?.quotas[key] !== undefined);
    const wanted = last?.project?.quotas[key];
    if (last && wanted !== undefined && wanted !== limit)
      pending.set(key, { limit: wanted, id: last.id });
  }
  return pending;
}
