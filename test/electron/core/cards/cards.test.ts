import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../../shared/contract/index.ts';
import { faultyDirectory, unreachable, type Faults } from '../../../fakes/faulty-directory.ts';
import { directoryOf } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';
import { manyTimes } from '../../../races/runs.ts';

const password = 'nine horses ran';
const card = {
  ...{ username: 'New Person', shellName: 'newperson', email: 'new@example.org' },
  consent: { terms: true, publicEmail: true },
  password,
};
const key =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd ada@laptop';

describe('a second card of the same names, while the first is open,', () => {
  let faults: Faults;
  let directory: ReturnType<typeof faultyDirectory>;
  let world: World;

  beforeEach(() => {
    faults = { before: unreachable };
    directory = faultyDirectory(directoryOf(), faults);
    world = createWorld({ directory, profile: plainProfile() });
  });
  afterEach(async () => {
    await world.app.stop();
    removeFolder(world.folder);
  });

  const expectFirst = async (id: string): Promise<void> => {
    faults.before = undefined;
    await world.ask('requests.sync', {});
    expect(await world.settled(id)).toMatchObject({ state: 'confirmed' });
    expect(await directory.acceptsPassword('newperson', password)).toBe(true);
  };

  it('is the same request where it is the same in everything', async () => {
    const first = await world.ask('requests.submit', { ...card, sshKey: key });
    const second = await world.ask('requests.submit', { ...card, sshKey: ` ${key}\n` });
    expect(second.id).toBe(first.id);
    expect((await world.ask('requests.list', {})).total).toBe(1);
    await expectFirst(first.id);
  });

  it.each<[string, Partial<Input<'requests.submit'>>]>([
    ['with a key', { sshKey: key }],
    ['with another password', { password: 'ten horses ran' }],
    ['with spare names', { alternatives: [{ username: 'New B', shellName: 'newb' }] }],
    ['of names in other letters', { username: 'new person' }],
  ])('is refused %s, names the first, and takes nothing of it', async (_, change) => {
    const first = await world.ask('requests.submit', card);
    expect(await world.call('requests.submit', { ...card, ...change })).toMatchObject({
      error: { code: 'asked-otherwise', params: [first.id] },
    });
    expect((await world.ask('requests.list', {})).total).toBe(1);
    await expectFirst(first.id);
  });

  it('is refused with another password also where it is sent as the same draft', async () => {
    const sent = { ...card, draft: '00000000-0000-4000-8000-00000000000d' };
    const first = await world.ask('requests.submit', sent);
    expect((await world.ask('requests.submit', sent)).id).toBe(first.id);
    const other = { ...sent, password: 'ten horses ran' };
    expect(await world.call('requests.submit', other)).toMatchObject({
      error: { code: 'asked-otherwise', params: [first.id] },
    });
    await expectFirst(first.id);
  });

  it('is filed where the first came to its end just when it had stood in the way', async () => {
    const first = await world.ask('requests.submit', card);
    const { file } = world.journal;
    world.journal.file = async (requests, as) => {
      world.journal.file = file;
      await file(requests, as).catch(async (error: unknown) => {
        faults.before = undefined;
        await world.ask('requests.sync', {});
        await world.settled(first.id);
        throw error;
      });
    };
    const second = await world.ask('requests.submit', card);
    expect(second.id).not.toBe(first.id);
    expect(await world.settled(second.id)).toMatchObject({
      state: 'confirmed',
      origin: 'there-before',
    });
  });

  it('is refused also where both come at once', manyTimes, async () => {
    const both = await Promise.all([
      world.call('requests.submit', card),
      world.call('requests.submit', { ...card, password: 'ten horses ran' }),
    ]);
    const [first, second] = both;
    if (!first.ok) throw new Error('the first card was not taken');
    expect(second).toMatchObject({ error: { code: 'asked-otherwise', params: [first.value.id] } });
    await expectFirst(first.value.id);
  });

  it('is refused also where the first was of somebody who was expected', async () => {
    const { id } = await world.ask('requests.submit', card);
    await world.settled(id);
    await world.ask('requests.dismiss', { id, reason: 'was a try' });
    const stored = await world.journal.get(id);
    if (!stored) throw new Error('nothing to expect');
    const expected = '00000000-0000-4000-8000-000000000007';
    await world.journal.file([{ ...stored, id: expected, state: 'expected' }]);
    const first = await world.ask('requests.submit', { ...card, expected });
    expect(first.id).toBe(expected);
    expect((await world.ask('requests.submit', { ...card, expected })).id).toBe(expected);
    expect(await world.call('requests.submit', { ...card, expected, sshKey: key })).toMatchObject({
      error: { code: 'asked-otherwise', params: [expected] },
    });
    await expectFirst(expected);
  });
});
