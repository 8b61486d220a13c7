import { beforeEach, describe, expect, it } from 'vitest';
import { atHub } from '../../electron/core/base/caller.ts';
import type { Input } from '../../shared/contract/index.ts';
import { callingAs } from '../fakes/hub-callers.ts';
import { away } from '../fakes/faulty-port.ts';
import { openToolDesk, type ToolDesk } from '../fakes/tool-desk.ts';
import { type DirectoriesUnderTest, newTool, personsPassword } from './directories-under-test.ts';

/** What somebody with nothing but an event's code can do with names that everybody reads, whatever directory is behind them. */
export function newcomerProofSuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  describe('a newcomer’s card of an account that was there before', () => {
    let desk: ToolDesk;
    let tool: string;
    let card: Input<'requests.submit'>;
    beforeEach(async () => {
      desk = await openToolDesk(await prepare());
      ({ name: tool } = newTool());
      const shellName = await desk.member();
      const [entry] = await desk.direct.directory.look({ names: [shellName] });
      const [username = ''] = entry?.cns ?? [];
      const [email = ''] = entry?.mails ?? [];
      const consent = { terms: true, publicEmail: true };
      card = { username, shellName, email, consent, password: 'a guess of a stranger' };
      return () => desk.close();
    });

    const newcomer = () =>
      callingAs(desk.world(), atHub('newcomer', { who: 'session-1', event: 'test-event' }));
    const toolGroup = async () => (await desk.direct.tools.lookAtTool(tool)).group;
    /** A helper lets go what waits for one. */
    const approveAll = async () => {
      const { requests } = await desk.world().ask('approvals.list', {});
      const asked = requests.map(({ id }) => ({ id }));
      await desk.world().ask('approvals.decide', { requests: asked, decision: 'approve' });
      return asked.map(({ id }) => id);
    };
    const unproven = { state: 'needs-you', problem: { code: 'key-unproven' } };

    it('makes nothing beside it before its owner has shown the password', async () => {
      const { id } = await newcomer().ask('requests.submit', {
        ...card,
        further: { tool: { name: tool } },
      });
      expect(await desk.world().settled(id)).toMatchObject(unproven);
      const [child = ''] = await approveAll();
      expect(await desk.again(child)).toMatchObject({ problem: { code: 'waits-for-other' } });
      expect(await toolGroup()).toBeUndefined();
      await newcomer().ask('requests.retry', { id, password: personsPassword });
      expect(await desk.world().settled(id)).toMatchObject({ state: 'confirmed' });
      expect(await desk.again(child)).toMatchObject({ state: 'confirmed' });
      expect((await toolGroup())?.maintainers).toEqual([card.shellName]);
    });

    it('has to be proven also where it came to those names later', async () => {
      const other = { ...card, username: 'Nobody Yet', shellName: `${card.shellName}-new` };
      desk.directoryFaults.before = away;
      const { id } = await newcomer().ask('requests.submit', other);
      await desk.world().settled(id);
      desk.directoryFaults.before = undefined;
      const { username, shellName } = card;
      await newcomer().ask('requests.rename', { id, username, shellName });
      expect(await desk.world().settled(id)).toMatchObject(unproven);
    });

    it('tries few passwords, however often it is tried again', async () => {
      const tried: string[] = [];
      desk.directoryFaults.before = (method) => void tried.push(method);
      const { id } = await newcomer().ask('requests.submit', card);
      for (const guess of ['first', 'second', 'third', 'fourth', 'fifth']) {
        await desk.world().settled(id);
        await newcomer().ask('requests.retry', { id, password: `the ${guess} of the guesses` });
      }
      expect(await desk.world().settled(id)).toMatchObject({
        problem: { code: 'password-paused' },
      });
      expect(tried.filter((method) => method === 'acceptsPassword')).toHaveLength(3);
    });
  });
}
