import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createLdapDirectory } from '../../electron/adapters/ldap/directory.ts';
import { createSqliteJournal } from '../../electron/adapters/sqlite/request-journal.ts';
import type { Directory, PersonEntry } from '../../electron/core/ports/directory.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { testSeal } from '../fakes/journal-file.ts';
import { removeFolder } from '../fakes/world.ts';
import { startFaultProxy } from '../servers/fault-proxy.ts';
import type { Slapd } from '../servers/slapd.ts';
import { testProfile } from '../servers/test-profile.ts';
import { judge } from './oracle.ts';
import type { Plan } from './plan.ts';
import { HASTE } from './process-scene.ts';
import { noVerdict, type RunResult } from './run-result.ts';
import { createSlapdDesk, type SlapdDesk } from './slapd-desk.ts';
import { serve, settle } from './volunteer.ts';

/** Patience of a desk with its server, in milliseconds: what a lost answer costs a run. */
const TIMEOUTS = { connectMs: 3000, operationMs: 1500 };
/** How long faults go on after the last card was accepted, at most, and how often it is asked whether all is quiet. */
const STORM_MS = 6000;
const LOOK_MS = 150;
/** Longer than any message of a plan is late. */
const QUIET_MS = 600;

/** A server that one run after the other uses. */
export interface Server {
  readonly slapd: Slapd;
  /** Ends it and starts it again; one at a time. */
  restart(): Promise<void>;
}

async function openDesk(plan: Plan, desk: number, { server, folder, struck }: Place) {
  const { slapd } = server;
  const proxy = await startFaultProxy(slapd.ldapPort);
  const queue = join(folder, `machine-${plan.desks[desk] ?? desk}`);
  mkdirSync(queue, { recursive: true });
  const directory = { url: `ldap://127.0.0.1:${proxy.port}`, timeouts: TIMEOUTS };
  return createSlapdDesk({
    order: { profile: testProfile(slapd, { directory }), credentials: slapd.writer, folder: queue },
    faults: plan.faults.filter((fault) => fault.desk === desk),
    ...{ proxy, struck, restartServer: server.restart },
  });
}

interface Place {
  readonly server: Server;
  readonly folder: string;
  struck(strike: RunResult['strikes'][number]): void;
}

export async function requestsIn(
  folder: string,
  queues: readonly number[],
): Promise<StoredRequest[]> {
  const lists = [...new Set(queues)].map(async (queue) => {
    const journal = createSqliteJournal(
      join(folder, `machine-${queue}`, 'journal.sqlite'),
      testSeal,
    );
    const requests = await journal.list();
    await journal.close();
    return requests;
  });
  return (await Promise.all(lists)).flat();
}

/** Everybody whose shell name or username is of this run, asked of the server itself. */
async function peopleOf(
  { run, cards }: Plan,
  slapd: Slapd,
  direct: Directory,
): Promise<PersonEntry[]> {
  const found = slapd.ldapsearch([
    '-E',
    'pr=500/noprompt',
    `(|(uid=p${run}-*)(cn=Person ${run}-*))`,
    'uid',
  ]);
  const uids = [...found.matchAll(/^uid: (.+)$/gm)].map(([, uid = '']) => uid);
  const names = [
    ...new Set([...uids, ...cards.flatMap(({ shellName, username }) => [shellName, username])]),
  ];
  return [...(await direct.look({ names }))];
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
async function standStill(desk: SlapdDesk): Promise<void> {
  for (let passed = 0; passed < STORM_MS; passed += LOOK_MS) {
    await wait(LOOK_MS);
    const list = await desk.call('requests.list', {});
    if (list?.ok && list.value.pending === 0) return;
  }
}

async function play(plan: Plan, place: Place): Promise<RunResult['verdict']> {
  const { slapd } = place.server;
  const desks = await Promise.all(plan.desks.map((_, desk) => openDesk(plan, desk, place)));
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
  await Promise.all(desks.map((desk) => desk.up()));
  await Promise.all(desks.map((desk) => settle(desk, plan.cards)));
  await Promise.all(desks.map((desk) => desk.stop()));

  const profile = testProfile(slapd).directory;
  const direct = createLdapDirectory({ profile, ca: slapd.caPem, credentials: slapd.writer });
  try {
    const requests = await requestsIn(place.folder, plan.desks);
    const people = await peopleOf(plan, slapd, direct);
    const accepts = direct.acceptsPassword;
    const verdict = await judge({ ...plan, filed, requests, people, accepts });
    return { ...verdict, doubled: [...verdict.doubled, ...(await sharedNumbers(people, direct))] };
  } finally {
    await direct.close();
  }
}

/** Plays one plan with desks that are processes, over a server that runs already. */
export async function runSlapd(plan: Plan, server: Server): Promise<RunResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-faults-'));
  const strikes: RunResult['strikes'] = [];
  try {
    const struck = (strike: RunResult['strikes'][number]): void => void strikes.push(strike);
    return { run: plan.run, verdict: await play(plan, { server, folder, struck }), strikes };
  } catch (error) {
    // A run that comes to no end is a finding like any other.
    const words = error instanceof Error ? error.message : String(error);
    return { run: plan.run, verdict: { ...noVerdict(), stuck: [words] }, strikes };
  } finally {
    removeFolder(folder);
  }
}
