import { createPracticeCloud } from '../../electron/adapters/practice/cloud/cloud.ts';
import { createPracticeDirectories } from '../../electron/adapters/practice/directory/directories.ts';
import { hashOf } from '../../electron/adapters/practice/directory/password-hash.ts';
import { loadProfile } from '../../electron/adapters/profile/load-profile.ts';
import { newId, systemClock } from '../../electron/adapters/node/system.ts';
import type { Ports } from '../../electron/core/ports/ports.ts';
import type { Clock } from '../../electron/core/ports/system.ts';
import { faultyCloud, type CloudFaults } from './faulty-cloud.ts';
import { faultyDirectory, type Faults } from './faulty-directory.ts';
import { jane, janesPassword } from './people.ts';
import { settledAtOnce } from './profile.ts';
import { createWorld, removeFolder, type World } from './world.ts';

/** The time now, and waits of a fiftieth: nothing here takes as long as what a back-off is made for. */
export const hurriedClock: Clock = {
  up: () => performance.now(),
  now: () => systemClock.now(),
  after: (ms, callback) => systemClock.after(ms / 50, callback),
};

/** What a desk at the event has of its own. */
export interface OwnPorts {
  readonly folder?: string;
  readonly clock?: Clock;
  readonly ports?: Partial<Ports>;
}

/** Everything an event can have, in memory: Jane is the only person there, and the hook is quick and sure. */
export async function practiceEvent() {
  const loaded = await loadProfile('practice', { env: {} });
  const profile = settledAtOnce(loaded.profile);
  if (!profile.cloud) throw new Error('the practice profile has no cloud');
  const { projectGroups, ...own } = createPracticeDirectories({
    profile: profile.directory,
    tree: { people: [{ ...jane, secret: hashOf(janesPassword) }] },
  });
  const cloud = createPracticeCloud({
    ...{ profile: profile.cloud, people: own.directory, groups: projectGroups },
    ...{ clock: systemClock, newId, hook: { delayMs: () => 0 } },
    log: { info: () => undefined, error: () => undefined },
  });
  const faults: Faults = {};
  const cloudFaults: CloudFaults = {};
  const worlds: World[] = [];

  return {
    ...own,
    ...{ cloud, faults, cloudFaults },
    /** A desk at this event, on its own journal or on that of another one. */
    desk({ folder, clock = systemClock, ports = {} }: OwnPorts = {}): World {
      const world = createWorld({
        ...{ profile, folder, directory: faultyDirectory(own.directory, faults) },
        ports: {
          ...{ tools: own.tools, groups: own.groups, links: own.links },
          cloud: faultyCloud(cloud, cloudFaults),
          cloudSession: { signedIn: true, username: '' },
          clock,
          ...ports,
        },
      });
      worlds.push(world);
      return world;
    },
    async close(): Promise<void> {
      for (const { app } of worlds) await app.stop();
      for (const { folder } of worlds) removeFolder(folder);
    },
  };
}

export type PracticeEvent = Awaited<ReturnType<typeof practiceEvent>>;
