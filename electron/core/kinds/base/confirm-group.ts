import type { Profile } from '../../../../shared/domain/profile.ts';
import type { ProjectName } from '../../../../shared/names/project-name.ts';
import { isAmong, type ShellName } from '../../../../shared/names/shell-name.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import type { Clock } from '../../ports/system.ts';
import { judgeLate, judgeSettled, type LateGroup, type Watching } from './group-watch.ts';
import type { Observation, Step } from './step.ts';

/**
 * Pauses between the looks of one go, in milliseconds. Most hooks need a moment only, and a request that is tried again later begins with
 * all its looks at the cloud.
 */
const PAUSES_MS = [50, 100, 200, 400] as const;

/** How the group of a project is to be. */
export interface ExpectedGroup {
  readonly project: ProjectName;
  /** Shell names that are to be in it. */
  readonly has?: readonly ShellName[];
  /** Shell names that are not to be in it any more. */
  readonly hasNot?: readonly ShellName[];
  /** The group itself is to be gone. */
  readonly isGone?: boolean;
}

/** What is needed to look at groups. */
export interface GroupPorts {
  readonly groups: Pick<ProjectGroups, 'membersOf'> | undefined;
  readonly clock: Clock;
  readonly profile: Pick<Profile, 'cloud'>;
}

interface GroupsOf<F> {
  expected(facts: F): readonly ExpectedGroup[];
  /** Whether this desk may give the hook another reason to write; it may where left out. */
  mayRepair?(facts: F): boolean;
  /** Gives the hook another reason to write these groups, without anybody getting or losing anything by it. */
  repair(facts: F, late: readonly LateGroup[]): Promise<void>;
}

/** Who is not yet in the group, or still in it, otherwise than expected; the project's name where the group itself should be gone. */
function behind(
  { project, has = [], hasNot = [], isGone }: ExpectedGroup,
  members: readonly ShellName[] | undefined,
): readonly string[] {
  if (isGone) return members === undefined ? [] : [project];
  return [
    ...has.filter((name) => !isAmong(members ?? [], name)),
    ...hasNot.filter((name) => isAmong(members ?? [], name)),
  ];
}

const isAbout = ({ has = [], hasNot = [], isGone = false }: ExpectedGroup): boolean =>
  isGone || has.length + hasNot.length > 0;

/** Since when this process has seen the groups of each request as they should be, by a count that nobody can set. */
function createSettling(clock: Pick<Clock, 'up'>) {
  const begun = new Map<string, { readonly since: string; readonly up: number }>();
  return {
    /** Undefined where an earlier process saw it first. */
    seenForMs(requestId: string, { groupWatch }: Watching): number | undefined {
      const own = begun.get(requestId);
      return own && own.since === groupWatch?.since ? clock.up() - own.up : undefined;
    },
    /** Keeps the moment for as long as the request goes on to wait for it. */
    note(requestId: string, seen: Observation<Watching>): void {
      const since = seen.is === 'pending' ? seen.learned?.groupWatch?.since : undefined;
      if (since === undefined) begun.delete(requestId);
      else if (begun.get(requestId)?.since !== since)
        begun.set(requestId, { since, up: clock.up() });
    },
  };
}

/**
 * The groups in the directory which the cloud's hook writes a moment after a role is changed: only who is in them can log in. Nothing is
 * written to them here, for the hook would overwrite it: it is waited for while it is late, made to write again where it failed or lost
 * somebody, and looked at once more when the settling time of the profile is over (docs/decisions/0033-the-hook-as-it-is.md).
 */
export function confirmGroup<F extends Watching>(
  { groups, clock, profile }: GroupPorts,
  { expected, mayRepair = () => true, repair }: GroupsOf<F>,
): Step<F> {
  const settling = createSettling(clock);
  const settleMs = (profile.cloud?.groupSettleSeconds ?? 0) * 1000;
  const wantedOf = (facts: F) => expected(facts).filter(isAbout);
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => void clock.after(ms, resolve));
  const look = async (wanted: readonly ExpectedGroup[]): Promise<LateGroup[]> => {
    const seen = wanted.map(async (group) => ({
      project: group.project,
      names: behind(group, await groups?.membersOf(group.project)),
    }));
    return (await Promise.all(seen)).filter(({ names }) => names.length > 0);
  };
  const lookPatiently = async (wanted: readonly ExpectedGroup[]): Promise<LateGroup[]> => {
    let late = await look(wanted);
    for (const ms of PAUSES_MS) {
      if (late.length === 0) break;
      await pause(ms);
      late = await look(wanted);
    }
    return late;
  };
  return {
    id: 'confirm-group',
    system: 'cloud',
    writesOnlyRepairs: true,
    isNeeded: (facts) => groups !== undefined && wantedOf(facts).length > 0,
    async observe(facts, { requestId }) {
      const wanted = wantedOf(facts);
      const [first, ...others] = await lookPatiently(wanted);
      const seen = first
        ? judgeLate([first, ...others], facts, mayRepair(facts))
        : judgeSettled(
            wanted.map(({ project }) => project),
            facts,
            { now: clock.now(), settleMs, seenForMs: settling.seenForMs(requestId, facts) },
          );
      settling.note(requestId, seen);
      return seen as Observation<F>; // what is learned is of the watch alone, which all facts have here
    },
    async apply(facts) {
      await repair(facts, await look(wantedOf(facts)));
    },
  };
}
