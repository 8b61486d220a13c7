import { afterEach, expect, it } from 'vitest';
import type { Rescue } from '../../../../shared/storage/storage.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createPracticeVault } from '../../../../electron/adapters/seal/practice-vault.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

const rescue: Rescue = {
  at: '2027-08-04T08:00:00.000Z',
  keptAs: 'journal.sqlite.damaged-1',
  rescued: 3,
  lost: 1,
};
let world: World;
afterEach(async () => {
  await world.app.stop();
  removeFolder(world.folder);
});

it('tells at the start what was rescued, until somebody has read it', async () => {
  let unseen: Rescue[] = [rescue];
  world = createWorld({
    directory: directoryOf(jane),
    profile: plainProfile(),
    ports: {
      rescues: {
        unseen: () => Promise.resolve(unseen),
        noted: () => Promise.resolve([]),
        seen: () => Promise.resolve(void (unseen = [])),
      },
    },
  });
  const told = new Promise((resolve) => world.events.on('journal.rescued', resolve));
  await world.app.start();
  expect(await told).toEqual({ rescues: [rescue] });
  expect(await world.ask('journal.health', {})).toEqual({ rescues: [rescue] });
  expect(await world.ask('journal.seen', {})).toEqual({ rescues: [] });
});

it('starts, and says that it is locked, before there is a journal', async () => {
  const locked = { state: 'locked', keeper: 'passphrase' } as const;
  const no = () => Promise.reject(new AppError('vault-locked', 'The vault is locked'));
  world = createWorld({
    directory: directoryOf(jane),
    profile: plainProfile(),
    ports: {
      vault: { ...createPracticeVault(), current: () => Promise.resolve(locked), seal: no },
    },
  });
  await world.app.start();
  expect(await world.ask('vault.current', {})).toEqual(locked);
  expect(await world.ask('wipe.plan', {})).toMatchObject({ readable: false });
  expect(await world.call('wipe.run', { discardUnfinished: false })).toMatchObject({
    error: { code: 'wipe-blocked' },
  });
  expect(world.logged).toEqual([]);
});
