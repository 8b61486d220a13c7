import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestView } from '../../shared/requests/request.ts';
import { first } from '../fakes/faulty-port.ts';
import { openToolDesk, proven, type ToolDesk } from '../fakes/tool-desk.ts';
import { newTool, personsPassword, type DirectoriesUnderTest } from './directories-under-test.ts';
import { manyTimes } from '../races/runs.ts';

/** What becomes of requests that link Wikimedia accounts, whatever directory is behind them. */
export function linkSuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  describe('a link', () => {
    let desk: ToolDesk;
    let person: string;
    let account: { id: number; name: string };

    const file = async (shellName = person, world = desk.world()): Promise<RequestView> => {
      const proof = await proven(world);
      const { id } = await world.ask('links.file', { proof, shellName, password: personsPassword });
      return world.settled(id);
    };
    const linkedTo = async (shellName = person) =>
      (await desk.direct.links.linkedTo(shellName))?.wikimedia;

    beforeEach(async () => {
      desk = await openToolDesk(await prepare());
      person = await desk.person();
      account = { id: 90_000_000 + newTool().gidNumber, name: 'Ada on the wikis' };
      desk.proves({ ...account, locked: false });
      return () => desk.close();
    });

    it('ends with number and name of the proven account in the entry', async () => {
      const request = await file();
      expect(request).toMatchObject({
        ...{ kind: 'link-wikimedia', state: 'confirmed', shellName: person },
        link: { wikimedia: account, storesName: true },
      });
      expect(request.username).not.toBe('');
      expect(await linkedTo()).toEqual(account);
    });

    it('ends with the number alone where the name is not ASCII', async () => {
      account = { ...account, name: 'Łukasz na wiki' };
      desk.proves({ ...account, locked: false });
      expect(await file()).toMatchObject({
        ...{ state: 'confirmed', link: { wikimedia: account, storesName: false } },
      });
      expect(await linkedTo()).toEqual({ id: account.id, name: undefined });
    });

    for (const operation of ['linkedTo', 'holdersOf', 'link']) {
      for (const when of ['before', 'after'] as const) {
        it(`comes to its end when the network fails ${when} ${operation}`, async () => {
          desk.faults[when] = first(operation);
          const { id, state } = await file();
          expect(state).toBe('waiting');
          await desk.restart();
          expect(await desk.again(id)).toMatchObject({ state: 'confirmed' });
          expect(await linkedTo()).toEqual(account);
          expect(await desk.world().ask('requests.planUndo', { id })).toMatchObject({
            removes: ['link'],
          });
        });
      }
    }

    it('that stands there already is confirmed, and cannot be undone', async () => {
      await desk.direct.links.link(person, account);
      const { id, state } = await file();
      expect(state).toBe('confirmed');
      expect(await desk.world().call('requests.planUndo', { id })).toMatchObject({
        error: { code: 'undo-impossible' },
      });
    });

    it('leaves an entry alone that names another account', async () => {
      const other = { id: account.id + 1, name: 'Another' };
      await desk.direct.links.link(person, other);
      expect(await file()).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'wikimedia-other-linked', params: ['Another'] } },
      });
      expect(await linkedTo()).toEqual(other);
    });

    it('is refused where somebody else has the account, and says who', async () => {
      const holder = await desk.person();
      await desk.direct.links.link(holder, account);
      expect(await file()).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'wikimedia-linked-elsewhere' } },
        problem: { params: [holder] },
      });
      expect(await linkedTo()).toBeUndefined();
      expect(await linkedTo(holder)).toEqual(account);
    });

    it('is taken back where somebody else linked the account at the same moment', async () => {
      const holder = await desk.person();
      desk.faults.before = first('link', () => desk.direct.links.link(holder, account));
      expect(await file()).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'wikimedia-linked-elsewhere' } },
      });
      expect(await linkedTo()).toBeUndefined();
      expect(await linkedTo(holder)).toEqual(account);
    });

    it('is taken back also by a desk that was killed right after its write', async () => {
      const holder = await desk.person();
      desk.faults.after = first('link');
      const { id } = await file();
      await desk.direct.links.link(holder, account);
      await desk.restart();
      expect(await desk.again(id)).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'wikimedia-linked-elsewhere' } },
      });
      expect(await linkedTo()).toBeUndefined();
      expect(await linkedTo(holder)).toEqual(account);
    });

    it('that stood there before, doubled, is told of and taken from nobody', async () => {
      const holder = await desk.person();
      await desk.direct.links.link(person, account);
      await desk.direct.links.link(holder, account);
      expect(await file()).toMatchObject({
        ...{ state: 'needs-you', problem: { code: 'wikimedia-linked-elsewhere' } },
      });
      expect([await linkedTo(), await linkedTo(holder)]).toEqual([account, account]);
    });

    it('is confirmed also where its last look meets a link that another desk takes back', async () => {
      const holder = await desk.person();
      let looks = 0;
      const atTheLook = (which: number, act: () => Promise<void>) => async (operation: string) => {
        if (operation !== 'holdersOf') return;
        looks += 1;
        if (looks === which) await act();
      };
      // The first look finds nothing, the one of the write neither; the third meets what is gone a moment later.
      desk.faults.before = atTheLook(3, () => desk.direct.links.link(holder, account));
      desk.faults.after = async (operation) => {
        if (operation === 'holdersOf' && looks === 3) {
          await desk.direct.links.unlink(holder, account.id);
        }
      };
      expect(await file()).toMatchObject({ state: 'confirmed', link: { wikimedia: account } });
      expect(await linkedTo()).toEqual(account);
      expect(await linkedTo(holder)).toBeUndefined();
    });

    it('is made in the end where both sides of a race took theirs back', async () => {
      const holder = await desk.person();
      desk.faults.before = first('link', () => desk.direct.links.link(holder, account));
      desk.faults.after = first('unlink', () => desk.direct.links.unlink(holder, account.id));
      expect(await file()).toMatchObject({ state: 'confirmed' });
      expect(await linkedTo()).toEqual(account);
    });

    it(
      'made at many desks at once ends in one entry, and its request alone is confirmed',
      manyTimes,
      async () => {
        const worlds = await Promise.all(Array.from({ length: 4 }, () => desk.another()));
        const people = await Promise.all(worlds.map(() => desk.person()));
        const ends = await Promise.all(worlds.map((world, at) => file(people[at], world)));
        const holders = await desk.direct.links.holdersOf(account.id);
        expect(holders).toHaveLength(1);
        const confirmed = ends.filter(({ state }) => state === 'confirmed');
        expect(confirmed.map(({ shellName }) => shellName)).toEqual(holders);
      },
    );

    it('is taken away by its undo, and the card says so', async () => {
      const { id } = await file();
      const filed = await desk.world().ask('requests.undo', { id, agreed: ['link'] });
      expect(await desk.world().settled(filed.id)).toMatchObject({
        ...{ kind: 'unlink-wikimedia', state: 'confirmed', undo: { of: id, removed: ['link'] } },
        link: { wikimedia: account },
      });
      expect(await linkedTo()).toBeUndefined();
      expect(await desk.world().ask('requests.get', { id })).toMatchObject({
        undone: { removed: ['link'] },
      });
    });

    it('is left alone by its undo where the entry names another account by now', async () => {
      const { id } = await file();
      const other = { id: account.id + 1, name: 'Another' };
      await desk.direct.links.unlink(person, account.id);
      await desk.direct.links.link(person, other);
      expect(await desk.world().ask('requests.planUndo', { id })).toMatchObject({ gone: true });
      const filed = await desk.world().ask('requests.undo', { id, agreed: ['link'] });
      expect(await desk.world().settled(filed.id)).toMatchObject({ state: 'confirmed' });
      expect(await linkedTo()).toEqual(other);
    });
  });
}
