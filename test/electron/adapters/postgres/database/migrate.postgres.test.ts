import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../../../electron/adapters/postgres/database/migrate.ts';
import { createPool } from '../../../../../electron/adapters/postgres/database/pool.ts';
import { startPostgres, type Postgres } from '../../../../servers/postgres.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const steps = ['CREATE TABLE one (id integer)', 'CREATE TABLE two (id integer)'];

describe('migrating a database', () => {
  it('takes each step once, also where several processes begin at the same moment', async () => {
    const url = await postgres.database('migrated');
    const pools = [1, 2, 3].map((number) => createPool({ url }, `test ${number}`));
    const taken = await Promise.all(pools.map((pool) => migrate(pool, steps)));
    expect(taken.toSorted()).toEqual([0, 0, 2]);
    await Promise.all(pools.map((pool) => pool.end()));
  });

  it('takes a step whole or not at all', async () => {
    const pool = createPool({ url: await postgres.database('half') }, 'test');
    const broken = ['CREATE TABLE one (id integer)', 'CREATE TABLE two (id integer); SELECT wrong'];
    await expect(migrate(pool, broken)).rejects.toMatchObject({
      code: 'storage-failed',
      params: ['42703'],
    });
    expect(await migrate(pool, steps)).toBe(1);
    await pool.end();
  });

  it('leaves a database of a newer Lanyard alone', async () => {
    const pool = createPool({ url: await postgres.database('newer') }, 'test');
    await migrate(pool, steps);
    await expect(migrate(pool, steps.slice(1))).rejects.toMatchObject({ code: 'journal-newer' });
    await pool.end();
  });
});
