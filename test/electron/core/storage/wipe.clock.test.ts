import { beforeEach, describe, expect, it } from 'vitest';
import { createServerTime } from '../../../../electron/adapters/node/server-time.ts';
import type { Directory } from '../../../../electron/core/ports/directory.ts';
import type { WipeReport } from '../../../../shared/storage/storage.ts';
import { fakeClock, type FakeClock } from '../../../fakes/clock.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

const HOUR = 3_600_000;
const YEARS = 2 * 365 * 24 * HOUR;
const card = {
  ...{ username: 'New Person', shellName: 'newperson', email: 'new@example.org' },
  ...{ password: 'nine horses ran', consent: { terms: true, publicEmail: true } },
};

describe('the time that an automatic wipe goes by', () => {
  /** How far the server's clock is off; undefined while it cannot be reached. */
  let off: number | undefined;
  let clock: FakeClock;
  let world: World;
  const reports: WipeReport[] = [];

  /** What the server answers, whose clock no one sets by setting this machine's. */
  const date = (): Promise<string> =>
    off === undefined
      ? Promise.reject(new Error('away'))
      : Promise.resolve(new Date(clock.up() + off).toUTCString());

  /** A directory with one entry that was written while a server's clock was two years ahead. */
  const withOneAhead = (): Directory => ({
    ...directoryOf(jane),
    namePage: () =>
      Promise.resolve({
        names: ['jane'],
        changedAt: new Date(clock.up() + YEARS).toISOString(),
        next: undefined,
      }),
  });

  const settle = async (): Promise<void> => {
    for (let i = 0; i < 50; i += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  /** Lets the names be read, or the hourly look at the clock come to its end. */
  const pass = async (ms: number, steps: number): Promise<void> => {
    for (let i = 0; i < steps; i += 1) {
      clock.advance(ms / steps);
      await settle();
    }
  };

  beforeEach(async () => {
    off = 0;
    reports.length = 0;
    clock = fakeClock();
    const profile = plainProfile();
    const event = { ...profile.event, ends: '2027-08-04T18:00:00.000Z', wipeAfterHours: 24 };
    world = createWorld({
      directory: withOneAhead(),
      profile: { ...profile, event },
      ports: { clock, serverTime: createServerTime({ askable: [date], clock }) },
    });
    world.events.on('wipe.done', (report) => reports.push(report));
    await world.app.start();
    const { id } = await world.ask('requests.submit', card);
    await world.settled(id);
    return async () => {
      await world.app.stop();
      removeFolder(world.folder);
    };
  });

  it('is no time that an entry tells: one was written two years ahead', async () => {
    off = undefined;
    await pass(60_000, 60);
    expect(world.logged).toContainEqual(expect.stringContaining('names-read'));
    clock.set(YEARS);
    await pass(2 * HOUR, 2);
    expect(await world.ask('wipe.plan', {})).toMatchObject({ due: true, clockConfirmed: false });
    expect(reports).toEqual([]);
  });

  it('is what a server answers when it is asked once more, where it was wrong before', async () => {
    off = YEARS;
    await world.ask('network.check', {});
    off = 0;
    clock.set(YEARS);
    await pass(2 * HOUR, 2);
    expect(reports).toEqual([]);
    expect(await world.ask('wipe.plan', {})).toMatchObject({ due: true, clockConfirmed: false });
    await pass(40 * HOUR, 40);
    expect(reports).toMatchObject([{ requests: 1 }]);
  });

  it('is carried on from the last answer where no server can be reached any more', async () => {
    await world.ask('network.check', {});
    off = undefined;
    await pass(33 * HOUR, 33);
    expect(reports).toEqual([]);
    await pass(2 * HOUR, 2);
    expect(reports).toMatchObject([{ requests: 1 }]);
  });

  it('says by how much the clock is off by the answer alone, and nothing where there is none', async () => {
    await pass(60_000, 60);
    expect(await world.ask('network.check', {})).toMatchObject({ minutesOff: 0 });
    clock.set(HOUR);
    expect(await world.ask('network.check', {})).toMatchObject({ minutesOff: 60 });
    off = undefined;
    expect(await world.ask('network.check', {})).not.toHaveProperty('minutesOff');
  });
});
