import { afterEach, beforeEach } from 'vitest';
import { createBundleSeal } from '../../electron/adapters/bundle/bundle-seal.ts';
import { newEventKeys } from '../../electron/adapters/bundle/event-keys.ts';
import { createPracticeDirectory } from '../../electron/adapters/practice/directory/directory.ts';
import type { Directory } from '../../electron/core/ports/directory.ts';
import type { Ports } from '../../electron/core/ports/ports.ts';
import type { HandOverForm } from '../../shared/contract/bundles.ts';
import { faultyDirectory, type Faults } from './faulty-directory.ts';
import { fakeJournal } from './journal.ts';
import { plainProfile } from './profile.ts';
import { createWorld, removeFolder, type World } from './world.ts';

export const password = 'nine horses ran';
/** Without anything beside the account. */
export type PlainCard = Omit<HandOverForm, 'further'>;
export const card: PlainCard = {
  username: 'Zoë Lindqvist',
  shellName: 'zoe',
  email: 'zoe@example.org',
  sshKey:
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd ada@laptop',
  consent: { terms: true, publicEmail: true },
};

const profile = plainProfile();
const keys = newEventKeys();

/** The seal of one event, on a desk of it or on a newcomer's laptop. */
export const sealWith = (where: 'desk' | 'laptop') =>
  createBundleSeal({
    eventId: profile.event.id,
    publicKey: keys.publicKey,
    privateKey: () => Promise.resolve(where === 'desk' ? keys.privateKey : undefined),
  });

/** The desks of one event around one directory, and newcomers' laptops, which lack the private key. New for each test. */
export interface HandOver {
  directory: Directory;
  faults: Faults;
  desk(ports?: Partial<Ports>): World;
  laptop(): World;
}

export function handOver(): HandOver {
  const worlds: World[] = [];
  const open = (ports: Partial<Ports>): World => {
    const directory = faultyDirectory(event.directory, event.faults);
    const world = createWorld({ directory, profile, ports: { journal: fakeJournal(), ...ports } });
    worlds.push(world);
    return world;
  };
  const fresh = () => createPracticeDirectory({ profile: profile.directory, tree: {} });
  const event: HandOver = {
    directory: fresh(),
    faults: {},
    desk: (ports = { bundleSeal: sealWith('desk') }) => open(ports),
    laptop: () => open({ bundleSeal: sealWith('laptop') }),
  };
  beforeEach(() => {
    event.faults = {};
    event.directory = fresh();
  });
  afterEach(async () => {
    for (const { app, folder } of worlds.splice(0)) {
      await app.stop();
      removeFolder(folder);
    }
  });
  return event;
}

export const requestsOf = async (world: World) => (await world.ask('requests.list', {})).requests;

/** Files the card at a desk, where it comes as far as it can. */
export async function submit(world: World, change: Partial<PlainCard> = {}) {
  const { id } = await world.ask('requests.submit', { ...card, ...change, password });
  return await world.settled(id);
}
