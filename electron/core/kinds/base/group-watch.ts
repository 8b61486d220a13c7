import { z } from 'zod';
import type { ProjectName } from '../../../../shared/names/project-name.ts';
import type { Observation } from './step.ts';

/** What a request remembers of the looks at its groups. */
export const groupWatch = z.object({
  /** Tries in a row that found a group otherwise than expected, since a role was last granted again. */
  late: z.int(),
  /** How often the cloud's hook was given another reason to write, in all. */
  repairs: z.int(),
  /** Since when everything is as expected, ISO 8601 in UTC. */
  since: z.iso.datetime().optional(),
});
/** The same, checked. */
export type GroupWatch = z.infer<typeof groupWatch>;

/** Facts of a request that looks at groups. */
export interface Watching {
  readonly groupWatch?: GroupWatch | undefined;
}
/** The same, for the schema of a kind's facts. */
export const watching = { groupWatch: groupWatch.optional() };

/** A group that is otherwise than expected, and in whom it is: the project's name where the group itself should be gone. */
export interface LateGroup {
  readonly project: ProjectName;
  readonly names: readonly string[];
}

/** Tries that wait for a hook that is only late, before it is taken to have failed. */
const LATE_TRIES = 3;
const MOST_REPAIRS = 3;

const none: GroupWatch = { late: 0, repairs: 0 };

/** Whether everything that can be done about a late group was done, by what the request knows. */
export const isGivenUp = (
  { groupWatch: { late, repairs } = none }: Watching,
  canRepair: boolean,
): boolean => (canRepair ? repairs >= MOST_REPAIRS && late > 0 : late >= LATE_TRIES);

/** Where a person has it tried again, what was given up is repaired anew: the hook may have been mended since. */
export const watchAnew = <F extends Watching>(facts: F): F =>
  (facts.groupWatch?.repairs ?? 0) < MOST_REPAIRS ? facts : { ...facts, groupWatch: undefined };

/**
 * What it means that groups are late. A hook that is only slow is waited for; one that failed said so to nobody, and one that overlapped
 * another change wrote what it had read before: both write again when a role that is held is granted again.
 */
export function judgeLate(
  late: readonly [LateGroup, ...LateGroup[]],
  { groupWatch: watch = none }: Watching,
  canRepair: boolean,
): Observation<Watching> {
  const { repairs, since } = watch;
  const tries = watch.late + 1;
  const isDue = since !== undefined || tries > LATE_TRIES;
  if (canRepair && isDue && repairs < MOST_REPAIRS) {
    return { is: 'missing', learned: { groupWatch: { late: 0, repairs: repairs + 1 } } };
  }
  return waitFor(late[0], { late: tries, repairs });
}

function waitFor({ project, names }: LateGroup, watch: GroupWatch): Observation<Watching> {
  const { late, repairs } = watch;
  const learned = { groupWatch: watch };
  const params = [project, names.join(', ')];
  if (repairs === 0) return { is: 'pending', code: 'group-not-yet', params, learned };
  const code = repairs >= MOST_REPAIRS && late > LATE_TRIES ? 'group-stuck' : 'group-again';
  return { is: 'pending', code, params: [...params, String(repairs)], learned };
}

interface Settling {
  readonly now: Date;
  readonly settleMs: number;
  /** How long this process has seen them so, by a count that nobody can set; left out where it has not: an earlier one knows only the clock. */
  readonly seenForMs?: number | undefined;
}

/**
 * What it means that all groups are as expected: done once they have been for the settling time, for a hook that began before this change
 * may still write what it had read. A clock that was set back begins the time anew, and one that was set forward does not end it.
 */
export function judgeSettled(
  projects: readonly string[],
  { groupWatch: watch = none }: Watching,
  { now, settleMs, seenForMs = Infinity }: Settling,
): Observation<Watching> {
  const { since, repairs } = watch;
  const isTold = since !== undefined && Date.parse(since) <= now.getTime();
  const begun = isTold ? Date.parse(since) : now.getTime();
  const leftMs = settleMs - Math.min(now.getTime() - begun, isTold ? seenForMs : 0);
  if (leftMs <= 0) return { is: 'done' };
  return {
    is: 'pending',
    code: 'group-settling',
    params: [projects.join(', ')],
    learned: { groupWatch: { late: 0, repairs, since: new Date(begun).toISOString() } },
    retryAt: new Date(now.getTime() + leftMs).toISOString(),
  };
}
