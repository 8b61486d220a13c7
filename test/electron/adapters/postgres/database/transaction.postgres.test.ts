import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPool, type Pool } from '../../../../../electron/adapters/postgres/database/pool.ts';
import { transaction } from '../../../../../electron/adapters/postgres/database/transaction.ts';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import { startFaultProxy } from '../../../../servers/fault-proxy.ts';
import {
  ask,
  listOf,
  startPostgres,
  startStandby,
  type Postgres,
} from '../../../../servers/postgres.ts';

let postgres: Postgres;
let pool: Pool;
beforeAll(async () => {
  postgres = await startPostgres();
  pool = createPool({ url: await postgres.database('accounts') }, 'test');
});
beforeEach(async () => {
  await pool.query('DROP TABLE IF EXISTS kept');
  await pool.query('CREATE TABLE kept (id integer PRIMARY KEY, value integer)');
});
afterAll(async () => {
  await pool.end();
  await postgres.stop();
});

const kept = async (): Promise<readonly unknown[]> =>
  (await pool.query('SELECT id, value FROM kept ORDER BY id')).rows;

describe('a transaction', () => {
  it('leaves nothing of work that failed, and passes on what it failed with', async () => {
    const work = transaction(pool, async (client) => {
      await client.query('INSERT INTO kept VALUES (1, 1)');
      throw new AppError('asked-otherwise', 'no');
    });
    await expect(work).rejects.toMatchObject({ code: 'asked-otherwise' });
    expect(await kept()).toEqual([]);
  });

  it('names a failure of the database by its code, and quotes no row', async () => {
    await pool.query('INSERT INTO kept VALUES (7001, 1)');
    const work = transaction(pool, (client) => client.query('INSERT INTO kept VALUES (7001, 2)'));
    const failure = await work.catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'storage-failed', params: ['23505'] });
    expect(failure instanceof Error && failure.message).not.toContain('7001');
  });

  it('is done once more where two stood in each other’s way', async () => {
    await pool.query('INSERT INTO kept VALUES (1, 0), (2, 0)');
    const both = [
      [1, 2],
      [2, 1],
    ].map((order) =>
      transaction(pool, async (client) => {
        for (const id of order) {
          await client.query('UPDATE kept SET value = value + 1 WHERE id = $1', [id]);
          await client.query('SELECT pg_sleep(0.1)');
        }
      }),
    );
    await Promise.all(both);
    expect(await kept()).toEqual([
      { id: 1, value: 2 },
      { id: 2, value: 2 },
    ]);
  });

  it('fails while the server is gone, and goes on when it is back', async () => {
    const save = (id: number) =>
      transaction(pool, (client) => client.query('INSERT INTO kept VALUES ($1, 0)', [id]));
    await save(1);
    await postgres.kill();
    await expect(save(2)).rejects.toMatchObject({ code: 'storage-failed' });
    await postgres.restart();
    await save(3);
    expect(await kept()).toEqual([
      { id: 1, value: 0 },
      { id: 3, value: 0 },
    ]);
  });

  it('asks a server that says nothing any more for nothing else', async () => {
    const proxy = await startFaultProxy(postgres.port);
    const url = await postgres.database('silent');
    const silent = createPool({ url: listOf(url, [proxy.port]) }, 'test');
    let heard = '';
    proxy.tap((bytes) => (heard += bytes.toString('latin1')));
    const work = transaction(silent, async (client) => {
      proxy.hang();
      await client.query('SELECT 7001');
    });
    await expect(work).rejects.toMatchObject({ code: 'storage-failed' });
    expect(heard).toContain('SELECT 7001');
    expect(heard).not.toContain('ROLLBACK');
    await silent.end();
    await proxy.stop();
  });

  it('fails where somebody ended its wait for the standby, which does not have it', async () => {
    const way = await startFaultProxy(postgres.port);
    const standby = await startStandby(postgres, { way: way.port });
    way.hang();
    const work = transaction(pool, (client) => client.query('INSERT INTO kept VALUES (1, 0)'));
    const cancel = `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'`;
    const failure = work.catch((error: unknown) => error);
    await expect.poll(() => ask(postgres.port, cancel)).toHaveLength(1);
    expect(await failure).toMatchObject({ code: 'storage-failed', params: ['01000'] });
    await ask(postgres.port, 'ALTER SYSTEM RESET synchronous_standby_names');
    await ask(postgres.port, 'SELECT pg_reload_conf()');
    await standby.stop();
    await way.stop();
  });
});
