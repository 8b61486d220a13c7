import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WipeReport } from '../../../../shared/storage/storage.ts';
import { fakeClock, type FakeClock } from '../../../fakes/clock.ts';
import { faultyDirectory, unreachable, type Faults } from '../../../fakes/faulty-directory.ts';
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

describe('the wipe', () => {
  let faults: Faults;
  let clock: FakeClock;
  let world: World;
  const reports: WipeReport[] = [];

  beforeEach(() => {
    faults = {};
    clock = fakeClock('2027-08-04T08:00:00.000Z');
    reports.length = 0;
    const profile = plainProfile();
    world = createWorld({
      directory: faultyDirectory(directoryOf(jane), faults),
      profile: {
        ...profile,
        event: { ...profile.event, ends: '2027-08-04T18:00:00.000Z', wipeAfterHours: 24 },
      },
      ports: { clock },
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

  it('can be followed by new requests', async () => {
    await confirmed();
    await world.ask('wipe.run', { discardUnfinished: false });
    await confirmed();
    expect((await world.ask('requests.list', {})).requests).toHaveLength(1);
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

  it('leaves no file with anybody’s name', async () => {
    await confirmed();
    const { removed } = await world.ask('wipe.run', { discardUnfinished: false });
    for (const name of removed) expect(existsSync(join(world.folder, name)), name).toBe(false);
  });
});
