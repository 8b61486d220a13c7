import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeClock, type FakeClock } from '../../../fakes/clock.ts';
import { faultyDirectory, unreachable, type Faults } from '../../../fakes/faulty-directory.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

describe('names of an app that runs for a while', () => {
  let faults: Faults;
  let clock: FakeClock;
  let world: World;

  const open = (nameIndex = true) => {
    const profile = plainProfile();
    return createWorld({
      directory: faultyDirectory(directoryOf(jane), faults),
      profile: { ...profile, directory: { ...profile.directory, nameIndex } },
      ports: { clock, random: () => 0 },
    });
  };
  beforeEach(() => {
    faults = {};
    clock = fakeClock();
    world = open();
  });
  afterEach(async () => {
    await world.app.stop();
    removeFolder(world.folder);
  });

  const file = (): string => join(world.folder, 'test-event', 'names.index');
  const isRead = () =>
    expect
      .poll(
        () => {
          clock.advance(1000);
          return existsSync(file());
        },
        { interval: 5 },
      )
      .toBe(true);
  const check = async () => {
    const { username, shellName } = await world.ask('names.check', {
      username: 'Jane Doe',
      shellName: 'zoe',
    });
    return [username.is, shellName.is];
  };

  it('are known when the network is away, though nobody had asked for them', async () => {
    await world.app.start();
    await isRead();
    faults.before = unreachable;
    expect(await check()).toEqual(['taken-as-of', 'free-as-of']);
    faults.before = undefined;
    expect(await check()).toEqual(['taken', 'free']);
  });

  it('are read by nobody who only came to ask', async () => {
    await check();
    clock.advance(60_000);
    expect(existsSync(file())).toBe(false);
    expect(clock.next()).toBeUndefined();
  });

  it('are not fetched again for what comes after the wipe', async () => {
    await world.app.start();
    await isRead();
    await world.ask('wipe.run', { discardUnfinished: false });
    expect(existsSync(file())).toBe(false);
    for (let i = 0; i < 200; i += 1) {
      clock.advance(60_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(existsSync(file())).toBe(false);
  });
});
