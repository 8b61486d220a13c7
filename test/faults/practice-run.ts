import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { profileSchema, type Profile } from '../../shared/domain/profile.ts';
import { plainDirectoryProfile, plainProfile } from '../fakes/profile.ts';
import { removeFolder } from '../fakes/world.ts';
import type { Breakage } from './broken-kinds.ts';
import { confirmedIn, journalled, type Filing } from './ending.ts';
import { judge } from './oracle.ts';
import type { Plan } from './plan.ts';
import { createPracticeDesk } from './practice-desk.ts';
import { createDisk, type Disk } from './practice-disk.ts';
import type { Machine } from './practice-scene.ts';
import { createPracticeServer } from './practice-server.ts';
import { endless, type RunResult } from './run-result.ts';
import { seeded } from './seeded.ts';
import { createStriker, type Strike } from './striker.ts';
import type { CloudPlan } from './wish.ts';
import { virtualTime, type VirtualTime } from './virtual-time.ts';
import { settle, stillOpen } from './volunteer.ts';
import { serveAll } from './serve-all.ts';
import { namesOf, seeWorld, type WorldSeen } from './world-seen.ts';
import { cloudRules } from './cloud-rules.ts';
import { furnish } from './furnish.ts';

/** How long faults go on after the last card was accepted: the desks die and come back, and requests wait and are tried again. */
const STORM_MS = 90_000;
/** Longer than any fault of a plan lasts and any message is late, in milliseconds. */
const QUIET_MS = 2 * 60_000;

/** Longer than the groups of a whole card take, one after the other, to be seen, repaired and looked at once more. */
const CLOUD_QUIET_MS = 12 * 60_000;

/** Long enough for whatever a start does by itself. */
const MOMENT_MS = 2000;
/** Longer than any hook takes. */
const PAUSE_MS = 30_000;
/** Enough, though whoever loses a race leaves many out. */
const TOOL_NUMBERS = { floor: 50_000, ceiling: 59_999 };

export interface RunOptions {
  /** Where the desks' disks are kept for as long as the run takes. */
  readonly folder: string;
  /** Another app than ours, with one thing wrong. */
  readonly broken?: Breakage | undefined;
}

function profileOf({ counter, cloud }: Plan): Profile {
  const plain = plainProfile();
  const directory = plainDirectoryProfile();
  const counterDn = counter ? { counterDn: 'cn=uidnext,ou=other,dc=example,dc=org' } : {};
  return {
    ...plain,
    // By the desks' clocks it may be over long before it begins.
    event: { ...plain.event, ends: '2027-09-01T08:00:00.000Z', wipeAfterHours: 24 },
    ...(cloud ? { cloud: cloudRules() } : {}),
    directory: profileSchema.shape.directory.parse({
      ...directory,
      // A real file, read in real time: only the lane of processes can wait for it.
      nameIndex: false,
      // A narrow range: the first search for a number comes down through all of it.
      uidNumber: { ...directory.uidNumber, ceiling: 104_999, ...counterDn },
      tools: { ...directory.tools, gidNumber: TOOL_NUMBERS },
    }),
  };
}

function prepare(plan: Plan, folder: string, time: VirtualTime) {
  const profile = profileOf(plan);
  const chance = seeded(`${plan.seed}:${plan.run}:world`);
  const server = createPracticeServer({ profile, plan, time, chance });
  const machines = new Map<number, Machine>();
  const machineOf = (queue: number): Machine => {
    const machine = machines.get(queue) ?? {
      disk: createDisk(join(folder, `machine-${queue}`)),
      kills: new Set(),
      ahead: 0,
    };
    machines.set(queue, machine);
    return machine;
  };
  const strikes: RunResult['strikes'] = [];
  const struck = ({ kind, site }: Strike, besides: number): void =>
    void strikes.push({ kind, site, besides });
  const disks = () => [...machines.values()].map(({ disk }) => disk);
  const wiped = () => disks().flatMap((disk) => disk.wiped());
  const toldOf: string[] = [];
  const told = (request: Filing, { disk }: Pick<Machine, 'disk'>): void => {
    if (disk.took(request)) toldOf.push(request.id);
  };
  const watched = { strikes, struck, wiped, told, toldOf };
  return { folder, profile, chance, server, time, machineOf, disks, ...watched };
}

type World = ReturnType<typeof prepare>;

/** The ports of a run about more than accounts, past every fault. */
function waysOf({ server }: Pick<World, 'server'>) {
  const { tools, groups, cloud } = server;
  if (!tools || !groups || !cloud) throw new Error('the run has no cloud');
  return { tools, groups, cloud: cloud.cloud, projectNames: cloud.projectNames() };
}

async function prepareCloud(plan: CloudPlan, world: World): Promise<void> {
  await furnish(plan, { ...waysOf(world), firstNumber: TOOL_NUMBERS.floor });
  await world.time.wait(1);
  world.server.hookIsRude(plan.hookIsCareful !== true);
}

function seen(
  plan: CloudPlan,
  world: World,
  requests: readonly StoredRequest[],
): Promise<WorldSeen> {
  const { projectNames, ...ways } = waysOf(world);
  const asked = namesOf(plan, [...requests, ...world.wiped()]);
  // A name that stands twice among the projects is looked at twice.
  const others = new Set(asked.projectNames.filter((name) => !projectNames.includes(name)));
  return seeWorld({
    ...{ ...ways, plan },
    projectNames: [...projectNames, ...others],
    toolNames: [...new Set([...world.server.toolNames(), ...asked.toolNames])],
  });
}

/** What stands on a disk, and of it what a wipe took there. */
async function readDisk(disk: Disk) {
  const journal = await disk.read();
  const back = journal.requests.filter((request) => disk.took(request));
  return { ...journal, back: back.map(({ id }) => id) };
}

async function play(plan: Plan, world: World, broken: RunOptions['broken']): Promise<RunResult> {
  const { time } = world;
  if (plan.cloud) await prepareCloud(plan.cloud, world);
  const strikers = plan.desks.map((_, i) =>
    createStriker(plan.faults.filter(({ desk }) => desk === i)),
  );
  const desks = strikers.map((striker, i) =>
    createPracticeDesk({
      ...{ ...world, striker, broken },
      machine: world.machineOf(plan.desks[i] ?? i),
    }),
  );
  const { cards, cloud } = plan;
  const filed = await serveAll(plan, desks, time.wait);
  await time.wait(STORM_MS);
  for (const striker of strikers) striker.callOff();
  world.server.hookIsRude(false);
  await time.wait(cloud ? CLOUD_QUIET_MS : QUIET_MS);
  await Promise.all(desks.map((desk) => desk.up()));
  const left = (await Promise.all(desks.map(stillOpen))).flat();
  const pause = (): Promise<void> => time.wait(cloud ? PAUSE_MS : 0);
  await Promise.all(desks.map((desk) => settle(desk, { cards, pause })));
  // A desk looks at its start whether the event is over, by whatever clock it has by now.
  await Promise.all(desks.map((desk) => desk.startAgain()));
  await time.wait(MOMENT_MS);
  await Promise.all(desks.map((desk) => desk.stop()));

  const journals = await Promise.all(world.disks().map(readDisk));
  const { server, strikes } = world;
  const { requests, trails } = journalled(journals);
  const verdict = await judge({
    ...plan,
    ...(cloud ? { world: await seen(cloud, world, requests) } : {}),
    ...{ filed, requests, trails },
    ...{ people: server.everybody(), links: server.linked() },
    wipe: {
      ...{ taken: world.wiped(), told: world.toldOf },
      back: journals.flatMap(({ back }) => back),
    },
    accepts: (shellName, password) => server.directory.acceptsPassword(shellName, password),
  });
  return {
    ...{ run: plan.run, strikes, hook: [...server.hooked()] },
    confirmed: confirmedIn([...requests, ...world.wiped()]),
    verdict: { ...verdict, stuck: [...verdict.stuck, ...left] },
  };
}

/** Plays one plan over the practice directory, with real journals and a clock that waits for nobody. */
export async function runPractice(plan: Plan, options: RunOptions): Promise<RunResult> {
  const folder = mkdtempSync(join(options.folder, 'run-'));
  const time = virtualTime();
  const world = prepare(plan, folder, time);
  try {
    return await time.pass(play(plan, world, options.broken));
  } catch (error) {
    // A run that comes to no end is a finding like any other.
    return endless(plan.run, world.strikes, error);
  } finally {
    await Promise.all(world.disks().map((disk) => disk.close()));
    removeFolder(folder);
  }
}
