import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPool } from '../../../../../electron/adapters/postgres/database/pool.ts';
import { createPrimary } from '../../../../../electron/adapters/postgres/database/primary.ts';
import { transaction } from '../../../../../electron/adapters/postgres/database/transaction.ts';
import { ask, listOf, startPair } from '../../../../servers/postgres.ts';

let pair: Awaited<ReturnType<typeof startPair>>;
beforeAll(async () => {
  pair = await startPair((primary, name) =>
    ask(primary.port, 'CREATE TABLE tea (kind text)', name),
  );
});
afterAll(() => pair.stop());

it('is no old primary that came back, also for who has looked at none since it was one', async () => {
  const { primary: old, standby, url } = pair;
  const pool = createPool({ url }, 'test');
  const primary = createPrimary({ url }, 'test');
  expect(new URL(await primary.find()).port).toBe(String(old.port));
  await pool.query('SELECT 1');

  // What is committed there while nobody follows is not saved, and who tried it looks for another server at once.
  await standby.kill();
  const brew = transaction(pool, (client) => client.query(`INSERT INTO tea VALUES ('mint')`));
  await expect(brew).rejects.toMatchObject({ code: 'storage-failed' });
  await old.kill();
  await standby.restart();
  await standby.promote();
  await old.restart();
  // There it has come to stand meanwhile, and nowhere else.
  expect(await ask(old.port, 'SELECT kind FROM tea', 'turns')).toEqual([{ kind: 'mint' }]);
  const client = new pg.Client({ connectionString: listOf(url, [old.port]) });
  await client.connect();
  await expect(primary.confirm(client)).rejects.toMatchObject({ params: ['25006'] });
  await client.end();
  const sql = 'SELECT inet_server_port() AS port, (SELECT count(*)::int FROM tea) AS cups';
  expect((await pool.query(sql)).rows).toEqual([{ port: standby.port, cups: 0 }]);
  await pool.end();
});
