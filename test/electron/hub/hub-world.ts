import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { stringify } from 'yaml';
import { migrate } from '../../../electron/adapters/postgres/database/migrate.ts';
import { createPool } from '../../../electron/adapters/postgres/database/pool.ts';
import { serveHub, type RunningHub } from '../../../electron/hub/serve.ts';
import { freePort } from '../../servers/ports.ts';
import { startPostgres, type Postgres } from '../../servers/postgres.ts';
import { personDn } from '../../servers/seed.ts';
import { seedPerson } from '../../servers/seed-people.ts';
import type { SlapdAccess } from '../../servers/slapd-access.ts';
import { startSlapd, type Slapd } from '../../servers/slapd.ts';
import { testProfile } from '../../servers/test-profile.ts';
import { tree } from '../../servers/tree.ts';

/** What posters say at the event. */
export const CODE = 'SUNNY-CASTLE-42';
export const EVENT = 'test-event';

/** People of the seed, and what they are at the event: by a group of the directory, or by name. */
export const helper = seedPerson(0);
export const approver = seedPerson(1);
export const operator = seedPerson(2);
export const stranger = seedPerson(3);

const groupLdif = (name: string, gidNumber: number, uid: string): string => `
dn: cn=${name},${tree.groups}
objectClass: groupOfNames
objectClass: posixGroup
cn: ${name}
gidNumber: ${gidNumber}
member: ${personDn(uid)}
`;

/** A hub's surroundings: a directory with its people and groups, a database, and the hub's file. */
export interface HubWorld {
  readonly slapd: SlapdAccess;
  readonly databaseUrl: string;
  readonly file: string;
  /** What the hub's file says of its event, unless told otherwise. */
  readonly event: Readonly<Record<string, unknown>>;
  readonly env: NodeJS.ProcessEnv;
  /** The lines of the log so far, of all processes of the test. */
  readonly lines: string[];
  /** Starts a hub process within this one; `change` replaces keys of the hub's file. */
  serve(change?: Readonly<Record<string, unknown>>): Promise<RunningHub>;
  /** Writes the hub's file anew. */
  write(change?: Readonly<Record<string, unknown>>): void;
  stop(): Promise<void>;
}

/** The passphrase and the bind of the event, as the hub's environment has them. */
const secretsOf = ({ writer }: SlapdAccess): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  LANYARD_TEST_EVENT_BIND_PASSWORD: writer.password,
  LANYARD_TEST_EVENT_PASSPHRASE: 'a passphrase of the hub',
});

/** The groups of people who work at the event, for the directory's seed. */
export const seedLdif =
  groupLdif('hackathon-helpers', 40_501, helper.uid) +
  groupLdif('hackathon-approvers', 40_502, approver.uid);

/** What the hub's file says unless a test says otherwise. */
const fileOf = (databaseUrl: string, port: number) => ({
  origin: `http://127.0.0.1:${port}`,
  listen: `127.0.0.1:${port}`,
  inner: '127.0.0.1:0',
  dataFolder: 'data',
  database: { url: databaseUrl },
  drainSeconds: 0,
  events: [
    {
      profile: 'event.yaml',
      codes: [CODE],
      helpers: [`cn=hackathon-helpers,${tree.groups}`],
      approvers: [`CN=hackathon-approvers, ${tree.groups}`],
      operators: [operator.uid],
    },
  ],
});

async function prepare(postgres: Postgres): Promise<string> {
  const url = await postgres.database('hub');
  const pool = createPool({ url }, 'test');
  await migrate(pool);
  await pool.end();
  return url;
}

/** One with a directory and a database server of its own. */
export interface OwnHubWorld extends HubWorld {
  readonly slapd: Slapd;
  readonly postgres: Postgres;
}

/** Opens one for a test file. */
export async function openHubWorld(): Promise<OwnHubWorld> {
  const [postgres, slapd] = [await startPostgres(), await startSlapd({ seedLdif })];
  const world = await openHubWorldOver(await prepare(postgres), slapd);
  return {
    ...world,
    ...{ postgres, slapd },
    async stop() {
      await world.stop();
      await slapd.stop();
      await postgres.stop();
    },
  };
}

/** Opens one over a database that is migrated and a directory that was seeded for it; both go on without it. */
export async function openHubWorldOver(databaseUrl: string, slapd: SlapdAccess): Promise<HubWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-hub-'));
  const file = join(folder, 'hub.yaml');
  const patient = { connectMs: 60_000, operationMs: 60_000 };
  const profile = testProfile(slapd, { directory: { timeouts: patient } });
  writeFileSync(join(folder, 'event.yaml'), stringify(profile));
  const written = fileOf(databaseUrl, await freePort());
  const write = (change: Readonly<Record<string, unknown>> = {}) =>
    // A hub's file has no aliases, and a test may say the same of two events.
    writeFileSync(file, stringify({ ...written, ...change }, { aliasDuplicateObjects: false }));
  write();
  const env = secretsOf(slapd);
  const lines: string[] = [];
  return {
    ...{ slapd, databaseUrl, file, env, lines, write, event: written.events[0] ?? {} },
    serve(change) {
      write(change);
      return serveHub(file, { env, put: (line) => void lines.push(line) });
    },
    stop() {
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  };
}

/** The one hub of a test file, over its world, from the first test to the last. */
export function hubOfFile(): { readonly world: OwnHubWorld; readonly hub: RunningHub } {
  let world: OwnHubWorld;
  let hub: RunningHub;
  beforeAll(async () => {
    world = await openHubWorld();
    hub = await world.serve();
  });
  afterAll(async () => {
    await hub.stop();
    await world.stop();
  });
  return {
    get world() {
      return world;
    },
    get hub() {
      return hub;
    },
  };
}
