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

const NOTHING = { group: undefined, user: undefined, sudoRule: 'missing' };

/** What every `ToolDirectory` does, whatever is behind it. */
export function toolDirectorySuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  describe('the tools of a directory', () => {
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

    const maintainers = async (): Promise<readonly string[] | undefined> =>
      (await tools.lookAtTool(tool.name)).group?.maintainers;

    it('shows each of the three entries once it is written, exactly as it was', async () => {
      const { name, gidNumber } = tool;
      expect(await tools.lookAtTool(name)).toEqual(NOTHING);
      await tools.addGroup(tool, 'first');
      const group = { gidNumber, maintainers: ['first'], others: [] };
      expect(await tools.lookAtTool(name)).toEqual({ ...NOTHING, group });
      await tools.addUser(tool);
      const user = { uidNumber: gidNumber, gidNumber, disabled: false };
      expect(await tools.lookAtTool(name)).toEqual({ group, user, sudoRule: 'missing' });
      await tools.addSudoRule(name);
      expect(await tools.lookAtTool(name)).toEqual({ group, user, sudoRule: 'right' });
    });

    it('shows a tool that has stood there for long as complete', async () => {
      const seen = await tools.lookAtTool(under.tool.name);
      expect(seen.group?.maintainers).toContain(under.tool.maintainer);
      expect(seen).toMatchObject({
        user: { uidNumber: seen.group?.gidNumber, gidNumber: seen.group?.gidNumber },
        sudoRule: 'right',
      });
    });

    it('finds no tool by a name that only looks like a filter or a DN', async () => {
      for (const name of ['*', 'x*', `x,ou=people`, `${under.tool.name},cn=x`, '(', '\\2a', '']) {
        expect(await tools.lookAtTool(name), name).toEqual(NOTHING);
      }
    });

    it('leaves entries that stand there already as they are', async () => {
      await addTool(desk, tool, 'first');
      const again = { ...tool, gidNumber: tool.gidNumber + 1 };
      const ends = await endsOf([
        tools.addGroup(tool, 'second'),
        tools.addGroup(again, 'second'),
        tools.addUser(tool),
        tools.addUser(again),
        tools.addSudoRule(tool.name),
      ]);
      expect(new Set(ends)).toEqual(new Set(['entry-exists']));
      const { gidNumber } = tool;
      expect(await tools.lookAtTool(tool.name)).toEqual({
        group: { gidNumber, maintainers: ['first'], others: [] },
        user: { uidNumber: gidNumber, gidNumber, disabled: false },
        sudoRule: 'right',
      });
    });

    it('says that there is nothing to change where the entry does not stand', async () => {
      const ends = await endsOf([
        tools.changeGroupNumber(tool.name, 1, 2),
        tools.changeUserNumber(tool.name, 1, 2),
        tools.addMaintainer(tool.name, 'first'),
      ]);
      expect(new Set(ends)).toEqual(new Set(['directory-refused']));
    });

    it('adds a maintainer once, however often it is told to and in whatever case', async () => {
      await addTool(desk, tool, 'first');
      for (const name of ['second', 'second', 'SECOND']) await tools.addMaintainer(tool.name, name);
      expect(new Set(await maintainers())).toEqual(new Set(['first', 'second']));
    });

    it('removes a maintainer, leaves one gone who is gone, and never the last', async () => {
      await addTool(desk, tool, 'first');
      await tools.addMaintainer(tool.name, 'second');
      await tools.removeMaintainer(tool.name, 'FIRST');
      await tools.removeMaintainer(tool.name, 'first');
      expect(await maintainers()).toEqual(['second']);
      await expect(tools.removeMaintainer(tool.name, 'second')).rejects.toMatchObject({
        code: 'last-maintainer',
      });
      await tools.removeMaintainer(tool.name, 'somebody-else');
      await tools.removeMaintainer('no-such-tool', 'first');
      expect(await maintainers()).toEqual(['second']);
    });

    it('removes one entry and leaves the others, and one gone that is gone', async () => {
      await addTool(desk, tool, 'first');
      for (const part of ['sudo-rule', 'user', 'group'] as const) {
        await tools.remove(tool.name, part);
        await tools.remove(tool.name, part);
        const seen = await tools.lookAtTool(tool.name);
        expect(seen.sudoRule).toBe('missing');
        expect(seen.user === undefined).toBe(part !== 'sudo-rule');
        expect(seen.group === undefined).toBe(part === 'group');
      }
    });

    it('lists the tools that somebody maintains, and no other groups of theirs', async () => {
      await addTool(desk, tool, 'first');
      const other = newTool();
      await tools.addGroup(other, 'another');
      const { uid } = await addPerson(desk, under);
      expect(await tools.toolsOf(uid)).toEqual([]);
      await tools.addMaintainer(tool.name, uid);
      await tools.addMaintainer(other.name, uid);
      expect(new Set(await tools.toolsOf(uid.toUpperCase()))).toEqual(
        new Set([tool.name, other.name]),
      );
      expect(await tools.toolsOf(under.project.member)).not.toContain(under.project.name);
    });

    it('lists the tools whose name has a text in it, or which somebody maintains', async () => {
      const other = newTool();
      const { uid } = await addPerson(desk, under);
      await tools.addGroup(tool, uid);
      await tools.addGroup(other, 'another');
      const part = tool.name.slice(2).toUpperCase();
      expect(await tools.findTools(part, 10)).toEqual([{ name: tool.name, maintainers: [uid] }]);
      expect(await tools.findTools(uid, 10)).toEqual([{ name: tool.name, maintainers: [uid] }]);
      expect(await tools.findTools('no-tool-has-this', 10)).toEqual([]);
      for (const text of ['*', '(', '\\2a', ',']) {
        expect(await tools.findTools(text, 10), text).toEqual([]);
      }
    });

    it('lists no more tools than it is asked for, of any name where no text is given', async () => {
      await tools.addGroup(tool, 'first');
      await tools.addGroup(newTool(), 'first');
      expect(await tools.findTools('', 1)).toHaveLength(1);
      const all = await tools.findTools('', 1000);
      expect(all.map(({ name }) => name)).toContain(tool.name);
      expect(all.map(({ name }) => name)).not.toContain(under.project.name);
    });

    it('has a maintainer examined as somebody whose account is not undone', async () => {
      await addTool(desk, tool, 'first');
      const person = await addPerson(desk, under);
      const before = await desk.directory.examine(person);
      await tools.addMaintainer(tool.name, person.uid);
      const account = (under.profile.tools?.prefix ?? '') + tool.name;
      expect((await desk.directory.examine(person))?.memberships).toEqual([
        { kind: 'tool', name: account },
      ]);
      await expect(desk.directory.removePerson(person.uid, before?.state)).rejects.toMatchObject({
        code: 'entry-changed',
      });
    });

    it('reads without a sign-in, and says that a write needs one', async () => {
      await addTool(desk, tool, 'first');
      await desk.directory.signOut();
      const ends = await endsOf([
        tools.addGroup(newTool(), 'first'),
        tools.addUser(newTool()),
        tools.addSudoRule('x'),
        tools.changeGroupNumber(tool.name, tool.gidNumber, 1),
        tools.changeUserNumber(tool.name, tool.gidNumber, 1),
        tools.addMaintainer(tool.name, 'second'),
        tools.removeMaintainer(tool.name, 'first'),
        tools.remove(tool.name, 'group'),
      ]);
      expect(new Set(ends)).toEqual(new Set(['sign-in-needed']));
      expect(await maintainers()).toEqual(['first']);
    });

    describe('between two desks', () => {
      let other: DeskPorts;
      beforeEach(async () => {
        other = await openDesk(under);
        return () => other.directory.close();
      });

      it(
        'stands once where both add it at once, and belongs to whose answer was yes',
        manyTimes,
        async () => {
          const ends = await endsOf([
            tools.addGroup(tool, 'first'),
            other.tools.addGroup({ ...tool, gidNumber: tool.gidNumber + 1 }, 'second'),
          ]);
          expect(ends.toSorted()).toEqual(['done', 'entry-exists']);
          expect(await maintainers()).toEqual([ends[0] === 'done' ? 'first' : 'second']);
        },
      );

      it('keeps both maintainers who are added at once', manyTimes, async () => {
        await addTool(desk, tool, 'first');
        await Promise.all([
          tools.addMaintainer(tool.name, 'second'),
          other.tools.addMaintainer(tool.name, 'third'),
          tools.addMaintainer(tool.name, 'fourth'),
          other.tools.addMaintainer(tool.name, 'fourth'),
        ]);
        expect(new Set(await maintainers())).toEqual(
          new Set(['first', 'second', 'third', 'fourth']),
        );
      });

      it(
        'keeps one of the last two maintainers where both are removed at once',
        manyTimes,
        async () => {
          await addTool(desk, tool, 'first');
          await tools.addMaintainer(tool.name, 'second');
          const ends = await endsOf([
            tools.removeMaintainer(tool.name, 'first'),
            other.tools.removeMaintainer(tool.name, 'second'),
          ]);
          expect(ends.toSorted()).toEqual(['done', 'last-maintainer']);
          expect(await maintainers()).toEqual([ends[0] === 'done' ? 'second' : 'first']);
        },
      );
    });
  });
}
