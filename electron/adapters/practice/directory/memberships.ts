import type { DirectoryProfile } from '../../../../shared/domain/profile.ts';
import { sameName } from '../../../../shared/names/same-name.ts';
import type { Membership } from '../../../core/ports/directory.ts';
import type { PracticeMemory } from './memory.ts';

/** Answers which groups name somebody. As in LDAP, a group goes on naming whoever is gone. */
export const createMemberships =
  ({ tools }: DirectoryProfile, memory: PracticeMemory) =>
  (uid: string): Membership[] => {
    const isNamed = (names: readonly string[]): boolean =>
      names.some((name) => sameName(name, uid));
    const inProjects = [...memory.projects.values()].filter(({ members }) => isNamed(members));
    const asMaintainer = [...memory.tools.values()].filter(({ maintainers }) =>
      isNamed(maintainers),
    );
    const prefix = tools?.prefix ?? '';
    return [
      ...inProjects.map(({ cn }) => ({ kind: 'group' as const, name: cn })),
      ...asMaintainer.map(({ name }) => ({ kind: 'tool' as const, name: prefix + name })),
    ];
  };
