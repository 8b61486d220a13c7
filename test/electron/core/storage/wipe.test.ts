import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Directory } from '../../../../electron/core/ports/directory.ts';
import type { ServerTime } from '../../../../electron/core/ports/system.ts';
import type { WipeReport } from '../../../../shared/storage/storage.ts';
import { fakeClock, type FakeClock } from '../../../fakes/clock.ts';
import {
  faultyDirectory,
  once,
  unreachable,
  type Faults,
} from '../../../fakes/faulty-directory.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

const HOUR = 3_600_000;
const card = {
  username: 'New Person',
  shellName: 'newperson',
  email: 'new@example.org',
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
};

const sshKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd';
const DAY = 24 * HOUR;
const YEARS = 2 * 365 * DAY;

describe('the wipe', () => {
  /** A server whose clock goes with the time and that nobody sets; it answers where it can be reached. */
  let isReached: boolean;
  const serverTime = (): ServerTime => {
    const start = clock.now().getTime() - clock.up();
    const time = () => (isReached ? start + clock.up() : undefined);
    return { ask: () => Promise.resolve(time()), atLeast: time };
  };
  let faults: Faults;
  let directory: Directory;
  let clock: FakeClock;
  let world: World;
  const reports: WipeReport[] = [];

  beforeEach(() => {
    faults = {};
    clock = fakeClock('2027-08-04T08:00:00.000Z');
    reports.length = 0;
    isReached = true;
    const profile = plainProfile();
    directory = directoryOf(jane);
    world = createWorld({
      directory: faultyDirectory(directory, faults),
      profile: {
        ...profile,
        event: { ...profile.event, ends: '2027-08-04T18:00:00.000Z', wipeAfterHours: 24 },
      },
      ports: { clock, serverTime: serverTime() },
    });
    world.events.on('wipe.done', (report) => reports.push(report));
  });
  afterEach(async () => {
    await world.app.stop();
    removeFolder(world.folder);
  });

  const confirmed = async () => {
    const { id } = await world.ask('requests.submit', card);
    expect(await world.settled(id)).toMatchObject({ state: 'confirmed' });
    return id;
  };
  const stateOf = async (id: string) => (await world.ask('requests.get', { id })).state;
  const waiting = async () => {
    faults.before = unreachable;
    const { id } = await world.ask('requests.submit', card);
    await world.settled(id);
    return id;
  };
  /** Lets the hourly look at the clock come to its end. */
  const looked = async (): Promise<void> => {
    for (let i = 0; i < 50; i += 1) await new Promise((resolve) => setImmediate(resolve));
  };

  it('takes every request and says how many', async () => {
    const id = await confirmed();
    expect(await world.ask('wipe.run', { discardUnfinished: false })).toMatchObject({
      requests: 1,
      left: [],
    });
    expect(await world.call('requests.get', { id })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(reports).toHaveLength(1);
  });

  it('is stopped by an unfinished request, named, until a person decides', async () => {
    const id = await waiting();
    expect(await world.ask('wipe.plan', {})).toMatchObject({ unfinished: [{ id }] });
    expect(await world.call('wipe.run', { discardUnfinished: false })).toMatchObject({
      error: { code: 'wipe-blocked', params: ['1'] },
    });
    expect((await world.ask('requests.list', {})).requests).toHaveLength(1);
    await world.ask('requests.dismiss', { id, reason: 'went home' });
    expect(await world.ask('wipe.run', { discardUnfinished: false })).toMatchObject({
      requests: 1,
    });
  });

  it('discards what is unfinished where told so, with its password', async () => {
    const id = await waiting();
    await world.ask('wipe.run', { discardUnfinished: true });
    faults.before = undefined;
    expect(await world.ask('requests.sync', {})).toEqual({ requests: [] });
    expect(await world.call('requests.get', { id })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('is due when the profile says, and not before', async () => {
    expect(await world.ask('wipe.plan', {})).toMatchObject({
      due: false,
      dueAt: '2027-08-05T18:00:00.000Z',
    });
    clock.advance(34 * HOUR);
    expect(await world.ask('wipe.plan', {})).toMatchObject({ due: true });
  });

  it('happens by itself once it is due, also for an app that was never closed', async () => {
    await world.app.start();
    await confirmed();
    clock.advance(33 * HOUR);
    await looked();
    expect(reports).toEqual([]);
    clock.advance(2 * HOUR);
    await expect.poll(() => reports, { interval: 5 }).toMatchObject([{ requests: 1 }]);
  });

  it('does not happen by itself while anything is unfinished', async () => {
    await world.app.start();
    const id = await waiting();
    clock.advance(100 * HOUR);
    await looked();
    expect(reports).toEqual([]);
    await world.ask('requests.dismiss', { id, reason: 'went home' });
    clock.advance(HOUR);
    await expect.poll(() => reports, { interval: 5 }).toMatchObject([{ requests: 1 }]);
  });

  it('does not happen by itself on a machine whose clock was set ahead, also by years', async () => {
    await world.app.start();
    const id = await confirmed();
    for (const ms of [YEARS, -YEARS]) {
      clock.set(ms);
      clock.advance(2 * HOUR);
      await looked();
    }
    expect(reports).toEqual([]);
    expect(await world.ask('requests.get', { id })).toMatchObject({ state: 'confirmed' });
    clock.set(YEARS);
    expect(await world.ask('wipe.plan', {})).toMatchObject({ due: true, clockConfirmed: false });
  });

  it('waits for a server to confirm the time, says so, and happens once one does', async () => {
    isReached = false;
    await world.app.start();
    await confirmed();
    clock.advance(60 * HOUR);
    await looked();
    expect(reports).toEqual([]);
    expect(await world.ask('wipe.plan', {})).toMatchObject({ due: true, clockConfirmed: false });
    expect(world.logged).toContain('{"event":"wipe-waits-for-clock"}');
    isReached = true;
    expect(await world.ask('wipe.plan', {})).toMatchObject({ clockConfirmed: true });
    clock.advance(HOUR);
    await expect.poll(() => reports, { interval: 5 }).toMatchObject([{ requests: 1 }]);
  });

  it('needs no server where a person wants it', async () => {
    isReached = false;
    await confirmed();
    clock.advance(60 * HOUR);
    await world.ask('wipe.run', { discardUnfinished: false });
    expect(reports).toHaveLength(1);
  });

  it('waits for what is being sent, so that nobody comes back', async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<undefined>();
    faults.after = once('addPerson', () => answered);
    const { id } = await world.ask('requests.submit', card);
    await expect.poll(() => stateOf(id), { interval: 1 }).toBe('sending');
    const wiping = world.ask('wipe.run', { discardUnfinished: true });
    await looked();
    expect(reports).toEqual([]);
    expect(await world.call('requests.submit', { ...card, shellName: 'another' })).toMatchObject({
      error: { code: 'wipe-running' },
    });
    answer(undefined);
    expect(await wiping).toMatchObject({ requests: 1 });
    await looked();
    expect(await world.ask('requests.list', {})).toMatchObject({ requests: [], pending: 0 });
  });

  it('does not wait for ever, and whatever is answered later brings nobody back', async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<undefined>();
    faults.after = once('addPerson', () => answered);
    const { id } = await world.ask('requests.submit', { ...card, sshKey });
    await expect.poll(() => stateOf(id), { interval: 1 }).toBe('sending');
    const wiping = world.ask('wipe.run', { discardUnfinished: true });
    await looked();
    clock.advance(60_000);
    expect(await wiping).toMatchObject({ requests: 1 });
    const told: string[] = [];
    world.events.on('requests.changed', (request) => void told.push(request.id));
    answer(undefined);
    await looked();
    expect(told).toEqual([]);
    expect(await world.ask('requests.list', {})).toMatchObject({ requests: [], pending: 0 });
    // What the directory has by then stays, and nothing more is written there.
    expect(await directory.look({ names: [card.shellName] })).toMatchObject([
      { uid: card.shellName, sshPublicKeys: [] },
    ]);
    expect(world.logged.filter((line) => line.includes('failed'))).toEqual([]);
  });

  it('leaves no file with anybody’s name', async () => {
    await confirmed();
    const { removed } = await world.ask('wipe.run', { discardUnfinished: false });
    for (const name of removed) expect(existsSync(join(world.folder, name)), name).toBe(false);
  });
});
