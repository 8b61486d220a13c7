import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handlers } from '../../../../electron/core/base/dispatch.ts';
import { throughHub } from '../../../../electron/core/desks/forward.ts';
import { HAND_IN } from '../../../../electron/core/kinds/base/through-hub.ts';
import { notOpen } from '../../../../electron/core/requests/requests.ts';
import { ok } from '../../../../shared/result.ts';
import { numbered } from '../../../fakes/journal-file.ts';
import { cardOf } from '../../../fakes/hub-callers.ts';
import { ended, practiceHub, type PracticeHub } from '../../../fakes/hub-desk.ts';
import { jane } from '../../../fakes/people.ts';
import type { World } from '../../../fakes/world.ts';

const [janesName = ''] = jane.cns;

let hub: PracticeHub;
let desk: World;
beforeEach(async () => {
  hub = await practiceHub();
  desk = await hub.desk();
});
afterEach(() => hub.close());

const asked = (): readonly string[] => hub.taken().filter((line) => line.startsWith('POST rpc/'));

describe('a call at a desk that works through a hub', () => {
  it('is answered by the hub where it asks the directory or the cloud', async () => {
    const { people } = await desk.ask('accounts.find', { text: janesName.slice(0, 4) });
    expect(people.map(({ shellName }) => shellName)).toEqual([jane.uid]);
    const names = await desk.ask('names.check', { username: janesName, shellName: jane.uid });
    expect(names.shellName.is).not.toBe('could-not-ask');
    await desk.ask('memberships.show', { shellName: jane.uid });
    await desk.ask('tools.list', { text: '' });
    await desk.ask('projects.list', {});
    expect(asked()).toEqual(
      ['accounts.find', 'names.check', 'memberships.show', 'tools.list', 'projects.list'].map(
        (method) => `POST rpc/${method}`,
      ),
    );
  });

  it('fails as it fails at the hub, with every field', async () => {
    expect(await desk.call('accounts.show', { shellName: 'nobody-at-all' })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    const change = { shellName: jane.uid, remove: ['SHA256:x'], password: 'not hers' };
    const refused = await desk.call('accounts.changeKeys', change);
    const there = await hub.world.call('accounts.changeKeys', change);
    expect(refused.ok || refused.error.code).toBe(there.ok || there.error.code);
    expect(refused.ok || refused.error.fields).toEqual(there.ok || there.error.fields);
  });

  it('is answered by what the desk remembers while the hub is away, or refused in words', async () => {
    await hub.goAway();
    const { shellName } = await desk.ask('names.check', { username: 'Mara', shellName: 'mara' });
    expect(shellName.is).toBe('could-not-ask');
    const text = { text: 'jane' };
    expect(await desk.call('accounts.find', text)).toMatchObject({
      error: { code: 'hub-unreachable' },
    });
    const keys = { shellName: jane.uid, remove: ['SHA256:x'], password: 'hers' };
    expect(await desk.call('accounts.changeKeys', keys)).toMatchObject({
      error: { code: 'hub-unreachable' },
    });
    expect((await desk.ask('requests.list', {})).total).toBe(0);
  });

  it('is answered here where it is about this desk, and about a request that nobody has handed in', async () => {
    await hub.goAway();
    const { id } = await desk.ask('requests.submit', cardOf('mara'));
    await desk.settled(id);
    await desk.ask('requests.rename', { id, username: 'Mira', shellName: 'mira' });
    await desk.settled(id);
    expect((await desk.ask('requests.get', { id })).shellName).toBe('mira');
    await desk.ask('requests.dismiss', { id, reason: 'typed wrongly' });
    expect(asked()).toEqual([]);
  });

  it.each([
    ['approvals.answer', { id: 'one', text: 'map bots' }],
    ['requests.dismiss', { id: 'one', reason: 'came twice' }],
  ] as const)(
    'was taken by the hub, though the desk is at the request: %s',
    async (steers, input) => {
      const said: string[] = [];
      const busy = async () => Promise.reject(notOpen('one', 'sending'));
      const shown = { id: 'one', state: 'sending' };
      // As the table of all handlers; a call of this kind reaches these alone.
      const handlers = {
        [steers]: { needs: 'submit', run: busy },
        'requests.get': { needs: 'self', run: async () => shown },
      } as unknown as Handlers;
      const journal = { get: async () => ({ ...numbered(1), attempted: [HAND_IN] }) };
      const call = async (method: string) => {
        said.push(method);
        return ok(shown);
      };
      const through = throughHub(handlers, { hub: { call }, journal, lookAgain: busy });
      // Each handler takes what its own schema let in.
      const run = through[steers].run as (said: object) => Promise<unknown>;
      expect(await run(input)).toBe(shown);
      expect(said).toEqual([steers]);
    },
  );

  it('undoes at the hub what was handed in there', async () => {
    const { id } = await desk.ask('requests.submit', cardOf('mara'));
    await ended(desk, id);
    const plan = await desk.ask('requests.planUndo', { id });
    expect(plan.removes).toContain('account');
    const undo = await desk.ask('requests.undo', { id, agreed: ['account'] });
    // The hub filed it, so it is read there.
    expect((await desk.ask('requests.get', { id: undo.id })).kind).toBe('undo-account');
  });

  it('cancels a request at the hub and here', async () => {
    const first = await desk.ask('requests.submit', cardOf('mara'));
    await ended(desk, first.id);
    const { id } = await desk.ask('requests.submit', { ...cardOf('mara'), email: 'o@example.org' });
    expect((await ended(desk, id)).state).toBe('needs-you');
    await desk.ask('requests.dismiss', { id, reason: 'came twice' });
    for (const world of [desk, hub.world]) {
      expect((await world.ask('requests.get', { id })).state).toBe('dismissed');
    }
  });
});
