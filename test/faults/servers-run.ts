import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createSqliteJournal } from '../../electron/adapters/sqlite/journal/request-journal.ts';
import type { Directory, PersonEntry } from '../../electron/core/ports/directory.ts';
import { testSeal } from '../fakes/journal-file.ts';
import { removeFolder } from '../fakes/world.ts';
import { startFaultProxy } from '../servers/fault-proxy.ts';
import type { Cloud } from '../servers/cloud/cloud.ts';
import { proxyCloud, type ProxiedCloud } from '../servers/cloud/proxied-cloud.ts';
import type { SlapdAccess } from '../servers/slapd-access.ts';
import { cloudServices } from '../servers/cloud/services.ts';
import { testProfile } from '../servers/test-profile.ts';
import { confirmedIn, journalled, readJournal, type Journalled } from './ending.ts';
import { leavesBehind } from './leavings.ts';
import { createMachine, type Machine } from './machine.ts';
import { judge } from './oracle.ts';
import type { Plan } from './plan.ts';
import { HASTE } from './process-scene.ts';
import { addResidents, linksOf, openDirectories } from './real-people.ts';
import { endless, type RunResult } from './run-result.ts';
import type { RudeHook } from './rude-hook.ts';
import { createProcessDesk, type ProcessDesk } from './process-desk.ts';
import { loginOf, prepareCloud, seeRun } from './servers-cloud.ts';
import { standingServer, startServer, type Server } from './slapd-server.ts';
import type { CloudPlan } from './wish.ts';
import { settle } from './volunteer.ts';
import { serveAll } from './serve-all.ts';

/** Patience of a desk with its server, in milliseconds: what a lost answer costs a run. */
const TIMEOUTS = { connectMs: 3000, operationMs: 1500 };
/** How long faults go on after the last card was accepted, at most, and how often it is asked whether all is quiet. */
const STORM_MS = 6000;
/** The same while nothing has struck yet: a machine with much else to do comes late by the site where a fault waits. */
const LONGEST_LULL_MS = 60_000;
const LOOK_MS = 150;
/** Longer than any message of a plan is late and any disk fails. */
const QUIET_MS = 600;
/** A run that takes this long comes to no end. */
const ENDLESS_MS = 300_000;

/** Longer than the hook needs to write a group, in milliseconds. */
const HOOK_MS = 1500;
/** More than it takes to see a hook that failed, to have it write again, and to look at that once more. */
const MOST_ROUNDS = 20;
const pauseOf = ({ cloud }: Plan): Promise<void> => wait(cloud ? HOOK_MS : 0);

/** What one run is played with. */
interface Stage {
  readonly plan: Plan;
  readonly server: Server;
  /** One for each queue, in their order. */
  readonly machines: readonly Machine[];
  readonly desks: readonly ProcessDesk[];
  /** Where the run is about more than accounts. */
  readonly cloud: Cloud | undefined;
  /** What has struck by now. */
  readonly strikes: RunResult['strikes'];
}

/** Everything in the journals of these machines. */
export async function journalsOn(machines: readonly Machine[]): Promise<Journalled> {
  const journals = machines.map(async ({ folder }) => {
    const journal = createSqliteJournal(join(folder, 'journal.sqlite'), testSeal);
    const read = await readJournal(journal);
    await journal.close();
    return read;
  });
  return journalled(await Promise.all(journals));
}

/** Everybody whose shell name or username is of this run, asked of the server itself. */
export async function peopleOf(
  { run }: Pick<Plan, 'run'>,
  slapd: SlapdAccess,
  direct: Directory,
): Promise<PersonEntry[]> {
  const found = slapd.ldapsearch([`(|(uid=p${run}-*)(uid=r${run}-*)(cn=Person ${run}-*))`, 'uid']);
  const names = [...found.matchAll(/^uid: (.+)$/gm)].map(([, uid = '']) => uid);
  return names.length === 0 ? [] : [...(await direct.look({ names }))];
}

/** Numbers of these people that somebody else in the whole directory has too. */
export async function sharedNumbers(
  people: readonly PersonEntry[],
  direct: Directory,
): Promise<string[]> {
  const numbers = people.flatMap(({ uidNumber }) => uidNumber ?? []);
  const holders = await Promise.all(numbers.map((uidNumber) => direct.look({ uidNumber })));
  return holders
    .filter((all) => all.length > 1)
    .map((all) => `number of ${all.map(({ uid }) => uid).join(' and ')}`);
}

/** Settles when a desk has nothing to send any more, or the storm has lasted long enough. */
async function standStill(desk: ProcessDesk, strikes: RunResult['strikes']): Promise<void> {
  const longest = (): number => (strikes.length > 0 ? STORM_MS : LONGEST_LULL_MS);
  for (let passed = 0; passed < longest(); passed += LOOK_MS) {
    await wait(LOOK_MS);
    const list = await desk.call('requests.list', {});
    if (list?.ok && list.value.pending === 0) return;
  }
}

async function play(stage: Stage): Promise<Pick<RunResult, 'verdict' | 'confirmed'>> {
  const { plan, server, machines, desks, cloud, strikes } = stage;
  const filed = await serveAll(plan, desks, (ms) => wait(ms / HASTE));
  await Promise.all(desks.map((desk) => standStill(desk, strikes)));
  await Promise.all(desks.map((desk) => desk.calm()));
  await wait(QUIET_MS);
  await server.up();
  await Promise.all(desks.map((desk) => desk.up()));
  await Promise.all(
    desks.map((desk) =>
      settle(desk, { cards: plan.cards, pause: () => pauseOf(plan), rounds: MOST_ROUNDS }),
    ),
  );
  await Promise.all(desks.map((desk) => desk.stop()));

  const { slapd } = server;
  const open = openDirectories(slapd);
  const { directory: direct } = open;
  try {
    const journals = await journalsOn(machines);
    const people = await peopleOf(plan, slapd, direct);
    const links = await linksOf(open, people);
    const accepts = direct.acceptsPassword;
    const run = plan.cloud && { plan, cloud: plan.cloud, requests: journals.requests };
    const world = cloud && run ? { world: await seeRun(cloud, run) } : {};
    const verdict = await judge({ ...plan, filed, ...journals, people, links, accepts, ...world });
    const doubled = [...verdict.doubled, ...(await sharedNumbers(people, direct))];
    return { verdict: { ...verdict, doubled }, confirmed: confirmedIn(journals.requests) };
  } finally {
    await direct.close();
  }
}

interface SetUp {
  readonly plan: Plan;
  readonly folder: string;
  readonly cloud: Cloud | undefined;
  /** How long a desk looks at a group that is right. */
  readonly settleSeconds: number;
  struck(strike: RunResult['strikes'][number]): void;
  /** What takes it all away again, in the order it was set up. */
  readonly clearing: (() => unknown)[];
}

/** A desk's own ways to the cloud, on which the services are hidden that the plan does without. */
async function waysTo(cloud: Cloud, plan: CloudPlan): Promise<ProxiedCloud> {
  const ways = await proxyCloud({ ...cloud, stop: () => Promise.resolve() });
  ways.hide(...cloudServices.filter((service) => !plan.services.includes(service)));
  return ways;
}

async function prepareResidents({ slapd }: Server, { residents }: Plan): Promise<void> {
  const open = openDirectories(slapd);
  await addResidents(open, residents);
  await open.directory.close();
}

async function setUp({
  plan,
  cloud,
  folder,
  struck,
  clearing,
  ...more
}: SetUp): Promise<Omit<Stage, 'strikes'>> {
  const server = cloud ? standingServer(cloud.slapd) : await startServer(plan.counter);
  if (cloud && plan.cloud) await prepareCloud(cloud, plan.cloud, plan);
  else await prepareResidents(server, plan);
  clearing.push(() => server.stop());
  const { slapd, restart: restartServer } = server;
  const machines = new Map(
    [...new Set(plan.desks)].map((queue) => [queue, createMachine(join(folder, `${queue}`))]),
  );
  for (const machine of machines.values()) clearing.push(() => machine.close());
  const openDesk = async (queue: number, desk: number): Promise<ProcessDesk[]> => {
    const machine = machines.get(queue);
    if (!machine) return [];
    const proxy = await startFaultProxy(slapd.ldapPort);
    const directory = { url: `ldap://127.0.0.1:${proxy.port}`, timeouts: TIMEOUTS };
    const ways = cloud && plan.cloud && (await waysTo(cloud, plan.cloud));
    const order = {
      ...{ profile: testProfile(slapd, { directory }), credentials: slapd.writer },
      cloud: ways && { ...loginOf(ways), ...more },
    };
    const faults = plan.faults.filter((fault) => fault.desk === desk);
    const parts = { order, faults, machine, proxy, cloud: ways, restartServer, struck };
    const opened = createProcessDesk(parts);
    clearing.push(() => opened.end());
    return [opened];
  };
  const desks = (await Promise.all(plan.desks.map(openDesk))).flat();
  return { plan, server, machines: [...machines.values()], desks, cloud };
}

export interface ServersOptions {
  /** For a plan about more than accounts. */
  readonly cloud?: Cloud | undefined;
  /** Of that cloud, where it is rude. */
  readonly hook?: RudeHook | undefined;
}

/** Longer than a rude hook takes from its reading to its writing, also on a machine that has much else to do. */
const SETTLE_SECONDS = 4;

/** Plays one plan with desks that are processes, over a directory server of its own, or over this cloud and its directory. */
export async function runServers(plan: Plan, { cloud, hook }: ServersOptions): Promise<RunResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-faults-'));
  const isGone = leavesBehind(() => removeFolder(folder));
  const strikes: RunResult['strikes'] = [];
  const struck = (strike: RunResult['strikes'][number]): void => void strikes.push(strike);
  const clearing: SetUp['clearing'] = [];
  const { run } = plan;
  const { promise: never, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the run comes to no end')), ENDLESS_MS);
  try {
    const settleSeconds = hook ? SETTLE_SECONDS : 0;
    const stage = await setUp({ plan, cloud, settleSeconds, folder, struck, clearing });
    return {
      run,
      strikes,
      hook: hook?.hooked() ?? [],
      ...(await Promise.race([play({ ...stage, strikes }), never])),
    };
  } catch (error) {
    // A run that comes to no end is a finding like any other.
    return endless(run, strikes, error);
  } finally {
    clearTimeout(timer);
    for (const clear of clearing.reverse()) await clear();
    removeFolder(folder);
    isGone();
  }
}
