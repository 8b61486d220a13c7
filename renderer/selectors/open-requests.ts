import { sameProject } from '../../shared/names/project-name.ts';
import { sameName } from '../../shared/names/same-name.ts';
import { sameShellName } from '../../shared/names/shell-name.ts';
import { type RequestView, openStates } from '../../shared/requests/request.ts';
import type { QuotaKey, QuotaReading } from '../../shared/domain/quota.ts';
import type { Concerns } from '../../shared/requests/describe.ts';
import { kinds } from '../../shared/requests/kinds.ts';

const isOpen = ({ state }: RequestView): boolean =>
  openStates.includes(state) || state === 'needs-you';

const concernsOf = (request: RequestView): Concerns => kinds[request.kind].concerns(request);

const isSame = (project: string | undefined, name: string): boolean =>
  project !== undefined && sameProject(project, name);

/** Requests about a project that have not come to their end. */
export const openRequestsOfProject = (
  requests: readonly RequestView[],
  name: string,
): RequestView[] =>
  requests.filter((request) => isOpen(request) && isSame(concernsOf(request).project, name));

/** Requests about a tool that have not come to their end. */
export const openRequestsOfTool = (requests: readonly RequestView[], name: string): RequestView[] =>
  requests.filter((request) => isOpen(request) && sameName(concernsOf(request).tool ?? '', name));

/** Every project and tool that requests of this desk name, by name. */
export function projectsAndTools(requests: readonly RequestView[]): {
  readonly projects: readonly string[];
  readonly tools: readonly string[];
} {
  const named = (names: readonly (string | undefined)[]): string[] =>
    [...new Set(names.filter((name) => name !== undefined))].toSorted();
  // Toolforge has no page of its own.
  const withPage = requests.filter(({ membership }) => membership?.toolforge !== true);
  return {
    projects: named(withPage.map((request) => concernsOf(request).project)),
    tools: named(requests.map((request) => concernsOf(request).tool)),
  };
}

/** The name of a tool that is being made for somebody. */
export const openToolOf = (
  requests: readonly RequestView[],
  shellName: string,
): string | undefined =>
  requests.find(
    (request) =>
      isOpen(request) && request.kind === 'tool' && sameShellName(request.shellName, shellName),
  )?.tool?.name;

/** The request under way that makes somebody a member of Toolforge: what needs a member waits for it. */
export const openMembership = (
  requests: readonly RequestView[],
  shellName: string,
): RequestView | undefined =>
  requests.find(
    (request) =>
      sameShellName(request.shellName, shellName) &&
      request.membership?.toolforge === true &&
      request.membership.roles.length > 0 &&
      openStates.includes(request.state),
  );

/** A limit that a request under way sets. */
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
    .filter(
      (request) => isSame(request.project?.name, project) && openStates.includes(request.state),
    )
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
