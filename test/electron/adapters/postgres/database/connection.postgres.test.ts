import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createListener } from '../../../../../electron/adapters/postgres/database/listener.ts';
import { createPool } from '../../../../../electron/adapters/postgres/database/pool.ts';
import { createPrimary } from '../../../../../electron/adapters/postgres/database/primary.ts';
import { type Postgres, startPostgres, WITH_PASSWORD } from '../../../../servers/postgres.ts';

const password = 'canary in: the/coal mine?';

let server: Postgres;
let url: string;
beforeAll(async () => {
  server = await startPostgres();
  const database = await server.database('password');
  const owner = createPool({ url: database }, 'test');
  await owner.query(`CREATE ROLE ${WITH_PASSWORD} LOGIN PASSWORD '${password}'`);
  await owner.end();
  url = database.replace(/\/\/[^@]+@/, `//${WITH_PASSWORD}@`);
});
afterAll(() => server.stop());

const whoAmI = async (given?: string): Promise<unknown> => {
  const pool = createPool({ url, password: given }, 'test');
  try {
    return (await pool.query('SELECT current_user AS me')).rows[0]?.['me'];
  } finally {
    await pool.end();
  }
};

describe('a role that has a password, which stands in no address', () => {
  it('is let in by it, and by no other', async () => {
    expect(await whoAmI(password)).toBe(WITH_PASSWORD);
    await expect(whoAmI('another')).rejects.toMatchObject({ code: '28P01' });
    await expect(whoAmI()).rejects.toThrow();
  });

  it('listens, and is asked which server takes writes', async () => {
    let heard = 0;
    const listener = createListener({ url, password }, 'test listen');
    listener.on({ event: 'tea', me: 'me', heard: () => (heard += 1) });
    await expect.poll(() => heard).toBe(1);
    await listener.close();
    expect(await createPrimary({ url, password }, 'test').find()).toContain(WITH_PASSWORD);
  });
});
