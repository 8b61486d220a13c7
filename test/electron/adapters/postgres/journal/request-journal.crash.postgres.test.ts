import { afterAll, beforeAll, expect, it } from 'vitest';
import { createListener } from '../../../../../electron/adapters/postgres/database/listener.ts';
import { createPool } from '../../../../../electron/adapters/postgres/database/pool.ts';
import { openEventJournal } from '../../../../../electron/adapters/postgres/journal/request-journal.ts';
import { numbered, requestId, testSeal } from '../../../../fakes/journal-file.ts';
import { ask, startPostgres, type Postgres } from '../../../../servers/postgres.ts';
import { openTestDatabase } from './postgres-place.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
  // What nobody waits for is written as late as the server may.
  await ask(postgres.port, `ALTER SYSTEM SET wal_writer_delay = '10s'`);
  await ask(postgres.port, 'SELECT pg_reload_conf()');
});
afterAll(() => postgres.stop());

it('tells a reader what is written after a crash of the server, whatever was marked before it', async () => {
  const database = await openTestDatabase(postgres, 'crashed');
  const event = 'crashed';
  const journal = await openEventJournal(database, event, testSeal);
  await journal.file([numbered(1)]);
  await journal.mark(numbered(1, { state: 'waiting', revision: 2 }));
  // Such as a desk, which outlives the hub's database.
  const { cursor } = await journal.changedSince(undefined, 0);
  await postgres.kill();
  await journal.close();
  await database.end();
  await postgres.restart();

  const { url } = database;
  const [pool, listener] = [createPool({ url }, 'test'), createListener({ url }, 'test listen')];
  const after = await openEventJournal({ pool, listener }, event, testSeal);
  await after.file([numbered(2)]);
  const { requests } = await after.changedSince(cursor, 10);
  expect(requests).toMatchObject([{ id: requestId(2) }]);
  expect(await after.get(requestId(1))).toMatchObject({ state: 'waiting', revision: 2 });
  await after.close();
  await listener.close();
  await pool.end();
});
