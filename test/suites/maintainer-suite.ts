import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestView } from '../../shared/requests/request.ts';
import { first } from '../fakes/faulty-port.ts';
import { openToolDesk, type ToolDesk } from '../fakes/tool-desk.ts';
import { addTool, newTool, type DirectoriesUnderTest } from './directories-under-test.ts';
import { manyTimes } from '../races/runs.ts';

/** What becomes of requests for maintainers of tools that stand there, whatever directory is behind them. */
export function maintainerSuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  describe('a maintainer', () => {
    let desk: ToolDesk;
    let name: string;
    let owner: string;

    const change = async (
      shellName: string,
      how: 'add' | 'remove',
      tool = name,
    ): Promise<RequestView> => {
      const asked = { tool, shellName, change: how };
      const { id } = await desk.world().ask('tools.setMaintainer', asked);
      return desk.world().settled(id);
    };
    const undo = async (id: string): Promise<RequestView> => {
      const filed = await desk.world().ask('requests.undo', { id, agreed: ['maintainer'] });
      return desk.world().settled(filed.id);
    };
    const maintainers = async () =>
      (await desk.direct.tools.lookAtTool(name)).group?.maintainers ?? [];

    beforeEach(async () => {
      desk = await openToolDesk(await prepare());
      ({ name } = newTool());
      owner = await desk.member();
      await addTool(desk.direct, { ...newTool(), name }, owner);
      return () => desk.close();
    });

    it('joins the others and leaves them again', async () => {
      const second = await desk.member();
      expect(await change(second, 'add')).toMatchObject({
        ...{ kind: 'maintainer', state: 'confirmed', shellName: second },
        maintainer: { tool: name, change: 'add' },
      });
      expect(await maintainers()).toEqual(expect.arrayContaining([owner, second]));
      expect(await change(second, 'remove')).toMatchObject({ state: 'confirmed' });
      expect(await maintainers()).toEqual([owner]);
    });

    it.each(['before', 'after'] as const)(
      'joins once when the network fails %s the write',
      async (when) => {
        const second = await desk.member();
        desk.faults[when] = first('addMaintainer');
        const { id } = await change(second, 'add');
        await desk.restart();
        expect(await desk.again(id)).toMatchObject({ state: 'confirmed' });
        expect((await maintainers()).filter((one) => one === second)).toHaveLength(1);
      },
    );

    it('who is the last one stays', async () => {
      expect(await change(owner, 'remove')).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'last-maintainer', params: [name, owner] } },
      });
      expect(await maintainers()).toEqual([owner]);
    });

    it('is only who is in Toolforge, of a tool that is there', async () => {
      expect(await change(await desk.person(), 'add')).toMatchObject({
        problem: { code: 'not-a-toolforge-member' },
      });
      expect(await change(await desk.member(), 'add', `no-${name}`)).toMatchObject({
        problem: { code: 'tool-missing', params: [`no-${name}`] },
      });
    });

    it('is taken back by the undo of the request that added them, and of no other', async () => {
      const second = await desk.member();
      const added = await change(second, 'add');
      const found = await change(second, 'add');
      expect(await desk.world().call('requests.planUndo', { id: found.id })).toMatchObject({
        error: { code: 'undo-impossible' },
      });
      expect(await undo(added.id)).toMatchObject({
        ...{ state: 'confirmed', undo: { of: added.id, removed: ['maintainer'] } },
        maintainer: { tool: name, change: 'remove' },
      });
      expect(await maintainers()).toEqual([owner]);
    });

    it('added at two desks at once undoes nobody', manyTimes, async () => {
      const [second, third] = [await desk.member(), await desk.member()];
      const other = await desk.another();
      const asked = { tool: name, shellName: third, change: 'add' as const };
      await Promise.all([
        change(second, 'add'),
        other.ask('tools.setMaintainer', asked).then(({ id }) => other.settled(id)),
      ]);
      expect((await maintainers()).toSorted()).toEqual([owner, second, third].toSorted());
    });
  });
}
