import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestView } from '../../shared/requests/request.ts';
import { first } from '../fakes/faulty-port.ts';
import { openToolDesk, type ToolDesk } from '../fakes/tool-desk.ts';
import { addTool, newTool, type DirectoriesUnderTest } from './directories-under-test.ts';
import { manyTimes } from '../races/runs.ts';

/** What becomes of requests for tools, whatever directory is behind them. */
export function toolSuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  let desk: ToolDesk;
  let name: string;

  const create = async (maintainer: string, world = desk.world()): Promise<RequestView> => {
    const { id } = await world.ask('tools.create', { name, maintainer });
    return world.settled(id);
  };
  const look = () => desk.direct.tools.lookAtTool(name);
  const undo = async (id: string): Promise<RequestView> => {
    const filed = await desk.world().ask('requests.undo', { id, agreed: ['tool'] });
    return desk.world().settled(filed.id);
  };
  /** One number in all of a tool's entries, which nobody else has. */
  const expectWhole = async (gidNumber: number | undefined): Promise<void> => {
    expect(await look()).toMatchObject({
      group: { gidNumber },
      user: { uidNumber: gidNumber, gidNumber, disabled: false },
      sudoRule: 'right',
    });
    const holders = await desk.direct.tools.numberHolders(gidNumber ?? 0);
    expect(new Set(holders).size).toBe(1);
  };

  beforeEach(async () => {
    desk = await openToolDesk(await prepare());
    ({ name } = newTool());
    return () => desk.close();
  });

  describe('a tool', () => {
    it('ends with its three entries, one number, and the person as maintainer', async () => {
      const maintainer = await desk.member();
      const request = await create(maintainer);
      expect(request).toMatchObject({
        ...{ kind: 'tool', state: 'confirmed', shellName: maintainer },
        tool: { name, maintainers: [maintainer], origin: 'made' },
      });
      expect(request.username).not.toBe('');
      await expectWhole(request.tool?.gidNumber);
      expect(await desk.direct.tools.toolsOf(maintainer)).toEqual([name]);
    });

    it('asked for again is there before, and nothing is written', async () => {
      const maintainer = await desk.member();
      const made = await create(maintainer);
      const writes: string[] = [];
      desk.faults.before = (operation) => void writes.push(operation);
      const again = await create(maintainer);
      expect(again).toMatchObject({
        state: 'confirmed',
        tool: { origin: 'there-before', gidNumber: made.tool?.gidNumber },
      });
      expect(again.id).not.toBe(made.id);
      expect(writes.filter((operation) => !/^(look|number|group)/.test(operation))).toEqual([]);
    });

    it('is one request when it is asked for twice', async () => {
      const maintainer = await desk.member();
      const asked = { name, maintainer };
      const [one, other] = await Promise.all([
        desk.world().ask('tools.create', asked),
        desk.world().ask('tools.create', asked),
      ]);
      expect(other.id).toBe(one.id);
    });

    for (const operation of ['addGroup', 'addUser', 'addSudoRule', 'lookAtTool', 'numberHolders']) {
      for (const when of ['before', 'after'] as const) {
        it(`goes on where it stopped when the network fails ${when} ${operation}`, async () => {
          desk.faults[when] = first(operation);
          const waiting = await create(await desk.member());
          expect(waiting).toMatchObject({ state: 'waiting' });
          await desk.restart();
          const ended = await desk.again(waiting.id);
          expect(ended).toMatchObject({ state: 'confirmed', tool: { origin: 'made' } });
          await expectWhole(ended.tool?.gidNumber);
        });
      }
    }

    it('that somebody left half-made is completed for its maintainer', async () => {
      const maintainer = await desk.member();
      const { gidNumber } = newTool();
      await desk.direct.tools.addGroup({ name, gidNumber }, maintainer);
      const request = await create(maintainer);
      expect(request).toMatchObject({ state: 'confirmed', tool: { origin: 'there-before' } });
      await expectWhole(gidNumber);
    });

    it('of other people is theirs, and the request says whose', async () => {
      const other = await desk.member();
      await addTool(desk.direct, { ...newTool(), name }, other);
      expect(await create(await desk.member())).toMatchObject({
        state: 'needs-you',
        problem: { code: 'tool-taken', params: [name, other] },
      });
    });

    it('is only for members of Toolforge who have an account', async () => {
      const stranger = await desk.person();
      expect(await create(stranger)).toMatchObject({
        problem: { code: 'not-a-toolforge-member', params: [stranger] },
      });
      expect(await create('nobody-at-all')).toMatchObject({ problem: { code: 'account-missing' } });
      expect(await look()).toMatchObject({ group: undefined, user: undefined });
    });

    it('takes another number where somebody took its own before the write', async () => {
      const { tools, directory } = desk.direct;
      desk.faults.before = first('addGroup', async () => {
        const { floor } = desk.under.profile.tools?.gidNumber ?? { floor: 0 };
        const next = Math.max(...(await tools.groupNumbersFrom(floor, 2000))) + 1;
        await tools.addGroup({ ...newTool(), gidNumber: next }, await desk.person());
      });
      const { state, tool } = await create(await desk.member());
      expect(state).toBe('confirmed');
      await expectWhole(tool?.gidNumber);
      expect(await directory.numbersFrom(tool?.gidNumber ?? 0, 2000)).toContain(tool?.gidNumber);
    });

    it('gives its number up where an account takes it after the write', async () => {
      const { tools, directory } = desk.direct;
      let lost: number | undefined;
      desk.faults.after = first('addGroup', async () => {
        lost = (await tools.lookAtTool(name)).group?.gidNumber;
        const uid = `racer-${name}`;
        const person = { uid, cn: uid, mail: `${uid}@example.org`, uidNumber: lost ?? 0 };
        await directory.addPerson(person, 'nine horses');
      });
      const { state, tool } = await create(await desk.member());
      expect(state).toBe('confirmed');
      expect(tool?.gidNumber).not.toBe(lost);
      await expectWhole(tool?.gidNumber);
    });

    it('of many at once has a number of its own each', manyTimes, async () => {
      const maintainer = await desk.member();
      const names = Array.from({ length: 6 }, () => newTool().name);
      const requests = await Promise.all(
        names.map(async (one) => {
          const { id } = await desk.world().ask('tools.create', { name: one, maintainer });
          return desk.world().settled(id);
        }),
      );
      expect(requests.map(({ state }) => state)).toEqual(Array(6).fill('confirmed'));
      expect(new Set(requests.map(({ tool }) => tool?.gidNumber)).size).toBe(6);
    });

    it('asked for at two desks at once is one tool', manyTimes, async () => {
      const maintainer = await desk.member();
      const other = await desk.another();
      const ends = await Promise.all([create(maintainer), create(maintainer, other)]);
      expect(ends.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
      const { group } = await look();
      await expectWhole(group?.gidNumber);
    });

    it('that a request made is removed by its undo, and its card says so', async () => {
      const { id, tool } = await create(await desk.member());
      expect(await desk.world().ask('requests.planUndo', { id })).toMatchObject({
        ...{ removes: ['tool'], stays: [], gone: false, guarded: false, name },
      });
      expect(await undo(id)).toMatchObject({
        ...{ kind: 'remove-tool', state: 'confirmed', tool: { name, gidNumber: tool?.gidNumber } },
        undo: { of: id, removed: ['tool'] },
      });
      expect(await look()).toEqual({ group: undefined, user: undefined, sudoRule: 'missing' });
      expect(await desk.world().ask('requests.get', { id })).toMatchObject({
        undone: { removed: ['tool'] },
      });
    });

    it('stays where somebody else maintains it by now, whole', async () => {
      const { id, tool } = await create(await desk.member());
      const second = await desk.member();
      await desk.direct.tools.addMaintainer(name, second);
      expect(await desk.world().ask('requests.planUndo', { id })).toMatchObject({
        ...{ removes: [], stays: [{ what: 'tool', why: 'tool-in-use' }] },
      });
      expect(await undo(id)).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'tool-in-use' } },
      });
      await expectWhole(tool?.gidNumber);
    });

    for (const when of ['before', 'after'] as const) {
      it(`is removed to its end when the network fails ${when} a deletion`, async () => {
        const { id } = await create(await desk.member());
        desk.faults[when] = first('remove');
        const waiting = await undo(id);
        expect(waiting.state).toBe('waiting');
        expect(await desk.again(waiting.id)).toMatchObject({ state: 'confirmed' });
        expect(await look()).toMatchObject({ group: undefined, user: undefined });
      });
    }

    it('that stood there before cannot be undone', async () => {
      const maintainer = await desk.member();
      await addTool(desk.direct, { ...newTool(), name }, maintainer);
      const { id } = await create(maintainer);
      expect(await desk.world().call('requests.planUndo', { id })).toMatchObject({
        error: { code: 'undo-impossible' },
      });
    });
  });
}
