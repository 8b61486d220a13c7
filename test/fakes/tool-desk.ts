import { expect } from 'vitest';
import { createBundleSeal } from '../../electron/adapters/bundle/bundle-seal.ts';
import { newEventKeys } from '../../electron/adapters/bundle/event-keys.ts';
import type { WikimediaAccount } from '../../shared/requests/link.ts';
import type { Profile, ProtectedThings } from '../../shared/domain/profile.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import {
  addPerson,
  openDesk,
  type DeskPorts,
  type DirectoriesUnderTest,
} from '../suites/directories-under-test.ts';
import { faultyPort, type PortFaults } from './faulty-port.ts';
import { plainCloudProfile } from './practice-cloud.ts';
import { plainProfile } from './profile.ts';
import { createWorld, removeFolder, type World } from './world.ts';

/** A desk that makes tools and links accounts, and the directory behind it. */
export interface ToolDesk {
  readonly under: DirectoriesUnderTest;
  /** A way to the directory that never fails. */
  readonly direct: DeskPorts;
  readonly faults: PortFaults;
  /** The same for the people of the directory. */
  readonly directoryFaults: PortFaults;
  world(): World;
  /** Another desk at the same directory. */
  another(): Promise<World>;
  /** Ends this run of the app and begins another on the same journal. */
  restart(): Promise<void>;
  /** Somebody with an account. */
  person(): Promise<string>;
  /** Somebody with an account who is in Toolforge. */
  member(): Promise<string>;
  /** Lets somebody with an account into Toolforge. */
  joins(shellName: string): void;
  /** Tries everything that waits, and answers the request as it stands then. */
  again(id: string): Promise<RequestView>;
  /** What whoever proves an account next will have logged in to. */
  proves(account: WikimediaAccount): void;
  close(): Promise<void>;
}

/** A proof of whoever logs in next, once they have. */
export const proven = async (world: World): Promise<string> => {
  const { id, state } = await world.ask('links.prove', {});
  if (state === 'open') {
    await expect.poll(async () => (await world.ask('links.proof', { id })).state).toBe('proven');
  }
  return id;
};

/** `guarded`: what this event protects, and by which DN its profile says that desks write. */
export async function openToolDesk(
  under: DirectoriesUnderTest,
  guarded: { readonly bindDn?: string; readonly protected?: Partial<ProtectedThings> } = {},
): Promise<ToolDesk> {
  const direct = await openDesk(under);
  const faults: PortFaults = {};
  const directoryFaults: PortFaults = {};
  const members = new Set<string>();
  const worlds: World[] = [];
  const keys = newEventKeys();
  const bundleSeal = createBundleSeal({
    eventId: plainProfile().event.id,
    publicKey: keys.publicKey,
    privateKey: () => Promise.resolve(keys.privateKey),
  });
  let proven: WikimediaAccount = { id: 1, name: 'Nobody', locked: false };

  const toolforge = { project: under.project.name, role: 'reader', approval: 'here' } as const;
  const profile: Profile = {
    ...plainProfile(),
    directory: { ...under.profile, bindDn: guarded.bindDn ?? under.profile.bindDn },
    protected: { ...plainProfile().protected, ...guarded.protected },
    cloud: { ...plainCloudProfile(), toolforge },
  };

  const start = async (folder?: string): Promise<World> => {
    const { directory, tools, groups, links } = await openDesk(under);
    const world = createWorld({
      ...{ directory: faultyPort(directory, directoryFaults), profile, folder },
      ports: {
        tools: faultyPort(tools, faults),
        links: faultyPort(links, faults),
        bundleSeal,
        groups: {
          ...groups,
          membersOf: async (project) => [...((await groups.membersOf(project)) ?? []), ...members],
        },
        wikimedia: {
          lookUp: () => Promise.resolve(proven),
          prove: () =>
            Promise.resolve({
              url: 'http://127.0.0.1:9/authorize',
              proven: Promise.resolve(proven),
              abandon: () => undefined,
            }),
        },
      },
    });
    worlds.push(world);
    return world;
  };
  let world = await start();

  const person = async (): Promise<string> => (await addPerson(direct, under)).uid;

  return {
    ...{ under, direct, faults, directoryFaults, person },
    world: () => world,
    another: () => start(),
    async restart() {
      await world.app.stop();
      world = await start(world.folder);
    },
    async member() {
      const uid = await person();
      members.add(uid);
      return uid;
    },
    joins: (shellName) => void members.add(shellName),
    async again(id) {
      await world.ask('requests.sync', {});
      return world.settled(id);
    },
    proves(account) {
      proven = account;
    },
    async close() {
      for (const some of [faults, directoryFaults]) {
        some.before = undefined;
        some.after = undefined;
      }
      await Promise.all(worlds.map(({ app }) => app.stop()));
      await direct.directory.close();
      for (const { folder } of worlds) removeFolder(folder);
    },
  };
}
