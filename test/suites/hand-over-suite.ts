import { beforeEach, describe, expect, it } from 'vitest';
import type { HandOverForm } from '../../shared/contract/bundles.ts';
import { openToolDesk, type ToolDesk } from '../fakes/tool-desk.ts';
import { newcomer, password } from './account-world.ts';
import { type DirectoriesUnderTest, newTool, personsPassword } from './directories-under-test.ts';

/** What comes from a newcomer's own machine with more than a card, whatever directory is behind it. */
export function handOverSuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  describe('a card with a tool from a newcomer’s own machine', () => {
    let desk: ToolDesk;
    let tool: string;
    beforeEach(async () => {
      desk = await openToolDesk(await prepare());
      ({ name: tool } = newTool());
      return () => desk.close();
    });

    /** Imports it, and answers the ids of the account and of the tool. */
    const arrive = async (card: HandOverForm) => {
      const world = desk.world();
      const form = { ...card, further: { tool: { name: tool } } };
      const { bundle } = await world.ask('bundles.make', form);
      await world.ask('bundles.import', { bundle });
      const { requests } = await world.ask('requests.list', {});
      const idOf = (wanted: string) => requests.find(({ kind }) => kind === wanted)?.id ?? '';
      return { account: idOf('account'), tool: idOf('tool') };
    };
    const toolGroup = async () => (await desk.direct.tools.lookAtTool(tool)).group;

    it('becomes both, the tool behind the account', async () => {
      const { password: _, further: __, ...card } = newcomer();
      desk.joins(card.shellName);
      const ids = await arrive(card);
      expect(await desk.world().settled(ids.account)).toMatchObject({
        problem: { code: 'password-needed' },
      });
      expect(await toolGroup()).toBeUndefined();
      await desk.world().ask('requests.retry', { id: ids.account, password });
      expect(await desk.world().settled(ids.account)).toMatchObject({ state: 'confirmed' });
      expect(await desk.again(ids.tool)).toMatchObject({ state: 'confirmed' });
      expect((await toolGroup())?.maintainers).toEqual([card.shellName]);
    });

    it('makes nothing for somebody whose names everybody can read, before they showed their password', async () => {
      const shellName = await desk.member();
      const [entry] = await desk.direct.directory.look({ names: [shellName] });
      const [username = ''] = entry?.cns ?? [];
      const [email = ''] = entry?.mails ?? [];
      const consent = { terms: true, publicEmail: true };
      const ids = await arrive({ username, shellName, email, consent });
      const id = ids.account;
      expect(await desk.world().settled(id)).toMatchObject({
        problem: { code: 'password-needed' },
      });
      await desk.world().ask('requests.retry', { id, password: 'a guess of a stranger' });
      expect(await desk.world().settled(id)).toMatchObject({ problem: { code: 'key-unproven' } });
      expect(await desk.again(ids.tool)).toMatchObject({ problem: { code: 'waits-for-other' } });
      expect(await toolGroup()).toBeUndefined();
      await desk.world().ask('requests.retry', { id, password: personsPassword });
      expect(await desk.world().settled(id)).toMatchObject({ state: 'confirmed' });
      expect(await desk.again(ids.tool)).toMatchObject({ state: 'confirmed' });
    });
  });
}
