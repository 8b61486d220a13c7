import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createLdapDirectory } from '../../electron/adapters/ldap/directory.ts';
import { createSqliteJournal } from '../../electron/adapters/sqlite/request-journal.ts';
import type { Directory, PersonEntry } from '../../electron/core/ports/directory.ts';
import { testSeal } from '../fakes/journal-file.ts';
import { removeFolder } from '../fakes/world.ts';
import { startFaultProxy } from '../servers/fault-proxy.ts';
import type { Slapd } from '../servers/slapd.ts';
import { testProfile } from '../servers/test-profile.ts';
import { journalled, readJournal, type Journalled } from './ending.ts';
import { leavesBehind } from './leavings.ts';
import { createMachine, type Machine } from './machine.ts';
import { judge } from './oracle.ts';
import type { Plan } from './plan.ts';
import { HASTE } from './process-scene.ts';
import { noVerdict, type RunResult } from './run-result.ts';
import { createProcessDesk, type ProcessDesk } from './process-desk.ts';
import { startServer, type Server } from './slapd-server.ts';
import { serve, settle } from './volunteer.ts';

/** Patience of a desk with its server, in milliseconds: what a lost answer costs a run. */
const TIMEOUTS = { connectMs: 3000, operationMs: 1500 };
/** How long faults go on after the last card was accepted, at most, and how often it is asked whether all is quiet. */
const STORM_MS = 6000;
const LOOK_MS = 150;
/** Longer than any message of a plan is late and any disk fails. */
const QUIET_MS = 600;
/** A run that takes this long comes to no end. */
const ENDLESS_MS = 300_000;

/** What one run is played with. */
interface Stage {
  readonly plan: Plan;
  readonly server: Server;
  /** One for each queue, in their order. */
  readonly machines: readonly Machine[];
  readonly desks: readonly ProcessDesk[];
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
async function peopleOf({ run }: Plan, slapd: Slapd, direct: Directory): Promise<PersonEntry[]> {
  const found = slapd.ldapsearch([`(|(uid=p${run}-*)(cn=Person ${run}-*))`, 'uid']);
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
async function standStill(desk: ProcessDesk): Promise<void> {
  for (let passed = 0; passed < STORM_MS; passed += LOOK_MS) {
    await wait(LOOK_MS);
    const list = await desk.call('requests.list', {});
    if (list?.ok && list.value.pending === 0) return;
  }
}

async function play({ plan, server, machines, desks }: Stage): Promise<RunResult['verdict']> {
  const filed = await Promise.all(
    plan.cards.map((card) => {
      const desk = desks[card.desk];
      if (!desk) throw new Error(`the plan has no desk ${card.desk}`);
      return serve({ ...card, at: card.at / HASTE }, desk, (ms) => wait(ms / HASTE));
    }),
  );
  await Promise.all(desks.map((desk) => standStill(desk)));
  await Promise.all(desks.map((desk) => desk.calm()));
  await wait(QUIET_MS);
  await server.up();
  await Promise.all(desks.map((desk) => desk.up()));
  await Promise.all(desks.map((desk) => settle(desk, plan)));
  await Promise.all(desks.map((desk) => desk.stop()));

  const { slapd } = server;
  const profile = testProfile(slapd).directory;
  const direct = createLdapDirectory({ profile, ca: slapd.caPem, credentials: slapd.writer });
  try {
    const journals = await journalsOn(machines);
    const people = await peopleOf(plan, slapd, direct);
    const accepts = direct.acceptsPassword;
    const verdict = await judge({ ...plan, filed, ...journals, people, accepts });
    return { ...verdict, doubled: [...verdict.doubled, ...(await sharedNumbers(people, direct))] };
  } finally {
    await direct.close();
  }
}

interface SetUp {
  readonly plan: Plan;
  readonly folder: string;
  readonly cache: string;
  struck(strike: RunResult['strikes'][number]): void;
  /** What takes it all away again, in the order it was set up. */
  readonly clearing: (() => unknown)[];
}

async function setUp({ plan, folder, cache, struck, clearing }: SetUp): Promise<Stage> {
  const server = await startServer(plan.counter);
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
    const order = { profile: testProfile(slapd, { directory }), credentials: slapd.writer };
    const faults = plan.faults.filter((fault) => fault.desk === desk);
    const parts = { order, faults, machine, proxy, cache, restartServer, struck };
    const opened = createProcessDesk(parts);
    clearing.push(() => opened.end());
    return [opened];
  };
  const desks = (await Promise.all(plan.desks.map(openDesk))).flat();
  return { plan, server, machines: [...machines.values()], desks };
}

/** Plays one plan with desks that are processes, over a server of its own. `cache` is where Node keeps what it compiled. */
export async function runServers(plan: Plan, cache: string): Promise<RunResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-faults-'));
  const isGone = leavesBehind(() => removeFolder(folder));
  const strikes: RunResult['strikes'] = [];
  const struck = (strike: RunResult['strikes'][number]): void => void strikes.push(strike);
  const clearing: SetUp['clearing'] = [];
  const { run } = plan;
  const { promise: endless, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the run comes to no end')), ENDLESS_MS);
  try {
    const stage = await setUp({ plan, folder, cache, struck, clearing });
    return { run, verdict: await Promise.race([play(stage), endless]), strikes };
  } catch (error) {
    // A run that comes to no end is a finding like any other.
    const words = error instanceof Error ? error.message : String(error);
    return { run, verdict: { ...noVerdict(), stuck: [words] }, strikes };
  } finally {
    clearTimeout(timer);
    for (const clear of clearing.reverse()) await clear();
    removeFolder(folder);
    isGone();
  }
}
