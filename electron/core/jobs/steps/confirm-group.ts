import { AppError } from '../../errors.ts';
import type { ProjectGroups } from '../../ports/project-groups.ts';
import type { Step } from '../step.ts';

/** How the group of a project is to stand. */
export interface GroupWish {
  readonly project: string;
  /** Shell names that are to be in it. */
  readonly has?: readonly string[];
  /** Shell names that are not to be in it any more. */
  readonly hasNot?: readonly string[];
  /** The group itself is to be gone. */
  readonly isGone?: boolean;
}

/** Whose standing in the group is not yet as wished; the project's name where the group itself should be gone. */
function behind(
  { project, has = [], hasNot = [], isGone }: GroupWish,
  members: readonly string[] | undefined,
): readonly string[] {
  if (isGone) return members === undefined ? [] : [project];
  return [
    ...has.filter((name) => members?.includes(name) !== true),
    ...hasNot.filter((name) => members?.includes(name) === true),
  ];
}

/**
 * The project's group in the directory, which the cloud's hook writes a moment after a role is changed: only who is in it can log in. Waits
 * while the hook is late; nothing is written here, for the hook would overwrite it.
 */
export function confirmGroup<F>(
  groups: ProjectGroups | undefined,
  wishOf: (facts: F) => GroupWish,
): Step<F> {
  const isNeeded = (facts: F): boolean => {
    const { has = [], hasNot = [], isGone = false } = wishOf(facts);
    return groups !== undefined && (isGone || has.length + hasNot.length > 0);
  };
  return {
    id: 'confirm-group',
    isNeeded,
    async observe(facts) {
      const wish = wishOf(facts);
      const late = behind(wish, await groups?.membersOf(wish.project));
      if (late.length === 0) return { is: 'done' };
      throw new AppError('group-not-yet', `The group of ${wish.project} is not yet as it will be`, {
        params: [wish.project, late.join(', ')],
      });
    },
  };
}
