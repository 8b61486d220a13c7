import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { profileSchema, type Profile } from '../../shared/domain/profile.ts';
import { plainDirectoryProfile, plainProfile } from '../fakes/profile.ts';
import { removeFolder, type WorldOptions } from '../fakes/world.ts';
import { journalled } from './ending.ts';
import { judge } from './oracle.ts';
import type { Plan } from './plan.ts';
import { createPracticeDesk } from './practice-desk.ts';
import { createDisk } from './practice-disk.ts';
import type { Machine } from './practice-scene.ts';
import { createPracticeServer } from './practice-server.ts';
import { noVerdict, type RunResult } from './run-result.ts';
import { seeded } from './seeded.ts';
import { createStriker, type Strike } from './striker.ts';
import { virtualTime, type VirtualTime } from './virtual-time.ts';
import { serve, settle, stillOpen } from './volunteer.ts';

/** How long faults go on after the last card was accepted: the desks die and come back, and requests wait and are tried again. */
const STORM_MS = 90_000;
/** Longer than any fault of a plan lasts and any message is late, in milliseconds. */
const QUIET_MS = 2 * 60_000;

export interface RunOptions {
  /** Where the desks' disks are kept for as long as the run takes. */
  readonly folder: string;
  readonly recipe?: WorldOptions['recipe'] | undefined;
}

function profileOf({ counter }: Plan): Profile {
  const directory = plainDirectoryProfile();
  const counterDn = counter ? { counterDn: 'cn=uidnext,ou=other,dc=example,dc=org' } : {};
  return {
    ...plainProfile(),
    directory: profileSchema.shape.directory.parse({
      ...directory,
      // A real file, read in real time: only the lane of processes can wait for it.
      nameIndex: false,
      // A narrow range: the first search for a number comes down through all of it.
      uidNumber: { ...directory.uidNumber, ceiling: 104_999, ...counterDn },
    }),
  };
}

function prepare(plan: Plan, folder: string, time: VirtualTime) {
  const profile = profileOf(plan);
  const chance = seeded(`${plan.seed}:${plan.run}:world`);
  const { residents } = plan;
  const server = createPracticeServer({ profile: profile.directory, residents, time, chance });
  const machines = new Map<number, Machine>();
  const machineOf = (queue: number): Machine => {
    const machine = machines.get(queue) ?? {
      disk: createDisk(join(folder, `machine-${queue}`)),
      kills: new Set(),
    };
    machines.set(queue, machine);
    return machine;
  };
  const strikes: RunResult['strikes'] = [];
  const struck = ({ kind, site }: Strike): void => void strikes.push({ kind, site });
  const disks = () => [...machines.values()].map(({ disk }) => disk);
  return { folder, profile, chance, server, time, machineOf, disks, strikes, struck };
}

async function play(
  plan: Plan,
  world: ReturnType<typeof prepare>,
  recipe: RunOptions['recipe'],
): Promise<RunResult> {
  const { time } = world;
  const strikers = plan.desks.map((_, i) =>
    createStriker(plan.faults.filter(({ desk }) => desk === i)),
  );
  const desks = strikers.map((striker, i) =>
    createPracticeDesk({
      ...{ ...world, striker, recipe },
      machine: world.machineOf(plan.desks[i] ?? i),
    }),
  );
  const deskOf = (i: number) => {
    const desk = desks[i];
    if (desk) return desk;
    throw new Error(`the plan has no desk ${i}`);
  };
  const filed = await Promise.all(
    plan.cards.map((card) => serve(card, deskOf(card.desk), time.wait)),
  );
  await time.wait(STORM_MS);
  for (const striker of strikers) striker.callOff();
  await time.wait(QUIET_MS);
  await Promise.all(desks.map((desk) => desk.up()));
  const left = (await Promise.all(desks.map(stillOpen))).flat();
  await Promise.all(desks.map((desk) => settle(desk, plan.cards)));
  await Promise.all(desks.map((desk) => desk.stop()));

  const journals = await Promise.all(world.disks().map((disk) => disk.read()));
  const { server, strikes } = world;
  const verdict = await judge({
    ...plan,
    ...{ filed, people: server.everybody(), ...journalled(journals) },
    accepts: (shellName, password) => server.directory.acceptsPassword(shellName, password),
  });
  return { run: plan.run, verdict: { ...verdict, stuck: [...verdict.stuck, ...left] }, strikes };
}

/** Plays one plan over the practice directory, with real journals and a clock that waits for nobody. */
export async function runPractice(plan: Plan, options: RunOptions): Promise<RunResult> {
  const folder = mkdtempSync(join(options.folder, 'run-'));
  const time = virtualTime();
  const world = prepare(plan, folder, time);
  try {
    return await time.pass(play(plan, world, options.recipe));
  } catch (error) {
    // A run that comes to no end is a finding like any other.
    const words = error instanceof Error ? error.message : String(error);
    const { run } = plan;
    return { run, verdict: { ...noVerdict(), stuck: [words] }, strikes: world.strikes };
  } finally {
    await Promise.all(world.disks().map((disk) => disk.close()));
    removeFolder(folder);
  }
}
