import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { faultyDirectory, type Faults } from '../../../fakes/faulty-directory.ts';
import { directoryOf } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';
import { newcomer } from '../../../suites/account-world.ts';

describe('undo', () => {
  let faults: Faults;
  let world: World;

  beforeEach(() => {
    faults = {};
    const directory = faultyDirectory(directoryOf(), faults);
    world = createWorld({ directory, profile: plainProfile() });
  });
  afterEach(async () => {
    faults.before = undefined;
    await world.app.stop();
    removeFolder(world.folder);
  });

  const confirmed = async (): Promise<string> => {
    const { id } = await world.ask('requests.submit', newcomer());
    return (await world.settled(id)).id;
  };

  it('answers once it is on disk, before anything is sent', async () => {
    const id = await confirmed();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    faults.before = (operation) =>
      operation === 'removeKeys' ? promise.then(() => undefined) : undefined;
    const filed = await world.ask('requests.undo', { id, agreed: ['account', 'key'] });
    expect(filed.state).toBe('saved');
    expect(await world.journal.get(filed.id)).toMatchObject({ kind: 'undo-account' });
    resolve(undefined);
    expect(await world.settled(filed.id)).toMatchObject({ state: 'confirmed' });
  });

  it('is planned with what this desk knows when the network fails half-way, or nobody is signed in', async () => {
    const id = await confirmed();
    for (const code of ['directory-timeout', 'sign-in-refused'] as const) {
      faults.before = (called) => {
        if (called === 'examine') throw new AppError(code, 'away');
      };
      const plan = await world.ask('requests.planUndo', { id });
      expect(plan.asked, code).toBeUndefined();
      expect(plan.removes).toEqual(['account', 'key']);
    }
  });

  it('tells a failure that does not pass instead of a plan', async () => {
    const id = await confirmed();
    faults.before = () => {
      throw new AppError('directory-no-rights', 'may not read');
    };
    expect(await world.call('requests.planUndo', { id })).toMatchObject({
      error: { code: 'directory-no-rights' },
    });
  });

  it('refuses to remove what the request did not make, and says that of a request nobody has', async () => {
    const { sshKey: _, ...form } = newcomer();
    const { id } = await world.ask('requests.submit', form);
    await world.settled(id);
    expect(await world.call('requests.undo', { id, agreed: ['key'] })).toMatchObject({
      error: { code: 'undo-impossible' },
    });
    const nobody = { id: '00000000-0000-4000-8000-000000000000', agreed: ['key' as const] };
    expect(await world.call('requests.undo', nobody)).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('files nothing that was not agreed to', async () => {
    const id = await confirmed();
    expect(await world.call('requests.undo', { id, agreed: [] })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    expect((await world.ask('requests.list', {})).requests).toHaveLength(1);
  });

  it('takes no password, no names and no address: there is nothing of that kind in it', async () => {
    const id = await confirmed();
    faults.before = () => {
      throw new AppError('directory-unreachable', 'away');
    };
    const filed = await world.ask('requests.undo', { id, agreed: ['key'] });
    await world.settled(filed.id);
    const names = { username: 'Other', shellName: 'other' };
    const asked = [
      await world.call('requests.retry', { id: filed.id, password: 'nine horses ran' }),
      await world.call('requests.rename', { id: filed.id, ...names }),
      await world.call('requests.edit', { id: filed.id, email: 'other@example.org' }),
    ];
    for (const answer of asked) expect(answer).toMatchObject({ error: { code: 'other-kind' } });
  });
});
