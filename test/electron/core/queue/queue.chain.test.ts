import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createQueue } from '../../../../electron/core/queue/queue.ts';
import type { Kind } from '../../../../electron/core/kinds/base/define-kind.ts';
import type { Step, System } from '../../../../electron/core/kinds/base/step.ts';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import type { RequestKind } from '../../../../shared/requests/request.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { kindsOf, lookingKind } from '../../../fakes/kinds.ts';
import { stored } from '../../../fakes/request.ts';

type Facts = Record<string, unknown>;
type Observe = Step<Facts>['observe'];

const offline = (system: System): Promise<never> =>
  Promise.reject(new AppError(`${system}-unreachable`, 'away'));

interface World {
  /** What each kind's step answers; done where nothing is said. */
  observe: Partial<Record<RequestKind, Observe>>;
  cloud: () => Promise<void>;
}

/** A queue over an account, a membership and a tool, each of which waits for the one before it. */
function chain(...change: Partial<StoredRequest>[]) {
  const world: World = { observe: {}, cloud: () => Promise.resolve() };
  const requests = (['account', 'membership', 'tool'] as const).map((kind, at) => {
    const after = ['account', 'membership'][at - 1];
    const names = { shellName: 'ada', username: 'Ada' };
    return stored({ id: kind, kind, facts: names, ...(after ? { after } : {}), ...change[at] });
  });
  const journal = fakeJournal(...requests);
  const clock = fakeClock();
  const tried: string[] = [];
  const kindWith = (kind: RequestKind, systems: readonly System[]): Kind =>
    lookingKind(
      async (facts, run) => {
        tried.push(kind);
        return (await world.observe[kind]?.(facts, run)) ?? { is: 'done' };
      },
      { systems, inherit: (_, { facts: { shellName } }) => ({ shellName }) },
    );
  const open = () =>
    createQueue({
      ...{ journal, clock, directory: { probe: () => Promise.resolve() } },
      cloud: { probe: () => world.cloud() },
      kinds: kindsOf(kindWith('account', ['directory']), {
        membership: kindWith('membership', ['directory', 'cloud']),
        tool: kindWith('tool', ['directory']),
      }),
      ...{ random: () => 1, show: () => undefined, pace: () => Promise.resolve() },
      log: { info: () => undefined, error: (event) => expect.unreachable(event) },
    });
  const standing = async () =>
    (await journal.list({ limit: 1000 })).map(({ state, problem }) =>
      `${state} ${problem?.code ?? ''}`.trim(),
    );
  return { world, journal, clock, tried, open, standing };
}

const waits = 'waiting waits-for-other';

describe('requests that wait for each other', () => {
  it('are tried one after the other, whichever is run first', async () => {
    for (const first of ['tool', 'membership', 'account']) {
      const { open, tried, standing } = chain();
      const queue = open();
      await queue.run(first);
      await queue.runAll();
      expect(tried, first).toEqual(['account', 'membership', 'tool']);
      expect(await standing()).toEqual(['confirmed', 'confirmed', 'confirmed']);
    }
  });

  it('say for what they wait, and have no time to be tried at', async () => {
    const { open, world, standing, journal, tried, clock } = chain();
    world.observe.account = async () => ({ is: 'blocked', code: 'name-taken', params: [] });
    const queue = open();
    await queue.runAll();
    expect(await standing()).toEqual([waits, waits, 'needs-you name-taken']);
    expect(await journal.get('tool')).toMatchObject({
      problem: { params: ['membership'] },
      retryAt: undefined,
    });
    expect(clock.next()).toBeUndefined();
    expect(tried).toEqual(['account']);
  });

  it('go on by themselves when what they wait for is confirmed at last', async () => {
    const { open, world, journal, standing, clock } = chain();
    world.observe.account = () => offline('directory');
    const queue = open();
    await queue.runAll();
    expect((await standing()).at(-1)).toBe('waiting directory-unreachable');
    delete world.observe.account;
    clock.advance(2000);
    await expect.poll(standing).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(journal.onDisk.get('tool')).toMatchObject({ state: 'confirmed', problem: undefined });
  });

  it('miss nothing that is confirmed while they look', async () => {
    const { open, journal, standing } = chain();
    const queue = open();
    const { get } = journal;
    let confirmed: Promise<void> | undefined;
    journal.get = async (id) => {
      const found = await get(id);
      // Right after the membership has read the account, this is confirmed.
      if (id === 'account' && !confirmed) await (confirmed = queue.run('account'));
      return found;
    };
    await queue.run('membership');
    await expect.poll(standing).toEqual(['confirmed', 'confirmed', 'confirmed']);
  });

  it('take over the name that their person has by now, down to the last of them', async () => {
    const { open, journal } = chain();
    const renamed = { ...stored({ id: 'account' }), facts: { shellName: 'ada-l' } };
    await journal.save(renamed);
    await open().runAll();
    for (const id of ['membership', 'tool']) {
      expect(journal.onDisk.get(id)?.facts['shellName'], id).toBe('ada-l');
    }
  });

  it('tell the new name also while they wait', async () => {
    const { open, journal, world } = chain();
    world.observe.account = () => offline('directory');
    const queue = open();
    await queue.runAll();
    const renamed = { ...stored({ id: 'account' }), facts: { shellName: 'ada-l' } };
    await journal.save(renamed);
    await queue.run('account');
    const tool = await journal.get('tool');
    expect(tool).toMatchObject({ state: 'waiting', facts: { shellName: 'ada-l' } });
  });

  it('need a person where what they waited for was dismissed, or is gone', async () => {
    for (const change of [{ state: 'dismissed' }, { id: 'other' }] as const) {
      const { open, journal, tried } = chain(change);
      await open().runAll();
      expect(tried).not.toContain('membership');
      expect(await journal.get('membership')).toMatchObject({
        state: 'needs-you',
        problem: { code: 'other-dismissed', params: ['account'] },
      });
      expect(await journal.get('tool')).toMatchObject({ state: 'waiting' });
    }
  });

  it('see for themselves where the account was handed over to another desk', async () => {
    const { open, world, standing } = chain({ state: 'handed-over' });
    world.observe.membership = async () => ({
      is: 'blocked',
      code: 'account-missing',
      params: ['ada'],
    });
    await open().runAll();
    expect(await standing()).toEqual([waits, 'waiting handed-over-not-yet', 'handed-over']);
  });

  it('wait again when they are tried by hand before their turn, and are told of the end all the same', async () => {
    const { open, world, journal, standing } = chain();
    world.observe.account = () => offline('directory');
    const queue = open();
    await queue.runAll();
    await journal.save({ ...stored(), ...(await journal.get('tool')), state: 'saved' });
    await queue.run('tool');
    expect((await standing())[0]).toBe(waits);
    delete world.observe.account;
    await queue.run('account');
    await expect.poll(standing).toEqual(['confirmed', 'confirmed', 'confirmed']);
  });

  it('go on after a restart in the middle', async () => {
    const { open, world, standing } = chain();
    world.observe.membership = () => offline('cloud');
    const first = open();
    await first.runAll();
    await first.stop();
    expect(await standing()).toEqual([waits, 'waiting cloud-unreachable', 'confirmed']);
    delete world.observe.membership;
    await open().runAll();
    expect(await standing()).toEqual(['confirmed', 'confirmed', 'confirmed']);
  });

  it('write nothing where nothing has changed for them', async () => {
    const { open, world, journal } = chain();
    world.observe.account = async () => ({ is: 'blocked', code: 'name-taken', params: [] });
    const queue = open();
    await queue.runAll();
    const before = journal.written.length;
    await queue.runAll();
    expect(journal.written).toHaveLength(before);
  });

  it('do not keep each other busy where somebody lets two wait for each other', async () => {
    const { open, standing } = chain({ after: 'tool' });
    const queue = open();
    await queue.runAll();
    expect(await standing()).toEqual([waits, waits, waits]);
    await queue.stop();
  });
});

describe('a system that is away', () => {
  const five = Array.from({ length: 8 }, (_, at) => `membership-${at}`);

  /** Many memberships that fail because the cloud is away, and one account. */
  async function cloudAway() {
    const { world, journal, clock, tried, open } = chain();
    await journal.file(five.map((id) => stored({ id, kind: 'membership' })));
    world.observe.membership = () => offline('cloud');
    world.cloud = () => offline('cloud');
    const queue = open();
    for (const id of five) await queue.run(id);
    return { world, journal, clock, tried, queue };
  }

  it('holds up what needs it and nothing else', async () => {
    const { journal, tried, queue } = await cloudAway();
    expect(tried.filter((kind) => kind === 'membership')).toHaveLength(5);
    expect(await journal.get('membership-7')).toMatchObject({
      state: 'waiting',
      problem: { code: 'cloud-unreachable' },
    });
    await queue.run('account');
    expect(await journal.get('account')).toMatchObject({ state: 'confirmed' });
    await queue.stop();
  });

  it('is asked by a probe until it answers; then everybody goes on', async () => {
    const { world, journal, clock, tried, queue } = await cloudAway();
    const before = tried.length;
    clock.advance(2000);
    await queue.runAll();
    expect(tried.slice(before)).not.toContain('membership');
    delete world.observe.membership;
    world.cloud = () => Promise.resolve();
    await queue.runAll();
    expect([...journal.onDisk.values()].map(({ state }) => state)).not.toContain('waiting');
  });

  it('is none that only has somebody else’s part to wait for: that is looked at again and again, soon', async () => {
    const { world, journal, clock, open } = chain({ state: 'confirmed' });
    const before = stored({ id: 'membership', kind: 'membership', failures: 9 });
    await journal.save({ ...before, problem: { code: 'cloud-unreachable', params: [] } });
    let looks = 0;
    world.observe.membership = () => {
      looks += 1;
      return Promise.reject(new AppError('group-not-yet', '', { params: ['tools', 'ada'] }));
    };
    const queue = open();
    const pauses: (number | undefined)[] = [];
    for (let at = 0; at < 8; at += 1) {
      await queue.run('membership');
      pauses.push(clock.next());
    }
    expect(pauses).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(looks).toBe(8);
    await queue.stop();
  });
});
