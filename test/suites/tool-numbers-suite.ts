import { beforeEach, describe, expect, it } from 'vitest';
import type { NewTool, ToolDirectory } from '../../electron/core/ports/tool-directory.ts';
import {
  addPerson,
  addTool,
  endsOf,
  newTool,
  openDesk,
  type DeskPorts,
  type DirectoriesUnderTest,
} from './directories-under-test.ts';
import { manyTimes } from '../races/runs.ts';

/** What every `ToolDirectory` does with the numbers of tools, whatever is behind it. */
export function toolNumbersSuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  describe('the numbers of tools', () => {
    let under: DirectoriesUnderTest;
    let desk: DeskPorts;
    let tools: ToolDirectory;
    let tool: NewTool;

    beforeEach(async () => {
      under = await prepare();
      desk = await openDesk(under);
      ({ tools } = desk);
      tool = newTool();
      return () => desk.directory.close();
    });

    it('refuses a number that a group, a tool or a person holds', async () => {
      await addTool(desk, tool, 'first');
      const person = await addPerson(desk, under);
      const other = newTool();
      const ends = await endsOf([
        tools.addGroup({ ...other, gidNumber: tool.gidNumber }, 'first'),
        tools.addUser({ ...other, gidNumber: tool.gidNumber }),
        tools.addUser({ ...other, gidNumber: person.uidNumber }),
      ]);
      expect(new Set(ends)).toEqual(new Set(['number-taken']));
      expect(await tools.lookAtTool(other.name)).toMatchObject({
        group: undefined,
        user: undefined,
      });
    });

    it.each(['group first', 'user first'])(
      'moves a tool from one number to another, %s',
      async (order) => {
        await addTool(desk, tool, 'first');
        const { name, gidNumber: from } = tool;
        const to = from + 1;
        if (order === 'group first') await tools.changeGroupNumber(name, from, to);
        await tools.changeUserNumber(name, from, to);
        await tools.changeGroupNumber(name, from, to);
        expect(await tools.lookAtTool(name)).toMatchObject({
          group: { gidNumber: to },
          user: { uidNumber: to, gidNumber: to },
        });
      },
    );

    it('changes numbers only while the entry holds the old one, and to none that is held', async () => {
      await addTool(desk, tool, 'first');
      const { name, gidNumber } = tool;
      await tools.changeGroupNumber(name, gidNumber - 1, gidNumber + 1);
      await tools.changeUserNumber(name, gidNumber - 1, gidNumber + 1);
      const { group } = await tools.lookAtTool(under.tool.name);
      const held = group?.gidNumber ?? 0;
      const ends = await endsOf([
        tools.changeGroupNumber(name, gidNumber, held),
        tools.changeUserNumber(name, gidNumber, held),
      ]);
      expect(new Set(ends)).toEqual(new Set(['number-taken']));
      expect(await tools.lookAtTool(name)).toMatchObject({
        group: { gidNumber },
        user: { uidNumber: gidNumber, gidNumber },
      });
    });

    it("lists the numbers of tools' and projects' groups, from one upward, and only so many", async () => {
      await addTool(desk, tool, 'first');
      expect(await tools.groupNumbersFrom(tool.gidNumber, 1000)).toContain(tool.gidNumber);
      expect(await tools.groupNumbersFrom(tool.gidNumber + 1, 1000)).not.toContain(tool.gidNumber);
      expect(await tools.groupNumbersFrom(1, 2)).toHaveLength(2);
      const [project] = await numberOfProject();
      expect(await tools.groupNumbersFrom(project ?? 0, 1000)).toContain(project);
    });

    /** The number that a project's group has, found by who holds it. */
    const numberOfProject = async (): Promise<number[]> => {
      const cn = (under.profile.groups?.projectPrefix ?? '') + under.project.name;
      const numbers = await tools.groupNumbersFrom(1, 1000);
      const holders = await Promise.all(numbers.map((number) => tools.numberHolders(number)));
      return numbers.filter((_, i) => holders[i]?.includes(cn));
    };

    it('names everybody who holds a number: groups, tools and people', async () => {
      await addTool(desk, tool, 'first');
      const account = (under.profile.tools?.prefix ?? '') + tool.name;
      expect(await tools.numberHolders(tool.gidNumber)).toEqual([account, account]);
      const person = await addPerson(desk, under);
      expect(await tools.numberHolders(person.uidNumber)).toEqual([person.uid]);
      expect(await tools.numberHolders(tool.gidNumber + 1)).toEqual([]);
      expect(await numberOfProject()).toHaveLength(1);
    });

    it('shows afterwards everybody who took one number at once', manyTimes, async () => {
      const second = { ...newTool(), gidNumber: tool.gidNumber };
      const other = await openDesk(under);
      const ends = await endsOf([
        tools.addGroup(tool, 'first'),
        other.tools.addGroup(second, 'second'),
      ]);
      expect(ends).toContain('done');
      const added = [tool, second].filter((_, i) => ends[i] === 'done');
      const prefix = under.profile.tools?.prefix ?? '';
      expect(new Set(await tools.numberHolders(tool.gidNumber))).toEqual(
        new Set(added.map(({ name }) => prefix + name)),
      );
      await other.directory.close();
    });
  });
}
