import {
  createPracticeCloud,
  type PracticeCloudOptions,
} from '../../electron/adapters/practice/cloud/cloud.ts';
import { holdersOf } from '../../electron/adapters/practice/cloud/identity.ts';
import type { ProjectGroupWriter } from '../../electron/adapters/practice/group-hook.ts';
import type { PracticeCloudState } from '../../electron/adapters/practice/cloud/state.ts';
import type { Cloud } from '../../electron/core/ports/cloud.ts';
import { cloudUnreachable } from '../fakes/faulty-cloud.ts';
import { createPracticeWay, type PracticeWay } from './practice-way.ts';
import type { Seeded } from './seeded.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The cloud of one run, and the network to it. */
export interface PracticeCloudServer extends PracticeWay {
  readonly cloud: Cloud;
  /** Names of all projects that stand there. */
  projectNames(): string[];
}

/** A hook that fails here is a mistake in the harness. */
const refuse = (_: string, error: unknown): never => {
  throw error;
};

interface Options extends Pick<
  PracticeCloudOptions,
  'profile' | 'people' | 'groups' | 'services' | 'hook'
> {
  readonly time: VirtualTime;
  readonly chance: Seeded;
  /** The hook wrote into a group who was in the project when it read that, and is no more, or not yet. */
  wroteOfOld(): void;
}

/** A cloud that begins empty. When it dies it keeps what it had stored; the groups that its hook had still to write follow when it is back. */
export function createPracticeCloudServer(options: Options): PracticeCloudServer {
  const { time, chance, groups, wroteOfOld, ...more } = options;
  let state: PracticeCloudState = { projects: [], holdings: [], zones: [] };
  const begin = (): Cloud =>
    createPracticeCloud({
      ...more,
      groups: watched,
      ...{ state, clock: time.clock, newId: chance.uuid },
      log: { info: () => undefined, error: refuse },
      keep: (next) => void (state = next),
    });
  const watched: ProjectGroupWriter = {
    setMembers(name, members) {
      const project = state.projects.find((one) => one.name === name);
      const now = project ? holdersOf(project) : [];
      if ([...members].sort().join() !== [...now].sort().join()) wroteOfOld();
      groups.setMembers(name, members);
    },
  };
  let life = begin();
  const way = createPracticeWay({ time, chance, away: cloudUnreachable });
  return {
    cloud: new Proxy(life, {
      // A desk that closes its client closes no cloud.
      get: (_, name) =>
        name === 'close' ? () => Promise.resolve() : (Reflect.get(life, name) as unknown), // each life has the same methods
    }),
    carry: way.carry,
    restart(ms) {
      way.restart(ms);
      void life.close();
      time.clock.after(ms, () => void (life = begin()));
    },
    projectNames: () => state.projects.map(({ name }) => name),
  };
}
