import { afterEach, describe, expect, it } from 'vitest';
import { once, unreachable, faultyDirectory, type Faults } from '../../fakes/faulty-directory.ts';
import { directoryOf, jane } from '../../fakes/people.ts';
import { plainProfile } from '../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../fakes/world.ts';

const card = {
  username: 'New Person',
  shellName: 'newperson',
  email: 'new@example.org',
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
};

describe('the app', () => {
  let world: World;
  afterEach(async () => {
    await world.app.stop();
    removeFolder(world.folder);
  });

  it('touches nothing before it is asked', () => {
    const faults: Faults = { before: () => expect.unreachable() };
    world = createWorld({
      directory: faultyDirectory(directoryOf(jane), faults),
      profile: plainProfile(),
    });
  });

  it('shows the event without a secret or a path of this machine', async () => {
    world = createWorld({ directory: directoryOf(jane), profile: plainProfile() });
    const event = await world.ask('event.current', {});
    expect(event).toMatchObject({ id: 'test-event', practice: false, minPasswordLength: 10 });
    expect(Object.keys(event)).not.toContain('directory');
  });

  it('resumes at the start what an earlier run left', async () => {
    const faults: Faults = { after: once('addPerson') };
    const directory = faultyDirectory(directoryOf(jane), faults);
    const first = createWorld({ directory, profile: plainProfile() });
    const { id } = await first.ask('requests.submit', card);
    expect(await first.settled(id)).toMatchObject({ state: 'waiting' });
    await first.app.stop();

    world = createWorld({ directory, profile: plainProfile(), folder: first.folder });
    const resumed = new Promise((resolve) =>
      world.events.on('requests.changed', ({ state }) => {
        if (state === 'confirmed') resolve(state);
      }),
    );
    await world.app.start();
    expect(await resumed).toBe('confirmed');
  });

  it('tells of the connection as real calls show it', async () => {
    const faults: Faults = {};
    const directory = faultyDirectory(directoryOf(jane), faults);
    world = createWorld({ directory, profile: plainProfile() });
    expect(await world.ask('connection.current', {})).toMatchObject({ state: 'unknown' });
    expect(await world.ask('connection.current', { probe: true })).toMatchObject({
      state: 'online',
    });
    faults.before = unreachable;
    expect(await world.ask('connection.current', { probe: true })).toMatchObject({
      state: 'offline',
      problem: 'directory-unreachable',
    });
  });
});
