import { expect, it } from 'vitest';
import { createPracticeMemory } from '../../../../../electron/adapters/practice/directory/memory.ts';
import { createMemberships } from '../../../../../electron/adapters/practice/directory/memberships.ts';
import { plainProfile } from '../../../../fakes/profile.ts';

it('name the groups of projects and the tools that name somebody, in whatever case', () => {
  const { directory: profile } = plainProfile();
  const memory = createPracticeMemory({
    profile,
    tree: {
      tools: ['a', 'b'].map((name, i) => ({
        ...{ name, gidNumber: 50_000 + i, others: [] },
        maintainers: name === 'a' ? ['Ada'] : ['bob'],
      })),
    },
  });
  memory.projects.set('one', { cn: 'project-one', gidNumber: 40_001, members: ['bob', 'ADA'] });
  const membershipsOf = createMemberships(profile, memory);
  expect(membershipsOf('ada')).toEqual([
    { kind: 'group', name: 'project-one' },
    { kind: 'tool', name: 'tools.a' },
  ]);
  expect(membershipsOf('eve')).toEqual([]);
});
