import { beforeEach, describe, expect, it } from 'vitest';
import { agreedChoices, agreementsOf } from '../../shared/requests/undo-all.ts';
import { atCall, cloudUnreachable } from '../fakes/faulty-cloud.ts';
import { once, unreachable } from '../fakes/faulty-directory.ts';
import { away, first } from '../fakes/faulty-port.ts';
import { manyTimes } from '../races/runs.ts';
import { key } from './account-world.ts';
import type { CloudWorld } from './cloud-world.ts';
import { allOf as all, openUndoAllDesk, type UndoAllDesk } from './undo-all-desk.ts';

/** What becomes of the undo of all that a card made, whatever cloud and directory are behind it. */
export function undoAllSuite(prepare: () => Promise<CloudWorld>): void {
  describe('the undo of all that a card made', () => {
    let desk: UndoAllDesk;

    const list = () => desk.list();
    const plan = (id: string) => desk.plan(id);

    beforeEach(async () => {
      desk = await openUndoAllDesk(await prepare());
      return () => desk.close();
    });

    it('is planned in the order in which it goes, each as it is once those before it are gone', async () => {
      const made = await desk.confirmed();
      await desk.leaveBastion(made);
      const alone = await desk.world().ask('requests.planUndo', { id: made.ids.account });
      expect(alone.removes).toEqual(['key']);
      expect(alone.stays.map(({ why }) => why)).toEqual(['in-groups', 'has-tools', 'password-set']);

      const { parts, unfinished } = await plan(made.ids.account);
      const { account, membership, tool, project } = made.ids;
      expect(parts.map(({ of }) => of)).toEqual([project, tool, membership, account]);
      expect(parts.map(({ removes }) => removes)).toEqual([
        ...[['project'], ['tool'], ['roles']],
        ['account', 'key'],
      ]);
      const reasons = parts.flatMap(({ stays }) => stays.map(({ why }) => why));
      expect(reasons.filter((why) => !why.startsWith('number-'))).toEqual([]);
      expect(unfinished).toEqual([]);
      expect(await list()).toHaveLength(4);
    });

    it('takes each away after what needed it, and the account last', async () => {
      const made = await desk.confirmed();
      await desk.leaveBastion(made);
      const undos = await desk.undoAll(made.ids.account, all(await plan(made.ids.account)));
      expect(undos.map(({ kind }) => kind)).toEqual([
        ...['remove-project', 'remove-tool', 'membership', 'undo-account'],
      ]);
      expect(undos.map(({ after }) => after)).toEqual([
        undefined,
        ...undos.slice(0, -1).map(({ id }) => id),
      ]);
      for (const undo of await desk.ended(undos))
        expect(undo).toMatchObject({ state: 'confirmed' });
      await desk.expectGone(made);
      await desk.expectUndoneOnce(made);
      const { parts } = await plan(made.ids.account);
      expect(parts.map(({ filed }) => filed?.state)).toEqual(Array(4).fill('confirmed'));
    });

    it('keeps the account where something else keeps it, and says so', async () => {
      const made = await desk.confirmed();
      const read = await plan(made.ids.account);
      const { removes, stays } = read.parts.at(-1) ?? {};
      expect(removes).toEqual(['key']);
      expect(stays?.map(({ why }) => why)).toEqual(['in-bastion', 'password-set']);
      await desk.ended(await desk.undoAll(made.ids.account, all(read)));
      expect(await desk.entryOf(made)).toMatchObject({ sshPublicKeys: [] });
      expect(await desk.toolOf(made)).toMatchObject({ group: undefined });
    });

    it('leaves what was left out as it is, and with it the account', async () => {
      const made = await desk.confirmed();
      await desk.leaveBastion(made);
      const read = await plan(made.ids.account);
      const { tool, membership, account } = made.ids;
      const agreed = agreedChoices(read, [
        { of: tool, part: 'tool' },
        { of: membership, part: 'roles' },
      ]);
      const undos = await desk.undoAll(account, { agreed: agreementsOf(agreed) });
      for (const undo of await desk.ended(undos))
        expect(undo).toMatchObject({ state: 'confirmed' });
      expect(await desk.cloud.findProject(made.project)).toBeUndefined();
      expect(await desk.toolOf(made)).toMatchObject({
        group: { maintainers: [made.form.shellName] },
      });
      expect(await desk.rolesIn(desk.toolforge, made.form.shellName)).toEqual(['reader']);
      expect(await desk.entryOf(made)).toMatchObject({ sshPublicKeys: [] });
    });

    it('keeps nobody waiting where nothing in common goes', async () => {
      const made = await desk.confirmed();
      const { tool, project } = made.ids;
      const undos = await desk.undoAll(made.ids.account, {
        agreed: [
          { of: tool, agreed: ['tool'] },
          { of: project, agreed: ['project'] },
        ],
      });
      expect(undos.map(({ after }) => after)).toEqual([undefined, undefined]);
    });

    it('stops at the account where somebody added something after the plan was read', async () => {
      const made = await desk.confirmed();
      await desk.leaveBastion(made);
      const agreement = all(await plan(made.ids.account));
      await desk.directory.addKey(made.form.shellName, key);
      const undos = await desk.ended(await desk.undoAll(made.ids.account, agreement));
      expect(undos.map(({ state }) => state)).toEqual([
        ...['confirmed', 'confirmed', 'confirmed', 'needs-you'],
      ]);
      expect(undos.at(-1)?.problem?.code).toBe('undo-kept');
      expect(await desk.entryOf(made)).toMatchObject({ sshPublicKeys: [key] });

      const read = await plan(made.ids.account);
      expect(read.parts.at(-1)).toMatchObject({ removes: [], filed: { state: 'needs-you' } });
      await desk.directory.removeKeys(made.form.shellName, [key]);
      const again = await desk.undoAll(made.ids.account, all(await plan(made.ids.account)));
      expect(again.map(({ id }) => id)).toEqual([undos.at(-1)?.id]);
      expect(await desk.ended(again)).toMatchObject([{ state: 'confirmed' }]);
      expect(await desk.entryOf(made)).toBeUndefined();
    });

    const lost: readonly (readonly [string, () => void])[] = [
      ['of the project', () => (desk.cloudFaults.after = atCall('removeProject'))],
      ['of the roles', () => (desk.cloudFaults.after = atCall('revoke', { nth: 2 }))],
      ['of the tool', () => (desk.toolFaults.after = first('remove'))],
      ['of the account', () => (desk.directoryFaults.after = once('removePerson'))],
    ];
    for (const [whose, strike] of lost) {
      it(`undoes each once where the answer ${whose} is lost and the desk begins anew`, async () => {
        const made = await desk.confirmed();
        await desk.leaveBastion(made);
        const agreement = all(await plan(made.ids.account));
        strike();
        const undos = await desk.undoAll(made.ids.account, agreement);
        await desk.settled(undos[0]?.id ?? '');
        await desk.restart();
        for (const undo of await desk.ended(undos))
          expect(undo).toMatchObject({ state: 'confirmed' });
        await desk.expectGone(made);
        await desk.expectUndoneOnce(made);
      });
    }

    it('is saved offline with what this desk knows, and is done when the network is back', async () => {
      const made = await desk.confirmed();
      await desk.leaveBastion(made);
      desk.cloudFaults.before = cloudUnreachable;
      desk.directoryFaults.before = unreachable;
      desk.toolFaults.before = away;
      const read = await plan(made.ids.account);
      expect(read.parts.flatMap(({ asked }) => asked ?? [])).toEqual([]);
      const undos = await desk.undoAll(made.ids.account, all(read));
      for (const { id } of undos) expect((await desk.settled(id)).state).toBe('waiting');
      desk.cloudFaults.before = undefined;
      desk.directoryFaults.before = undefined;
      desk.toolFaults.before = undefined;
      await desk.restart();
      for (const undo of await desk.ended(undos))
        expect(undo).toMatchObject({ state: 'confirmed' });
      await desk.expectGone(made);
    });

    it('is one, however often and at once it is agreed to', manyTimes, async () => {
      const made = await desk.confirmed();
      await desk.leaveBastion(made);
      const agreement = all(await plan(made.ids.account));
      const [one, other] = await Promise.all([
        desk.undoAll(made.ids.account, agreement),
        desk.undoAll(made.ids.account, agreement),
      ]);
      expect(other.map(({ id }) => id)).toEqual(one.map(({ id }) => id));
      await desk.ended(one);
      await desk.expectGone(made);
      await desk.expectUndoneOnce(made);
    });

    it('goes on with what was undone alone before', async () => {
      const made = await desk.confirmed();
      await desk.leaveBastion(made);
      const { id } = await desk
        .world()
        .ask('requests.undo', { id: made.ids.tool, agreed: ['tool'] });
      await desk.toItsEnd(id);
      const read = await plan(made.ids.account);
      expect(read.parts.map(({ filed }) => filed?.id)).toEqual([
        ...[undefined, id, undefined, undefined],
      ]);
      const undos = await desk.ended(await desk.undoAll(made.ids.account, all(read)));
      expect(undos.map(({ state }) => state)).toEqual(Array(3).fill('confirmed'));
      await desk.expectGone(made);
      await desk.expectUndoneOnce(made);
    });

    it('is only for cards that were confirmed', async () => {
      desk.directoryFaults.before = unreachable;
      const made = await desk.file();
      const code = async (id: string) => {
        const answer = await desk.world().call('requests.planUndoAll', { id });
        return answer.ok ? undefined : answer.error.code;
      };
      expect(await code(made.ids.account)).toBe('undo-impossible');
      expect(await code(made.ids.membership)).toBe('other-kind');
      expect(await code('00000000-0000-4000-8000-000000000000')).toBe('not-found');
    });
  });
}
