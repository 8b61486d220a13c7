import { isAmong } from '../../../../shared/names/shell-name.ts';
import { AppError } from '../../base/errors.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import type { Clock } from '../../ports/system.ts';
import type { Step } from './step.ts';

/**
 * Pauses between the looks of one go, in milliseconds. Most hooks need a moment only, and a request that is tried again later begins with
 * all its looks at the cloud.
 */
const PAUSES_MS = [50, 100, 200, 400] as const;

/** How the group of a project is to be. */
export interface ExpectedGroup {
  readonly project: string;
  /** Shell names that are to be in it. */
  readonly has?: readonly string[];
  /** Shell names that are not to be in it any more. */
  readonly hasNot?: readonly string[];
  /** The group itself is to be gone. */
  readonly isGone?: boolean;
}

interface StepPorts {
  readonly groups: ProjectGroups | undefined;
  readonly clock: Clock;
}

/** Who is not yet in the group, or still in it, otherwise than expected; the project's name where the group itself should be gone. */
function behind(
  { project, has = [], hasNot = [], isGone }: ExpectedGroup,
  members: readonly string[] | undefined,
): readonly string[] {
  if (isGone) return members === undefined ? [] : [project];
  return [
    ...has.filter((name) => !isAmong(members ?? [], name)),
    ...hasNot.filter((name) => isAmong(members ?? [], name)),
  ];
}

/**
 * The project's group in the directory, which the cloud's hook writes a moment after a role is changed: only who is in it can log in. Waits
 * while the hook is late; nothing is written here, for the hook would overwrite it.
 */
export function confirmGroup<F>(
  { groups, clock }: StepPorts,
  expected: (facts: F) => ExpectedGroup,
): Step<F> {
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => void clock.after(ms, resolve));
  const look = async (group: ExpectedGroup): Promise<readonly string[]> =>
    behind(group, await groups?.membersOf(group.project));
  const isNeeded = (facts: F): boolean => {
    const { has = [], hasNot = [], isGone = false } = expected(facts);
    return groups !== undefined && (isGone || has.length + hasNot.length > 0);
  };
  return {
    id: 'confirm-group',
    isNeeded,
    async observe(facts) {
      const group = expected(facts);
      let late = await look(group);
      for (const ms of PAUSES_MS) {
        if (late.length === 0) break;
        await pause(ms);
        late = await look(group);
      }
      if (late.length === 0) return { is: 'done' };
      throw new AppError(
        'group-not-yet',
        `The group of ${group.project} is not yet as it will be`,
        {
          params: [group.project, late.join(', ')],
        },
      );
    },
  };
}
