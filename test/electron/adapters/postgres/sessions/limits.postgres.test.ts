import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../../../electron/adapters/postgres/database/migrate.ts';
import { createPool, type Pool } from '../../../../../electron/adapters/postgres/database/pool.ts';
import { createLimits } from '../../../../../electron/adapters/postgres/sessions/limits.ts';
import { createSessions } from '../../../../../electron/adapters/postgres/sessions/sessions.ts';
import { startPostgres, type Postgres } from '../../../../servers/postgres.ts';

let postgres: Postgres;
let pools: Pool[];
beforeAll(async () => {
  postgres = await startPostgres();
  const url = await postgres.database('limits');
  pools = [1, 2].map((number) => createPool({ url }, `test ${number}`));
  for (const pool of pools) await migrate(pool);
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await postgres.stop();
});

/** So long that no test sees two windows. */
const YEAR = 31_536_000;

describe('a limit', () => {
  it('is one for all processes, whoever asks at once', async () => {
    const all = pools.map(createLimits);
    const limit = { key: 'codes:198.51.100.7', most: 50, seconds: YEAR };
    const taken = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => (await all[n % 2]?.take(limit)) ?? false),
    );
    expect(taken.filter(Boolean)).toHaveLength(50);
    expect(await all[0]?.take({ ...limit, key: 'codes:198.51.100.8' })).toBe(true);
  });

  it('does not count what was given back', async () => {
    const limits = pools.map(createLimits)[0];
    const limit = { key: 'right', most: 1, seconds: YEAR };
    for (let n = 0; n < 3; n += 1) {
      expect(await limits?.take(limit)).toBe(true);
      await limits?.giveBack(limit);
    }
    expect(await limits?.take(limit)).toBe(true);
    expect(await limits?.take(limit)).toBe(false);
  });

  it('begins anew with each window, and leaves nothing of the old ones', async () => {
    const [pool] = pools;
    if (!pool) throw new Error('There is no pool.');
    const limits = createLimits(pool);
    const limit = { key: 'soon', most: 1, seconds: 1 };
    await limits.take(limit);
    await expect.poll(() => limits.take(limit), { interval: 300 }).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await createSessions(pool).tidy();
    const { rows } = await pool.query(`SELECT 1 FROM hub_limits WHERE key = 'soon'`);
    expect(rows).toEqual([]);
  });
});
