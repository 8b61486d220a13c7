import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createDeskRegister } from '../../../../../electron/adapters/postgres/desks/desk-register.ts';
import { openEventStorage } from '../../../../../electron/adapters/postgres/journal/event-storage.ts';
import type { Storage } from '../../../../../electron/adapters/storage/open-storage.ts';
import { numbered, requestId } from '../../../../fakes/journal-file.ts';
import { untold } from '../../../../fakes/untold.ts';
import { startPostgres, type Postgres } from '../../../../servers/postgres.ts';
import { openTestDatabase, type TestDatabase } from './postgres-place.ts';

let postgres: Postgres;
let database: TestDatabase;
let folder: string;
let opened: Storage[];
beforeAll(async () => {
  postgres = await startPostgres();
  database = await openTestDatabase(postgres, 'storage');
  folder = mkdtempSync(join(tmpdir(), 'lanyard-storage-'));
});
afterAll(async () => {
  await database.end();
  await postgres.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  opened = [];
});
afterEach(async () => {
  for (const { journal } of opened) await journal.close();
});

/** One process of a hub. */
async function open(event: string, passphrase = 'nine horses ran'): Promise<Storage> {
  const storage = await openEventStorage({ database, event, passphrase, folder });
  opened.push(storage);
  return storage;
}

it('of a new event is one for all processes, also where they begin at the same moment', async () => {
  const [one, two] = await Promise.all([open('new'), open('new'), open('new')]);
  await one.journal.file([numbered(1)]);
  expect(await two.journal.get(requestId(1))).toMatchObject({ facts: numbered(1).facts });
  expect(await two.vault.current()).toMatchObject({ state: 'open' });
});

it('opens with its own passphrase and no other, and stands nowhere in clear', async () => {
  const { journal } = await open('locked');
  await journal.file([numbered(2)]);
  await expect(open('locked', 'ten horses ran')).rejects.toMatchObject({
    code: 'passphrase-wrong',
  });
  const { rows } = await database.pool.query<{ locked: unknown }>(
    `SELECT locked FROM event_keys WHERE event = 'locked'`,
  );
  expect(JSON.stringify(rows)).not.toContain('nine horses');
  expect(await database.said('locked')).not.toContain('Canary');
  expect(await (await open('locked')).journal.get(requestId(2))).toBeDefined();
});

it('is emptied by a wipe for every process, and the other events are left', async () => {
  const [one, two] = [await open('wiped'), await open('wiped')];
  const other = await open('kept');
  const [desks, otherDesks] = ['wiped', 'kept'].map((id) =>
    createDeskRegister(database.pool, id, untold),
  );
  const given = { digest: 'of a card', desk: 'front desk' };
  await one.journal.file([numbered(3)]);
  await other.journal.file([numbered(4)]);
  await desks?.note(requestId(3), given);
  await otherDesks?.note(requestId(4), given);
  await expect(two.wiper.wipe({ discardUnfinished: false })).rejects.toMatchObject({
    code: 'wipe-blocked',
  });
  expect(await two.wiper.wipe({ discardUnfinished: true })).toMatchObject({ requests: 1 });
  expect(await one.journal.get(requestId(3))).toBeUndefined();
  expect(await desks?.handedIn(requestId(3))).toBeUndefined();
  expect(await otherDesks?.handedIn(requestId(4))).toMatchObject(given);
  expect(await other.journal.count()).toBe(1);
});
