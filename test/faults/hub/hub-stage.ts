import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stringify } from 'yaml';
import {
  createListener,
  type Listener,
} from '../../../electron/adapters/postgres/database/listener.ts';
import { migrate } from '../../../electron/adapters/postgres/database/migrate.ts';
import { createPool, type Pool } from '../../../electron/adapters/postgres/database/pool.ts';
import { openEventStorage } from '../../../electron/adapters/postgres/journal/event-storage.ts';
import type { Storage } from '../../../electron/adapters/storage/open-storage.ts';
import { startCluster, type HubCluster } from '../../electron/hub/hub-cluster.ts';
import {
  CODE,
  helper,
  openHubWorldOver,
  approver,
  seedLdif,
  type HubWorld,
} from '../../electron/hub/hub-world.ts';
import { startCloud, type Cloud } from '../../servers/cloud/cloud.ts';
import { removeFolder } from '../../fakes/world.ts';
import { testProfile } from '../../servers/test-profile.ts';
import { cloudRules } from '../cloud-rules.ts';
import type { HookKind } from '../fault-kinds.ts';
import { beRude } from '../rude-hook.ts';
import { seeded } from '../seeded.ts';
import { startDatabases, type Databases } from './hub-databases.ts';
import { hubEvents, PROCESSES, type HubEventId } from './hub-plan.ts';

/** Everything that is written to a request, as no journal tells it: what was there before, and what after. */
const WATCH = `CREATE TABLE writes (id text, before text, after text, was integer, "is" integer);
  CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.body <> OLD.body THEN INSERT INTO writes VALUES (NEW.id, OLD.state, NEW.state, OLD.revision, NEW.revision); END IF;
    RETURN NEW; END $$;
  CREATE TRIGGER watch AFTER UPDATE ON requests FOR EACH ROW EXECUTE FUNCTION watch()`;

/** Things with something wrong in them, which must be caught, by what they do without. */
export const hubBroken = ['fence'] as const;
/** One of these. */
export type HubBroken = (typeof hubBroken)[number];

export const isHubBroken = (name: string): name is HubBroken =>
  hubBroken.some((one) => one === name);

/** One hub with everything around it, over which runs are played. */
export interface HubStage {
  readonly world: HubWorld;
  /** With its directory, which is that of the world, and a hook that is as late and forgetful as the real one. */
  readonly cloud: Cloud;
  readonly databases: Databases;
  readonly cluster: HubCluster;
  readonly pool: Pool;
  /** The part of the database that each event has. */
  readonly storages: Readonly<Record<HubEventId, Storage>>;
  /** Has one thing for oneself: a process by its number, the database, nginx. */
  alone(what: string, work: () => Promise<void>): Promise<void>;
  /** Starts a process of the hub again, as systemd does, until it stays. */
  launch(place: number): Promise<void>;
  /** What the hook did to groups since it was asked last. */
  hooked(): HookKind[];
  /** Sets the clock of a process. */
  setClock(place: number, ahead: number): void;
  stop(): Promise<void>;
}

/** One after the other for each name. */
function createTurns() {
  const last = new Map<string, Promise<void>>();
  return (what: string, work: () => Promise<void>): Promise<void> => {
    const mine = (last.get(what) ?? Promise.resolve()).then(work);
    last.set(
      what,
      mine.catch(() => undefined),
    );
    return mine;
  };
}

/** What the hub's file says of each event: at the second one a helper answers for every account. */
const eventsOf = (written: Readonly<Record<string, unknown>>) => [
  { ...written, throttle: 0 },
  { ...written, throttle: 0, profile: 'careful.yaml', approvals: { account: 'submit' } },
];

/** Two events for the same people of the directory, told by their ids. */
/** Longer than a hook that is late takes, in seconds, and than a cloud takes that so many runs ask at once, in milliseconds. */
const rules = cloudRules({
  groupSettleSeconds: 4,
  timeouts: { connectMs: 60_000, requestMs: 60_000 },
});

function writeEvents(world: HubWorld, { profile: where, env }: Cloud): void {
  const folder = dirname(world.file);
  const patient = { connectMs: 60_000, operationMs: 60_000 };
  for (const [id, file] of [
    [hubEvents[0], 'event.yaml'],
    [hubEvents[1], 'careful.yaml'],
  ] as const) {
    const event = { id, name: { en: id } };
    const profile = testProfile(world.slapd, {
      ...{ event, directory: { timeouts: patient } },
      cloud: { ...rules, ...where },
    });
    writeFileSync(join(folder, file), stringify(profile));
  }
  Object.assign(world.env, env);
  for (const what of ['BIND_PASSWORD', 'PASSPHRASE']) {
    world.env[`LANYARD_CAREFUL_EVENT_${what}`] = world.env[`LANYARD_TEST_EVENT_${what}`];
  }
}

async function openStorages(
  database: { readonly pool: Pool; readonly listener: Listener },
  folder: string,
): Promise<HubStage['storages']> {
  const passphrase = 'a passphrase of the hub';
  const open = (event: HubEventId) => openEventStorage({ database, event, passphrase, folder });
  const [first, second] = hubEvents;
  return { [first]: await open(first), [second]: await open(second) };
}

const preload = (name: string): string => `--import=${join(import.meta.dirname, name)}`;

/** What every process of the hub is started with, beside its clock. */
const optionsOf = (broken: HubBroken | undefined): string =>
  [preload('preload-clock.mjs'), ...(broken ? [preload(`preload-${broken}.mjs`)] : [])].join(' ');

/** Starts a directory, a primary and its standby, three processes of one hub, and nginx. */
export async function startStage(broken?: HubBroken): Promise<HubStage> {
  const databases = await startDatabases();
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-stage-'));
  const url = await databases.database('hub');
  const pool = createPool({ url }, 'test');
  await migrate(pool);
  await pool.query(WATCH);
  const cloud = await startCloud({ services: [], slapd: { seedLdif } });
  const hook = beRude(cloud.hook, seeded('hook'));
  const world = await openHubWorldOver(url, cloud.slapd);
  writeEvents(world, cloud);
  const clockFile = (place: number): string => join(folder, `clock-${place}`);
  const setClock = (place: number, ahead: number): void =>
    writeFileSync(clockFile(place), String(ahead));
  for (let place = 0; place < PROCESSES; place += 1) setClock(place, 0);
  const cluster = await startCluster(world, PROCESSES, {
    change: { database: { url }, drainSeconds: 1, events: eventsOf(world.event) },
    envOf: (place) => ({ NODE_OPTIONS: optionsOf(broken), LANYARD_TEST_CLOCK: clockFile(place) }),
  });
  const listener = createListener({ url }, 'test listen');
  const storages = await openStorages({ pool, listener }, folder);
  return {
    ...{ world, cloud, databases, cluster, pool, storages, alone: createTurns() },
    hooked: () => hook.hooked(),
    async launch(place) {
      for (let tries = 0; tries < 100; tries += 1) {
        const isThere = await cluster.hubs[place]?.launch().then(
          () => true,
          () => false,
        );
        if (isThere) return;
        await wait(200);
      }
      throw new Error(`process ${place} of the hub does not start`);
    },
    setClock(place, ahead) {
      setClock(place, ahead);
      const hub = cluster.hubs[place]?.process;
      if (!hub?.isRunning()) {
        throw new Error(
          `process ${place} of the hub ended by itself: ${hub?.output().slice(-2000)}`,
        );
      }
      process.kill(hub.pid, 'SIGUSR2');
    },
    async stop() {
      await cluster.stop();
      for (const { journal } of Object.values(storages)) await journal.close();
      await listener.close();
      await pool.end();
      hook.end();
      await world.stop();
      await cloud.stop();
      await databases.stop();
      removeFolder(folder);
    },
  };
}

/** How people come in. */
export const entries = {
  newcomer: { by: 'code', code: CODE },
  helper: { by: 'password', uid: helper.uid, password: helper.password },
  approver: { by: 'password', uid: approver.uid, password: approver.password },
} as const;
