import type { DirectoryProfile } from '../../../../shared/domain/profile.ts';
import { comparableName } from '../../../../shared/names/same-name.ts';
import type { ProjectGroups } from '../../../core/ports/project-groups.ts';
import type { ProjectGroupWriter } from '../group-hook.ts';
import { groupNumbers, type PracticeMemory } from './memory.ts';

/** Keystone's hook looks for the highest number of all groups, from here on (docs/facts.md 6). */
const FLOOR = 40_000;

/** The groups of projects in memory, and the side on which the practice cloud's hook writes them. */
export function createPracticeGroups(
  { base, projectPrefix: prefix }: NonNullable<DirectoryProfile['groups']>,
  memory: PracticeMemory,
): ProjectGroups & ProjectGroupWriter {
  const { projects } = memory;
  const nextNumber = (): number => Math.max(FLOOR, ...groupNumbers(memory)) + 1;
  return {
    async membersOf(projectName) {
      await memory.admit('membersOf');
      return projects.get(comparableName(projectName))?.members;
    },
    async leftOf(projectName) {
      await memory.admit('leftOf');
      const group = projects.get(comparableName(projectName));
      return group ? [`cn=${group.cn},${base}`] : [];
    },
    setMembers(name, members) {
      const key = comparableName(name);
      const gidNumber = projects.get(key)?.gidNumber ?? nextNumber();
      if (members.length === 0) projects.delete(key);
      else projects.set(key, { cn: prefix + name, gidNumber, members });
    },
  };
}
