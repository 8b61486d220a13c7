import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { migrate } from '../../electron/adapters/postgres/database/migrate.ts';
import { createPool } from '../../electron/adapters/postgres/database/pool.ts';
import { launchHub } from '../electron/hub/hub-process.ts';
import type { ChildServer } from '../servers/child-process.ts';
import type { Cloud } from '../servers/cloud/cloud.ts';
import { freePort } from '../servers/ports.ts';
import { type Postgres, startPostgres } from '../servers/postgres.ts';
import { type SeedPerson, seedPerson } from '../servers/seed-people.ts';
import { type CloudEventDesk, openCloudDesk } from './cloud-desk.ts';

/** What posters say at the event. */
export const CODE = 'SUNNY-CASTLE-42';

/** People of the directory who work at the event. */
export const approver: SeedPerson = seedPerson(1);
export const operator: SeedPerson = seedPerson(2);

/** An event with a hub that nobody has started yet, and a desk that works through it. */
export interface HubEvent {
  /** What the directory and the cloud hold. */
  readonly systems: CloudEventDesk;
  /** Where browsers find the event. */
  readonly address: string;
  /** The profile of the desk: it says where the hub is. */
  readonly deskProfile: string;
  readonly deskFolder: string;
  /** Starts `lanyard hub serve` as a process of its own, where none runs. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A database with the tables of a hub; answers its address. */
async function migrated(postgres: Postgres): Promise<string> {
  const url = await postgres.database('hub');
  const pool = createPool({ url }, 'test');
  await migrate(pool);
  await pool.end();
  return url;
}

/** Prepares a hub over PostgreSQL of its own, and over the directory and the cloud that are there. */
export async function openHubEvent(cloud: Cloud): Promise<HubEvent> {
  const [postgres, port] = [await startPostgres(), await freePort()];
  const systems = openCloudDesk(cloud);
  const inFolder = (name: string): string => join(systems.folder, name);
  const origin = `http://127.0.0.1:${port}`;
  const address = `${origin}/e/test-event/`;
  const [file, deskProfile] = [inFolder('hub.yaml'), inFolder('desk.yaml')];
  const url = await migrated(postgres);
  writeFileSync(
    file,
    stringify({
      ...{ origin, listen: `127.0.0.1:${port}`, inner: '127.0.0.1:0', dataFolder: 'hub' },
      ...{ database: { url }, drainSeconds: 0 },
      events: [
        {
          ...{ profile: systems.profileFile, codes: [CODE] },
          ...{ approvers: [approver.uid], operators: [operator.uid] },
        },
      ],
    }),
  );
  const profile: unknown = parse(readFileSync(systems.profileFile, 'utf8'));
  const hub = { url: address.replace(/\/$/, '') };
  writeFileSync(deskProfile, stringify(Object.assign({}, profile, { hub })));
  const env = {
    ...cloud.env,
    PATH: process.env['PATH'],
    LANYARD_TEST_EVENT_BIND_PASSWORD: cloud.slapd.writer.password,
    LANYARD_TEST_EVENT_PASSPHRASE: 'a passphrase of the hub',
  };
  let running: ChildServer | undefined;
  return {
    ...{ systems, address, deskProfile, deskFolder: inFolder('desk') },
    async start() {
      if (running) return;
      const inner = await freePort();
      running = await launchHub({ file, env }, { listen: `127.0.0.1:${port}`, inner });
    },
    async stop() {
      await running?.end();
      await postgres.stop();
      systems.remove();
    },
  };
}
