import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createListener,
  noticeOf,
  CHANNEL,
} from '../../../../../electron/adapters/postgres/database/listener.ts';
import { createPool, type Pool } from '../../../../../electron/adapters/postgres/database/pool.ts';
import { listOf, startPair, type Postgres, type Standby } from '../../../../servers/postgres.ts';

let pair: Awaited<ReturnType<typeof startPair>>;
let primary: Postgres;
let standby: Standby;
let url: string;
beforeAll(async () => {
  pair = await startPair(() => Promise.resolve());
  ({ primary, standby } = pair);
  // In the other order: it says nothing of which is which.
  url = listOf(pair.url, [standby.port, primary.port]);
});
afterAll(() => pair.stop());

const portOf = async (pool: Pool): Promise<unknown> =>
  (await pool.query('SELECT inet_server_port() AS port')).rows[0]?.['port'];

async function withPool<T>(ports: readonly number[], work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool({ url: listOf(url, ports) }, 'test');
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

describe('connections to a primary and its standby', () => {
  it('lead to the primary, in whatever order they are named', async () => {
    const orders = [
      [standby.port, primary.port],
      [primary.port, standby.port],
    ];
    for (const ports of orders) expect(await withPool(ports, portOf)).toBe(primary.port);
  });

  it('lead to no standby, also where that is the only server', async () => {
    const refused = { code: 'storage-failed', params: ['25006'] };
    await expect(withPool([standby.port], portOf)).rejects.toMatchObject(refused);
    await expect(withPool([standby.port, 1], portOf)).rejects.toMatchObject({
      code: 'storage-failed',
      params: ['ECONNREFUSED'],
    });
  });

  it('are waited for while all of them are busy, longer than a server may take to be reached', async () => {
    await withPool([primary.port], async (pool) => {
      const busy = Array.from({ length: 8 }, () => pool.query('SELECT pg_sleep(3.4)'));
      const behind = Array.from({ length: 20 }, () => portOf(pool));
      expect(new Set(await Promise.all(behind))).toEqual(new Set([primary.port]));
      await Promise.all(busy);
    });
  });

  it('turn to the standby once it is promoted, though the old primary lives on', async () => {
    const turns: string[] = [];
    const pool = createPool({ url }, 'test', { turned: (server) => void turns.push(server) });
    const listener = createListener({ url }, 'test listen');
    let heard = 0;
    listener.on({ event: 'tea', me: 'me', heard: () => (heard += 1) });
    await expect.poll(() => heard).toBe(1);
    expect(await portOf(pool)).toBe(primary.port);

    await standby.promote();
    await expect.poll(() => portOf(pool), { timeout: 60_000 }).toBe(standby.port);
    expect(turns).toEqual([`127.0.0.1:${standby.port}`]);
    // With the new connection it looks at once, and hears what is said there.
    await expect.poll(() => heard, { timeout: 60_000 }).toBe(2);
    await pool.query('SELECT pg_notify($1, $2)', [CHANNEL, noticeOf('tea', 'you')]);
    await expect.poll(() => heard).toBe(3);
    await listener.close();
    await pool.end();
  });

  it('lead to the one that was promoted last, also for who has seen neither', async () => {
    expect(await withPool([primary.port, standby.port], portOf)).toBe(standby.port);
    await withPool([primary.port, standby.port], async (pool) => {
      expect(await portOf(pool)).toBe(standby.port);
      await standby.kill();
      // Nobody's saves go to the old one meanwhile: it stays known that another was promoted.
      await expect(portOf(pool)).rejects.toThrow();
      await expect(portOf(pool)).rejects.toMatchObject({ code: 'storage-failed' });
      await standby.restart();
      await expect.poll(() => portOf(pool).catch(() => 0)).toBe(standby.port);
    });
  });
});
