import { describe, expect, it } from 'vitest';
import { createPracticeDirectories } from '../../../../../electron/adapters/practice/directory/directories.ts';
import {
  createPracticeMemory,
  groupNumbers,
  refuseSecondAccount,
} from '../../../../../electron/adapters/practice/directory/memory.ts';
import {
  practiceTree,
  type PracticeTree,
} from '../../../../../electron/adapters/practice/directory/tree.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { complete } from '../../../../suites/directories-under-test.ts';

const { directory: profile } = plainProfile();

describe('what the practice ports share', () => {
  it('is a believable event where nothing is said, and only what is said otherwise', () => {
    const { people, tools } = practiceTree(profile.uidNumber.floor);
    const seeded = createPracticeMemory({ profile });
    expect([seeded.people.size, seeded.tools.size]).toEqual([people.length, tools.length]);
    const empty = createPracticeMemory({ profile, tree: {} });
    expect([empty.people.size, empty.tools.size, empty.sudoRules.size]).toEqual([0, 0, 0]);
  });

  it('is kept after each write, whichever port wrote, and read back as it was', async () => {
    let kept: Partial<PracticeTree> = {};
    const keep = (tree: PracticeTree) => void (kept = tree);
    const first = complete(createPracticeDirectories({ profile, tree: {}, keep }));
    const { directory, tools, links } = first;
    await directory.addPerson(
      { uid: 'ada', cn: 'Ada', mail: 'ada@example.org', uidNumber: 100_000 },
      'nine horses ran',
    );
    await links.link('ada', { id: 7, name: 'Ada' });
    await tools.addGroup({ name: 'a', gidNumber: 50_000 }, 'ada');
    await tools.addUser({ name: 'a', gidNumber: 50_000 });
    await tools.addSudoRule('a');
    await tools.addMaintainer('a', 'bob');
    const again = complete(createPracticeDirectories({ profile, tree: kept }));
    expect(await again.links.linkedTo('ada')).toMatchObject({ wikimedia: { id: 7, name: 'Ada' } });
    expect(await again.tools.lookAtTool('a')).toEqual(await tools.lookAtTool('a'));
    await tools.remove('a', 'sudo-rule');
    expect(kept.sudoRules).toEqual([]);
  });

  it('lets every operation wait or fail as a network would', async () => {
    const asked: string[] = [];
    const ports = createPracticeDirectories({
      profile,
      before: (operation) => {
        asked.push(operation);
        return operation === 'addSudoRule' ? Promise.reject(new Error('away')) : Promise.resolve();
      },
    });
    const { tools, groups, links } = complete(ports);
    await tools.lookAtTool('a');
    await groups.membersOf('a');
    await links.holdersOf(1);
    await expect(tools.addSudoRule('a')).rejects.toThrow('away');
    expect(asked).toEqual(['lookAtTool', 'membersOf', 'holdersOf', 'addSudoRule']);
    expect(await tools.lookAtTool('a')).toMatchObject({ sudoRule: 'missing' });
  });

  it('refuses a second account of a number or a name, and knows the numbers of all groups', () => {
    const memory = createPracticeMemory({ profile });
    const [first] = memory.people.values();
    memory.projects.set('one', { cn: 'project-one', gidNumber: 40_001, members: ['ada'] });
    expect(groupNumbers(memory)).toEqual(expect.arrayContaining([40_001, 50_000]));
    const code = (cn: string | undefined, uidNumber: number) => {
      try {
        refuseSecondAccount(memory, cn, uidNumber);
        return 'free';
      } catch (error) {
        return error;
      }
    };
    expect(code(undefined, first?.uidNumber ?? 0)).toMatchObject({ code: 'number-taken' });
    expect(code(first?.cns[0]?.toUpperCase(), 1)).toMatchObject({ code: 'name-taken' });
    expect(code(undefined, 1)).toBe('free');
  });
});
