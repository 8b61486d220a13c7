import { randomInt } from 'node:crypto';
import { systemClock } from '../../electron/adapters/node/system.ts';
import type { Cloud } from '../../electron/core/ports/cloud.ts';
import type { Directory } from '../../electron/core/ports/directory.ts';
import type { Clock } from '../../electron/core/ports/system.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { freshName, type CloudWorld } from '../suites/cloud-world.ts';
import { faultyCloud, type CloudFaults } from './faulty-cloud.ts';
import { faultyDirectory, type Faults } from './faulty-directory.ts';
import { faultyPort, type PortFaults } from './faulty-port.ts';
import { createWorld, removeFolder, type World } from './world.ts';

/** More than one thing may keep a request: a lost answer, then the hook, which may have to be given another reason to write. */
const ROUNDS = 8;
/** A real hook comes round in its own time, in milliseconds. */
const PATIENCE_MS = 8000;

const MOMENT_MS = 1000;
/** Nobody waits a moment for the hook: it comes when it is let. */
const clock: Clock = {
  up: () => performance.now(),
  now: () => systemClock.now(),
  after: (ms, callback) => systemClock.after(ms < MOMENT_MS ? 0 : ms, callback),
};

/** A desk at an event with a cloud, and what stands behind it. */
export interface CloudDesk {
  readonly under: CloudWorld;
  /** Ways to directory and cloud that never fail. */
  readonly directory: Directory;
  readonly cloud: Cloud;
  readonly cloudFaults: CloudFaults;
  readonly directoryFaults: Faults;
  readonly toolFaults: PortFaults;
  world(): World;
  /** Ends this run of the app and begins another on the same journal. */
  restart(): Promise<void>;
  /** The request as it stands when it stands still. */
  settled(id: string): Promise<RequestView>;
  /** Lets the hook do its part and tries everything that waits, until the request waits no more; a few times at most. */
  toItsEnd(id: string): Promise<RequestView>;
  /** Somebody with an account and nothing else. */
  person(): Promise<string>;
  /** A project in which these people hold these roles; the hook has seen it. */
  project(
    roles: Readonly<Record<string, readonly string[]>>,
  ): Promise<{ id: string; name: string }>;
  /** What this person holds in a project, in order. */
  rolesIn(projectName: string, person: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function openCloudDesk(under: CloudWorld): Promise<CloudDesk> {
  const cloudFaults: CloudFaults = {};
  const directoryFaults: Faults = {};
  const toolFaults: PortFaults = {};
  const directory = under.openDirectory();
  await directory.signIn(under.credentials);
  const cloud = under.openCloud();

  const start = async (folder?: string): Promise<World> => {
    const tools = under.openTools?.();
    const own = faultyDirectory(under.openDirectory(), directoryFaults);
    await own.signIn(under.credentials);
    return createWorld({
      directory: own,
      profile: under.profile,
      folder,
      ports: {
        cloud: faultyCloud(under.openCloud(), cloudFaults),
        ...{ groups: under.groups, tools: tools && faultyPort(tools, toolFaults), clock },
        cloudSession: { signedIn: true, username: '' },
      },
    });
  };
  let world = await start();

  const person = async (): Promise<string> => {
    const uid = freshName('person');
    const uidNumber = randomInt(200_000, 499_999);
    await directory.addPerson(
      { uid, cn: uid, mail: `${uid}@example.org`, uidNumber },
      'nine horses',
    );
    return uid;
  };

  return {
    ...{ under, directory, cloud, cloudFaults, directoryFaults, toolFaults, person },
    world: () => world,
    async restart() {
      await world.app.stop();
      world = await start(world.folder);
    },
    settled: (id) => world.settled(id),
    async toItsEnd(id) {
      const end = performance.now() + PATIENCE_MS;
      for (let round = 0; round < ROUNDS || performance.now() < end; round += 1) {
        if ((await world.settled(id)).state !== 'waiting') break;
        await under.hook();
        await world.ask('requests.sync', {});
      }
      return world.settled(id);
    },
    async project(roles) {
      const name = freshName('bikes');
      const { id } = await cloud.createProject({ name, description: 'Bike racks', tags: [] });
      for (const [userId, held] of Object.entries(roles)) {
        for (const role of held) await cloud.grant({ projectId: id, userId, role });
      }
      await under.hook();
      return { id, name };
    },
    async rolesIn(projectName, userId) {
      const project = await cloud.findProject(projectName);
      const all = project ? await cloud.assignments(project.id) : [];
      return all
        .filter((held) => held.userId === userId)
        .map(({ role }) => role)
        .sort();
    },
    async close() {
      for (const faults of [cloudFaults, directoryFaults, toolFaults]) {
        faults.before = undefined;
        faults.after = undefined;
      }
      await world.app.stop();
      await directory.close();
      await cloud.close();
      removeFolder(world.folder);
    },
  };
}
