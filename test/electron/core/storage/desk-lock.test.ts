import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Profile } from '../../../../shared/domain/profile.ts';
import { fakeClock, type FakeClock } from '../../../fakes/clock.ts';
import {
  faultyDirectory,
  once,
  unreachable,
  type Faults,
} from '../../../fakes/faulty-directory.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainCloudProfile, practiceCloudWorld } from '../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

const MINUTE = 60_000;
const card = {
  username: 'New Person',
  shellName: 'newperson',
  email: 'new@example.org',
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
};

describe('a desk that nobody uses', () => {
  let faults: Faults;
  let clock: FakeClock;
  let world: World;
  /** Which system was signed out from. */
  const calls: string[] = [];

  const open = (desk: Profile['desk']): void => {
    const directory = directoryOf(jane);
    const noted = { ...directory, signOut: async () => void calls.push('directory') };
    const { cloud } = practiceCloudWorld();
    world = createWorld({
      directory: faultyDirectory(noted, faults),
      profile: { ...plainProfile(), desk, cloud: plainCloudProfile() },
      ports: {
        clock,
        cloud: { ...cloud, signOut: async () => void calls.push('cloud') },
        cloudSession: { signedIn: true, username: 'ada' },
      },
    });
  };
  beforeEach(() => {
    faults = {};
    clock = fakeClock();
    calls.length = 0;
    open({ lockAfterMinutes: 10, sendWhileLocked: false });
  });
  afterEach(async () => {
    await world.app.stop();
    removeFolder(world.folder);
  });

  const looked = async (): Promise<void> => {
    for (let i = 0; i < 50; i += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  /** Lets so much time pass, with whatever comes about by itself. */
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 5000) {
      clock.advance(Math.min(left, 5000));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await looked();
  };
  const vault = async () => (await world.ask('vault.current', {})).state;
  const confirmed = async () => {
    const { id } = await world.ask('requests.submit', card);
    expect(await world.settled(id)).toMatchObject({ state: 'confirmed' });
    return id;
  };
  const waiting = async () => {
    faults.before = (operation) => (operation === 'signOut' ? undefined : unreachable());
    const { id } = await world.ask('requests.submit', card);
    await world.settled(id);
    await looked();
    return id;
  };

  it('locks itself after the time of the profile, and shows nobody until it is unlocked', async () => {
    await world.app.start();
    const id = await confirmed();
    await pass(9 * MINUTE);
    expect(await vault()).toBe('open');
    await pass(2 * MINUTE);
    expect(await world.ask('vault.current', {})).toMatchObject({
      state: 'locked',
      problem: { code: 'desk-locked' },
    });
    for (const [method, input] of [
      ['requests.list', {}],
      ['requests.get', { id }],
      ['accounts.find', { text: 'new' }],
      ['wipe.plan', {}],
      ['wipe.run', { discardUnfinished: true }],
    ] as const) {
      expect(await world.call(method, input)).toMatchObject({ error: { code: 'desk-locked' } });
    }
    await expect(world.journal.get(id)).rejects.toMatchObject({ code: 'desk-locked' });
    await world.ask('vault.unlock', {});
    expect(await world.ask('requests.get', { id })).toMatchObject({ state: 'confirmed' });
  });

  it('stays open while somebody is at it, and not because a screen asks by itself', async () => {
    await world.app.start();
    for (let i = 0; i < 4; i += 1) {
      await pass(6 * MINUTE);
      await world.ask('vault.stay', {});
    }
    expect(await vault()).toBe('open');
    for (let i = 0; i < 4; i += 1) {
      await pass(3 * MINUTE);
      await world.call('requests.list', {});
    }
    expect(await vault()).toBe('locked');
  });

  it('locks also after a sleep, in which no timer counts', async () => {
    await world.app.start();
    await confirmed();
    clock.set(60 * MINUTE);
    await pass(MINUTE);
    expect(await vault()).toBe('locked');
  });

  it('is not locked by a clock that was set back, nor kept open by it for years', async () => {
    await world.app.start();
    await confirmed();
    clock.set(-3 * 365 * 24 * 60 * MINUTE);
    await pass(9 * MINUTE);
    expect(await vault()).toBe('open');
    await pass(2 * MINUTE);
    expect(await vault()).toBe('locked');
  });

  it('forgets how it was signed in, and sends nothing until it is unlocked', async () => {
    await world.app.start();
    const id = await waiting();
    await pass(11 * MINUTE);
    expect(calls.toSorted()).toEqual(['cloud', 'directory']);
    expect(await world.ask('session.current', {})).toMatchObject({ signedIn: false, bindDn: '' });
    expect(await world.ask('cloud.current', {})).toMatchObject({ signedIn: false, username: '' });
    const asked: string[] = [];
    faults.before = (operation) => void asked.push(operation);
    await pass(30 * MINUTE);
    // Whether the directory is back may be asked; that tells of nobody.
    expect(asked.filter((operation) => operation !== 'probe')).toEqual([]);
    await world.ask('vault.unlock', {});
    await expect
      .poll(async () => (await world.ask('requests.get', { id })).state, { interval: 5 })
      .toBe('confirmed');
  });

  it('lets what is being sent come to its end first', async () => {
    await world.app.start();
    const { promise: answered, resolve: answer } = Promise.withResolvers<undefined>();
    faults.after = once('addPerson', () => answered);
    const { id } = await world.ask('requests.submit', card);
    await pass(10 * MINUTE + 1000);
    expect(await vault()).toBe('open');
    answer(undefined);
    await looked();
    expect(await vault()).toBe('locked');
    await world.ask('vault.unlock', {});
    expect(await world.ask('requests.get', { id })).toMatchObject({ state: 'confirmed' });
  });

  it('goes on sending where the profile allows it, and tells no screen of whom', async () => {
    await world.app.stop();
    removeFolder(world.folder);
    open({ lockAfterMinutes: 10, sendWhileLocked: true });
    await world.app.start();
    const id = await waiting();
    await pass(11 * MINUTE);
    expect([await vault(), calls]).toEqual(['locked', []]);
    const told: string[] = [];
    world.events.on('requests.changed', (request) => void told.push(request.username));
    faults.before = undefined;
    await pass(5 * MINUTE);
    await expect
      .poll(
        async () => {
          clock.advance(5000);
          return (await world.journal.get(id))?.state;
        },
        { interval: 5 },
      )
      .toBe('confirmed');
    expect(told).toEqual([]);
    expect(await world.call('requests.get', { id })).toMatchObject({
      error: { code: 'desk-locked' },
    });
    await world.ask('vault.unlock', {});
    expect(await world.ask('requests.get', { id })).toMatchObject({ state: 'confirmed' });
  });

  it('never locks itself where the profile says 0, nor in a terminal; a person may lock it', async () => {
    await world.app.stop();
    removeFolder(world.folder);
    open({ lockAfterMinutes: 0, sendWhileLocked: false });
    await world.app.start();
    await pass(60 * MINUTE);
    expect(await vault()).toBe('open');
    expect(await world.ask('vault.lock', {})).toMatchObject({ state: 'locked' });
    expect(await world.call('requests.list', {})).toMatchObject({ error: { code: 'desk-locked' } });
  });
});
