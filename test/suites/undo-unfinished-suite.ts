import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../electron/core/base/errors.ts';
import { cloudUnreachable } from '../fakes/faulty-cloud.ts';
import type { CloudWorld } from './cloud-world.ts';
import { allOf as all, openUndoAllDesk, type UndoAllDesk } from './undo-all-desk.ts';

/** The same where some of what the card asked for is still to be done. */
export function undoUnfinishedSuite(prepare: () => Promise<CloudWorld>): void {
  describe('the undo of a card that is not done', () => {
    let desk: UndoAllDesk;

    const list = () => desk.list();
    const card = (id: string) => desk.world().ask('requests.get', { id });
    const plan = (id: string) => desk.plan(id);

    beforeEach(async () => {
      desk = await openUndoAllDesk(await prepare());
      return () => desk.close();
    });

    it('puts aside what was not done yet, and says which that is before', async () => {
      desk.cloudFaults.before = cloudUnreachable;
      const made = await desk.file();
      expect(await desk.toItsEnd(made.ids.account)).toMatchObject({ state: 'confirmed' });
      const { membership, tool, project, account } = made.ids;
      const read = await plan(account);
      expect(read.parts.map(({ of }) => of)).toEqual([account]);
      const ids = [project, tool, membership];
      expect(read.unfinished).toEqual(ids.map((id) => ({ id, begun: false })));

      const unread = await desk.world().call('requests.undoAll', { id: account, ...all(read) });
      expect(unread).toMatchObject({ error: { code: 'undo-plan-changed' } });
      expect(await list()).toHaveLength(4);
      const agreement = { ...all(read), dismiss: { ids, reason: 'A try' } };
      const undos = await desk.undoAll(account, agreement);
      for (const id of ids) {
        expect(await card(id)).toMatchObject({ state: 'dismissed', dismissedBecause: 'A try' });
      }
      expect((await desk.undoAll(account, agreement)).map(({ id }) => id)).toEqual(
        undos.map(({ id }) => id),
      );
      desk.cloudFaults.before = undefined;
      await desk.ended(undos);
      await desk.expectGone(made);
    });

    it('files and dismisses nothing where the disk does not take all of it', async () => {
      desk.cloudFaults.before = cloudUnreachable;
      const made = await desk.file();
      await desk.toItsEnd(made.ids.account);
      const read = await plan(made.ids.account);
      const { journal } = desk.world();
      const { saveAll } = journal;
      const full = () => Promise.reject(new AppError('storage-failed', 'the disk is full'));
      Object.assign(journal, { saveAll: full });
      const dismiss = { ids: read.unfinished.map(({ id }) => id), reason: 'A try' };
      const asked = { id: made.ids.account, ...all(read), dismiss };
      expect(await desk.world().call('requests.undoAll', asked)).toMatchObject({
        error: { code: 'storage-failed' },
      });
      expect(await list()).toHaveLength(4);
      expect((await list()).map(({ state }) => state)).not.toContain('dismissed');
      Object.assign(journal, { saveAll });
      expect((await desk.world().call('requests.undoAll', asked)).ok).toBe(true);
    });

    it('waits for what was begun, and files nothing before', async () => {
      const made = await desk.file();
      // The role is granted, and the hook has not come by yet.
      await desk.settled(made.ids.account);
      await expect
        .poll(async () => (await card(made.ids.membership)).problem?.code)
        .toBe('group-not-yet');
      const read = await plan(made.ids.account);
      expect(read.unfinished).toContainEqual({ id: made.ids.membership, begun: true });
      const ids = read.unfinished.map(({ id }) => id);
      const agreement = { ...all(read), dismiss: { ids, reason: 'A try' } };
      const before = (await list()).length;
      expect(
        await desk.world().call('requests.undoAll', { id: made.ids.account, ...agreement }),
      ).toMatchObject({ error: { code: 'undo-unfinished' } });
      expect(await list()).toHaveLength(before);
      expect(await card(made.ids.tool)).not.toMatchObject({ state: 'dismissed' });
    });

    it('refuses a plan of which something was done meanwhile', async () => {
      desk.cloudFaults.before = cloudUnreachable;
      const made = await desk.file();
      await desk.toItsEnd(made.ids.account);
      const read = await plan(made.ids.account);
      desk.cloudFaults.before = undefined;
      for (const id of Object.values(made.ids)) await desk.toItsEnd(id);
      const ids = read.unfinished.map(({ id }) => id);
      const agreement = { ...all(read), dismiss: { ids, reason: 'A try' } };
      expect(
        await desk.world().call('requests.undoAll', { id: made.ids.account, ...agreement }),
      ).toMatchObject({ error: { code: 'undo-plan-changed' } });
      expect(await desk.entryOf(made)).toBeDefined();
    });
  });
}
