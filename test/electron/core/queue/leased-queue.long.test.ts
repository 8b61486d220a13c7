import { afterEach, describe, expect, it } from 'vitest';
import { createKinds } from '../../../../electron/core/kinds/kinds.ts';
import type { MakeKinds } from '../../../../electron/core/wire-shared.ts';
import { directoryOf, jane, janesPassword } from '../../../fakes/people.ts';
import { faultyDirectory, unreachable, type Faults } from '../../../fakes/faulty-directory.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

const card = (name: string) => ({
  username: `Shared ${name}`,
  shellName: name,
  email: `${name}@example.org`,
  password: janesPassword,
  consent: { terms: true, publicEmail: true } as const,
});

const states = async (world: World) =>
  (await world.ask('requests.list', {})).requests.map(({ state }) => state);

describe('two Lanyards on one queue', () => {
  const worlds: World[] = [];
  afterEach(async () => {
    for (const { app } of worlds) await app.stop();
    for (const { folder } of worlds.splice(0)) removeFolder(folder);
  });

  const both = (faults: Faults = {}, secondKinds?: MakeKinds) => {
    const directory = faultyDirectory(directoryOf(jane), faults);
    const open = (folder?: string, kinds?: MakeKinds): World => {
      const world = createWorld({ directory, profile: plainProfile(), folder, kinds });
      worlds.push(world);
      return world;
    };
    const first = open();
    return { first, second: open(first.folder, secondKinds) };
  };

  it('run what the second files in the first, and both tell how it ended', async () => {
    const { first, second } = both();
    const own = await first.ask('requests.submit', card('one'));
    expect(await first.settled(own.id)).toMatchObject({ state: 'confirmed' });
    const shown: string[] = [];
    first.events.on('requests.changed', ({ id, state }) => shown.push(`${id} ${state}`));
    const { id } = await second.ask('requests.submit', card('two'));
    expect(await second.settled(id)).toMatchObject({ state: 'confirmed' });
    expect(shown).toContain(`${id} confirmed`);
  });

  it('let go in the second of what it kept for a request that the first has done', async () => {
    const settled: string[] = [];
    const noting: MakeKinds = (ports) => {
      const kinds = createKinds(ports);
      return {
        ...kinds,
        account: { ...kinds.account, settled: (id) => void settled.push(id) },
      };
    };
    const { first, second } = both({}, noting);
    const own = await first.ask('requests.submit', card('one'));
    await first.settled(own.id);
    const { id } = await second.ask('requests.submit', card('two'));
    await second.settled(id);
    await expect.poll(() => settled.filter((one) => one === id)).toHaveLength(1);
  });

  it('let only the owner steer, and the other say so', async () => {
    const { first, second } = both({ before: () => unreachable() });
    const { id } = await first.ask('requests.submit', card('one'));
    expect(await first.settled(id)).toMatchObject({ state: 'waiting' });
    const refused = { ok: false, error: { code: 'queue-elsewhere' } };
    expect(await second.call('requests.dismiss', { id, reason: 'x' })).toMatchObject(refused);
    expect(await second.call('requests.retry', { id })).toMatchObject(refused);
    expect(await second.call('requests.sync', {})).toMatchObject(refused);
    expect(await states(second)).toEqual(['waiting']);
    await first.ask('requests.dismiss', { id, reason: 'went home' });
    expect(await states(second)).toEqual(['dismissed']);
  });

  it('go on in the second though the first was gone before it ever looked', async () => {
    const faults: Faults = { before: () => unreachable() };
    const { first, second } = both(faults);
    const { id } = await first.ask('requests.submit', card('one'));
    await first.settled(id);
    await second.app.start();
    expect(await states(second)).toEqual(['waiting']);
    delete faults.before;
    await first.app.stop();
    await expect.poll(() => states(second)).toEqual(['confirmed']);
  }, 30_000);

  it('go on in the second when the first is gone', async () => {
    const faults: Faults = { before: () => unreachable() };
    const { first, second } = both(faults);
    const { id } = await first.ask('requests.submit', card('one'));
    await first.settled(id);
    const later = await second.ask('requests.submit', card('two'));
    expect(await second.settled(later.id)).toMatchObject({ state: 'waiting' });
    delete faults.before;
    await first.app.stop();
    await expect.poll(() => states(second)).toEqual(['confirmed', 'confirmed']);
  }, 30_000);
});
