import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../electron/core/ports/directory.ts';
import type { AccountForm } from '../../shared/contract/requests.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import type { UndoPart } from '../../shared/requests/undo.ts';
import { faultyDirectory, once, unreachable, type Faults } from '../fakes/faulty-directory.ts';
import { createWorld, removeFolder, type World } from '../fakes/world.ts';
import { key, newcomer, password, type AccountWorld } from './account-world.ts';
import { manyTimes } from '../races/runs.ts';

const otherKey = key.replace('v8Yd', 'v8Ye');

/** What becomes of an undo, whatever directory is behind it. */
export function undoSuite(prepare: () => Promise<AccountWorld>): void {
  describe('an undo', () => {
    let under: AccountWorld;
    let direct: Directory;
    let faults: Faults;
    let world: World;

    const desk = async (folder?: string): Promise<World> => {
      const directory = faultyDirectory(under.open(), faults);
      await directory.signIn(under.credentials);
      return createWorld({ directory, profile: under.profile, folder });
    };
    const restart = async (): Promise<void> => {
      await world.app.stop();
      world = await desk(world.folder);
    };
    const submit = async (form: AccountForm): Promise<RequestView> => {
      const { id } = await world.ask('requests.submit', form);
      return world.settled(id);
    };
    const plan = (id: string) => world.ask('requests.planUndo', { id });
    const undo = async (id: string, agreed: UndoPart[]): Promise<RequestView> => {
      const { id: undoId } = await world.ask('requests.undo', { id, agreed });
      return world.settled(undoId);
    };
    const card = (id: string) => world.ask('requests.get', { id });
    const entryOf = async ({ shellName }: AccountForm) =>
      (await direct.look({ names: [shellName] }))[0];

    beforeEach(async () => {
      faults = {};
      under = await prepare();
      direct = under.open();
      await direct.signIn(under.credentials);
      world = await desk();
      return async () => {
        faults.before = undefined;
        faults.after = undefined;
        await world.app.stop();
        await direct.close();
        removeFolder(world.folder);
      };
    });

    it('shows first what goes and what stays, and does nothing by that', async () => {
      const form = newcomer();
      const { id, uidNumber, keyFingerprint } = await submit(form);
      const shown = await plan(id);
      expect(shown).toMatchObject({
        ...{ of: id, shellName: form.shellName, keyFingerprint, gone: false, guarded: true },
        removes: ['account', 'key'],
        stays: [{ what: 'number', params: [String(uidNumber)] }],
      });
      expect(shown.asked).toBeDefined();
      expect(shown.filed).toBeUndefined();
      expect(await entryOf(form)).toMatchObject({ sshPublicKeys: [form.sshKey] });
      expect((await world.ask('requests.list', {})).requests).toHaveLength(1);
    });

    it('deletes the account, and says so on the card that it undid', async () => {
      const form = newcomer();
      const { id } = await submit(form);
      const ended = await undo(id, ['account', 'key']);
      expect(ended).toMatchObject({
        ...{ kind: 'undo-account', state: 'confirmed', username: form.username },
        undo: { of: id, removed: ['account', 'key'] },
      });
      expect(ended.steps.map(({ state }) => state)).toEqual(Array(3).fill('confirmed'));
      expect(await entryOf(form)).toBeUndefined();
      expect(await card(id)).toMatchObject({
        state: 'confirmed',
        undone: { by: ended.id, removed: ['account', 'key'] },
      });
      expect((await plan(id)).filed).toEqual({ id: ended.id, state: 'confirmed' });
    });

    it('lets the person be registered again, under the same names and another number', async () => {
      const form = newcomer();
      const first = await submit(form);
      await undo(first.id, ['account', 'key']);
      await restart();
      const second = await submit(form);
      expect(second).toMatchObject({ state: 'confirmed', origin: 'made' });
      expect(second.id).not.toBe(first.id);
      expect(second.uidNumber).not.toBe(first.uidNumber);
    });

    it('says whether another tool could come back to the number', async () => {
      const why = async (id: string) => (await plan(id)).stays.at(-1)?.why;
      const { id } = await submit(newcomer());
      const hasCounter = under.profile.directory.uidNumber.counterDn !== undefined;
      expect(await why(id)).toBe(hasCounter ? 'number-never' : 'number-may-return');
      // Whoever has the next number may be undone too.
      await submit(newcomer());
      expect(await why(id)).toBe(hasCounter ? 'number-never' : 'number-may-return');
    });

    for (const operation of ['examine', 'removeKeys', 'removePerson'] as const) {
      for (const when of ['before', 'after'] as const) {
        it(`comes to its end when the network fails ${when} ${operation}`, async () => {
          const form = newcomer();
          const { id } = await submit(form);
          const { removes } = await plan(id);
          faults[when] = once(operation);
          const ended = await undo(id, removes);
          if (ended.state === 'waiting') await world.ask('requests.sync', {});
          expect(await world.settled(ended.id)).toMatchObject({ state: 'confirmed' });
          expect(await entryOf(form)).toBeUndefined();
        });
      }
    }

    it('takes out only its own key where the person has added another since', async () => {
      const form = newcomer();
      const { id } = await submit(form);
      await direct.addKey(form.shellName, otherKey);
      const { removes, stays } = await plan(id);
      expect(removes).toEqual(['key']);
      expect(stays.map(({ why }) => why)).toEqual(['other-keys', 'password-set']);
      expect(await undo(id, removes)).toMatchObject({
        state: 'confirmed',
        undo: { removed: ['key'], stays },
      });
      expect((await entryOf(form))?.sshPublicKeys).toEqual([otherKey]);
      expect(await direct.acceptsPassword(form.shellName, password)).toBe(true);
      expect((await card(id)).undone?.removed).toEqual(['key']);
    });

    it('never deletes an account that stood there before, and takes out the key it added', async () => {
      const { sshKey: _, ...form } = newcomer();
      await submit(form);
      const { id } = await submit({ ...form, sshKey: key });
      expect(await plan(id)).toMatchObject({ removes: ['key'], stays: [{ why: 'there-before' }] });
      expect(await undo(id, ['account', 'key'])).toMatchObject({ state: 'confirmed' });
      expect(await entryOf(form)).toMatchObject({ sshPublicKeys: [] });
    });

    it('has nothing to do for a request that wrote nothing', async () => {
      const form = newcomer();
      await submit(form);
      const again = await submit(form);
      expect(again).toMatchObject({ state: 'confirmed', origin: 'there-before' });
      expect(await world.call('requests.planUndo', { id: again.id })).toMatchObject({
        error: { code: 'undo-impossible' },
      });
    });

    it('stops where something was added after the plan was read, and goes on as far as is agreed then', async () => {
      const form = newcomer();
      const { id } = await submit(form);
      faults.before = once('removePerson', () => direct.addKey(form.shellName, otherKey));
      const stopped = await undo(id, ['account', 'key']);
      expect(stopped).toMatchObject({ state: 'needs-you', problem: { code: 'undo-kept' } });
      expect((await entryOf(form))?.sshPublicKeys).toEqual([otherKey]);
      expect((await card(id)).undone).toBeUndefined();

      const { removes, filed } = await plan(id);
      expect({ removes, filed }).toEqual({
        removes: [],
        filed: { id: stopped.id, state: 'needs-you' },
      });
      const ended = await undo(id, ['key']);
      expect(ended).toMatchObject({ id: stopped.id, state: 'confirmed' });
      expect((await card(id)).undone?.removed).toEqual(['key']);
    });

    it('deletes no more than was agreed to', async () => {
      const form = newcomer();
      const { id } = await submit(form);
      await undo(id, ['key']);
      expect(await entryOf(form)).toMatchObject({ sshPublicKeys: [] });
    });

    it('is one request, however often and at once it is asked for', manyTimes, async () => {
      const { id } = await submit(newcomer());
      const asked = () => world.ask('requests.undo', { id, agreed: ['account', 'key'] });
      const [first, second] = await Promise.all([asked(), asked()]);
      await world.settled(first.id);
      const third = await asked();
      expect([second.id, third.id]).toEqual([first.id, first.id]);
      expect(third.state).toBe('confirmed');
      expect((await world.ask('requests.list', {})).requests).toHaveLength(2);
    });

    it('is saved offline with what this desk knows, and is done when the network is back', async () => {
      const form = newcomer();
      const { id } = await submit(form);
      faults.before = unreachable;
      const { asked, removes } = await plan(id);
      expect({ asked, removes }).toEqual({ asked: undefined, removes: ['account', 'key'] });
      const waiting = await undo(id, removes);
      expect(waiting).toMatchObject({ state: 'waiting' });
      faults.before = undefined;
      await restart();
      await world.ask('requests.sync', {});
      expect(await world.settled(waiting.id)).toMatchObject({ state: 'confirmed' });
      expect(await entryOf(form)).toBeUndefined();
    });

    it('is done where somebody has deleted the account already', async () => {
      const form = newcomer();
      const { id } = await submit(form);
      await direct.removePerson(form.shellName, undefined);
      expect(await plan(id)).toMatchObject({ gone: true, removes: ['account', 'key'] });
      expect(await undo(id, ['account', 'key'])).toMatchObject({ state: 'confirmed' });
    });

    it('leaves an account alone that was made anew for the same person', async () => {
      const form = newcomer();
      const { id, uidNumber = 0 } = await submit(form);
      await direct.removePerson(form.shellName, undefined);
      const { shellName: uid, username: cn, email: mail } = form;
      await direct.addPerson({ uid, cn, mail, uidNumber: uidNumber + 77 }, password);
      expect(await plan(id)).toMatchObject({ removes: [], stays: [{ why: 'changed' }, {}] });
      expect(await undo(id, ['account', 'key'])).toMatchObject({ state: 'needs-you' });
      expect(await entryOf(form)).toMatchObject({ uidNumber: uidNumber + 77 });
    });

    it('never travels to another desk, which would have to believe who made the account', async () => {
      const { id } = await submit(newcomer());
      faults.before = unreachable;
      const waiting = await undo(id, ['account', 'key']);
      expect(waiting.state).toBe('waiting');
      for (const ids of [undefined, [waiting.id]]) {
        expect(await world.call('bundles.export', ids ? { ids } : {})).toMatchObject({
          error: { code: 'bundle-nothing' },
        });
      }
    });

    it('begins anew after it was dismissed', async () => {
      const form = newcomer();
      const { id } = await submit(form);
      faults.before = unreachable;
      const waiting = await undo(id, ['account', 'key']);
      await world.ask('requests.dismiss', { id: waiting.id, reason: 'not so fast' });
      faults.before = undefined;
      expect(await entryOf(form)).toBeDefined();
      const ended = await undo(id, ['account', 'key']);
      expect(ended).toMatchObject({ id: waiting.id, state: 'confirmed' });
      expect(ended.dismissedBecause).toBeUndefined();
    });

    it('is only for what was confirmed, and never for an undo', async () => {
      faults.before = unreachable;
      const { id } = await submit(newcomer());
      expect(await world.call('requests.planUndo', { id })).toMatchObject({
        error: { code: 'undo-impossible' },
      });
      faults.before = undefined;
      await world.ask('requests.sync', {});
      const ended = await undo(id, ['account', 'key']);
      for (const method of ['requests.planUndo', 'requests.conflict'] as const) {
        expect(await world.call(method, { id: ended.id }), method).toMatchObject({
          error: { code: 'other-kind' },
        });
      }
    });
  });
}
