import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../electron/core/base/errors.ts';
import type { Input } from '../../shared/contract/index.ts';
import type { AccountForm } from '../../shared/contract/requests.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { agreementsOf, undoChoices } from '../../shared/requests/undo-all.ts';
import { openToolDesk, proven, type ToolDesk } from '../fakes/tool-desk.ts';
import { key, newcomer, password } from './account-world.ts';
import { newTool, type DirectoriesUnderTest } from './directories-under-test.ts';

/** The same for what is asked for after the card is done, of which each keeps the account: a link, a key, a tool of several people. */
export function undoAllDirectorySuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  describe('the undo of all that came after a card', () => {
    let desk: ToolDesk;
    let form: AccountForm;
    let card: RequestView;
    let tool: string;
    let made: readonly RequestView[];

    const settled = async (filed: Promise<RequestView>): Promise<RequestView> => {
      const ended = await desk.world().settled((await filed).id);
      expect(ended).toMatchObject({ state: 'confirmed' });
      return ended;
    };
    const plan = () => desk.world().ask('requests.planUndoAll', { id: card.id });
    const entry = async () => (await desk.direct.directory.look({ names: [form.shellName] }))[0];
    const undoAll = async (agreement: Omit<Input<'requests.undoAll'>, 'id'>) => {
      const asked = { id: card.id, ...agreement };
      const { requests } = await desk.world().ask('requests.undoAll', asked);
      const ended: RequestView[] = [];
      for (const { id } of requests) ended.push(await desk.again(id));
      return ended;
    };

    beforeEach(async () => {
      desk = await openToolDesk(await prepare());
      form = newcomer();
      ({ name: tool } = newTool());
      card = await settled(desk.world().ask('requests.submit', form));
      const { shellName } = form;
      const after = card.id;
      desk.joins(shellName);
      desk.proves({ id: card.uidNumber ?? 0, name: form.username, locked: false });
      const world = desk.world();
      const proof = await proven(world);
      const link = await settled(world.ask('links.file', { proof, shellName, password, after }));
      const keys = await settled(
        world.ask('accounts.changeKeys', { shellName, sshKey: key, password, after }),
      );
      const own = await settled(
        world.ask('tools.create', { name: tool, maintainer: shellName, after }),
      );
      const other = await settled(
        world.ask('tools.setMaintainer', {
          ...{ tool, shellName: await desk.member(), change: 'add' },
          after: own.id,
        }),
      );
      made = [card, link, keys, own, other];
      return () => desk.close();
    });

    it('is planned as if each were gone before the next', async () => {
      const alone = await desk.world().ask('requests.planUndo', { id: card.id });
      expect(alone.removes).toEqual(['key']);
      expect(alone.stays.map(({ why }) => why)).toEqual([
        ...['other-keys', 'linked', 'has-tools', 'password-set'],
      ]);
      const { parts } = await plan();
      expect(parts.map(({ of }) => of)).toEqual(made.map(({ id }) => id).toReversed());
      expect(parts.map(({ removes }) => removes)).toEqual([
        ...[['maintainer'], ['tool'], ['keys'], ['link']],
        ['account', 'key'],
      ]);
    });

    it('takes all of it away, and says so on each', async () => {
      const agreement = { agreed: agreementsOf(undoChoices(await plan())) };
      const undos = await undoAll(agreement);
      expect(undos.map(({ state }) => state)).toEqual(Array(5).fill('confirmed'));
      expect(await entry()).toBeUndefined();
      expect(await desk.direct.tools.lookAtTool(tool)).toMatchObject({ group: undefined });
      for (const { id } of made) {
        expect((await desk.world().ask('requests.get', { id })).undone).toBeDefined();
      }
    });

    it('keeps the account for a tool that the plan does not take', async () => {
      const another = newTool();
      await desk.direct.tools.addGroup(another, form.shellName);
      const { parts } = await plan();
      expect(parts.at(-1)).toMatchObject({
        removes: ['key'],
        stays: [{ why: 'has-tools' }, { why: 'password-set' }],
      });
      expect(parts.at(-1)?.stays[0]?.params).toEqual([`tools.${another.name}`]);
    });

    it('keeps a tool that somebody joined without this card', async () => {
      await desk.direct.tools.addMaintainer(tool, await desk.member());
      const { parts } = await plan();
      expect(parts.map(({ removes }) => removes)).toEqual([
        ...[['maintainer'], [], ['keys'], ['link']],
        ['key'],
      ]);
      expect(parts[1]?.stays).toMatchObject([{ why: 'tool-in-use' }]);
    });

    it('tells of a part that cannot be looked at, and plans the others', async () => {
      desk.faults.before = (operation) => {
        if (operation === 'lookAtTool') throw new AppError('directory-no-rights', 'may not read');
      };
      const { parts } = await plan();
      expect(parts.map(({ problem }) => problem?.code)).toEqual([
        ...['directory-no-rights', 'directory-no-rights', undefined, undefined, undefined],
      ]);
      expect(parts.slice(0, 2).flatMap(({ removes }) => removes)).toEqual([]);
      expect(parts.at(-1)?.removes).toEqual(['key']);
    });
  });
}
