import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { createPool } from '../../../electron/adapters/postgres/database/pool.ts';
import { checkHub, migrateHub } from '../../../electron/hub/operate.ts';
import { removeFolder } from '../../fakes/world.ts';
import { freePort } from '../../servers/ports.ts';
import { type Postgres, startPostgres, WITH_PASSWORD } from '../../servers/postgres.ts';

const password = 'canary in: the/coal mine?';
const folder = mkdtempSync(join(tmpdir(), 'lanyard-operate-'));

let server: Postgres;
let url: string;
beforeAll(async () => {
  server = await startPostgres();
  const database = await server.database('hub');
  const owner = createPool({ url: database }, 'test');
  await owner.query(`CREATE ROLE ${WITH_PASSWORD} LOGIN PASSWORD '${password}'`);
  await owner.query(`ALTER DATABASE hub OWNER TO ${WITH_PASSWORD}`);
  await owner.query(`ALTER SCHEMA public OWNER TO ${WITH_PASSWORD}`);
  await owner.end();
  url = database.replace(/\/\/[^@]+@/, `//${WITH_PASSWORD}@`);
});
afterAll(async () => {
  await server.stop();
  removeFolder(folder);
});

/** The hub's file, and the terminal of somebody who follows `docs/hub.md`. */
function prepared(database: string, env: NodeJS.ProcessEnv) {
  const file = join(folder, 'hub.yaml');
  const hub = {
    ...{ origin: 'http://127.0.0.1:8443', listen: '127.0.0.1:8443', dataFolder: 'data' },
    database: { url: database },
    events: [{ profile: 'practice', codes: ['SUNNY-CASTLE-42'] }],
  };
  writeFileSync(file, stringify(hub));
  return [file, { env, tell: () => undefined, stopped: Promise.resolve() }] as const;
}

const withPassword = (typed: string) => ({ LANYARD_HUB_DATABASE_PASSWORD: typed });
const migrated = (database: string, typed: string) =>
  migrateHub(...prepared(database, withPassword(typed)));

it('says which database does not take it, and why', async () => {
  const { host } = new URL(url);
  const refused = (code: string, why: string) => ({
    ...{ code: 'storage-failed', params: [code], fields: [{ field: 'database.url' }] },
    message: expect.stringMatching(new RegExp(`${why}.*${code}`)) as string, // a matcher
  });
  await expect(migrated(url, 'another')).rejects.toMatchObject(
    refused('28P01', `${host} failed: it refuses this user or this password`),
  );
  await expect(migrated(url.replace(/\w+$/, 'canary'), password)).rejects.toMatchObject(
    refused('3D000', 'it has no database of this name'),
  );
  const nobody = `127.0.0.1:${await freePort()}`;
  await expect(migrated(url.replace(host, nobody), password)).rejects.toMatchObject(
    refused('ECONNREFUSED', `${nobody} failed: nothing listens there`),
  );
});

it('takes each step once, and is not ready before', async () => {
  const checked = (more: NodeJS.ProcessEnv = {}) =>
    checkHub(...prepared(url, { ...withPassword(password), ...more }));
  expect(await checked()).toMatchObject({ isReady: false });
  const { lines } = await migrated(url, password);
  expect(lines).toEqual([expect.stringMatching(/^The database is up to date\. Steps: [1-9]/)]);
  expect(await migrated(url, password)).toMatchObject({ value: { steps: 0 } });
  expect(await checked()).toMatchObject({ isReady: true });
  const short = { LANYARD_PRACTICE_PASSPHRASE: 'too short' };
  await expect(checked(short)).rejects.toThrow(/PRACTICE_PASSPHRASE: expected: a passphrase/);
});
