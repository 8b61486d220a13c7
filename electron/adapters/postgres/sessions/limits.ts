import { databaseFailure } from '../database/connection.ts';
import type { Pool } from '../database/pool.ts';

/** How often something may happen in a window of so many seconds, as all processes of a hub count it. */
export interface Limit {
  /** What is counted, and for whom: a name, an address. No secret. */
  readonly key: string;
  readonly most: number;
  readonly seconds: number;
}

/** What may happen once, in one window or the next. */
interface Once extends Omit<Limit, 'most'> {
  readonly window: number;
}

const SLOT = 'floor(extract(epoch FROM now()) / $2)::bigint';

/** Counts in fixed windows by the database's clock: one statement a look, about 0.6 ms. */
export function createLimits(pool: Pool) {
  const ask = async (text: string, values: unknown[]): Promise<number> => {
    try {
      const { rows } = await pool.query<{ count: number }>(text, values);
      return rows[0]?.count ?? 0;
    } catch (error) {
      throw databaseFailure(error);
    }
  };
  return {
    /**
     * Counts one, before whatever is counted is looked at, so that a hundred at once are a hundred.
     *
     * @returns whether it is still within the limit
     */
    take: async ({ key, most, seconds }: Limit): Promise<boolean> =>
      (await ask(
        `INSERT INTO hub_limits AS old VALUES ($1, ${SLOT}, $2, 1)
         ON CONFLICT (key, slot) DO UPDATE SET count = old.count + 1 RETURNING count`,
        [key, seconds],
      )) <= most,

    /** Whether one more would be within the limit; counts none. */
    hasRoom: async ({ key, most, seconds }: Limit): Promise<boolean> =>
      (await ask(`SELECT count FROM hub_limits WHERE key = $1 AND slot = ${SLOT}`, [
        key,
        seconds,
      ])) < most,

    /** The number of the window of so many seconds that it is now. */
    window: (seconds: number): Promise<number> =>
      ask('SELECT floor(extract(epoch FROM now()) / $1)::bigint::float8 AS count', [seconds]),

    /** Whether this was never taken, and `window` is the one that it is now or the one before. It is kept until that is over. */
    takeOnce: async ({ key, window, seconds }: Once): Promise<boolean> =>
      (await ask(
        `INSERT INTO hub_limits SELECT $1, $3::bigint + 1, $2::int, 1
         WHERE ${SLOT} - $3::bigint IN (0, 1) ON CONFLICT DO NOTHING RETURNING count`,
        [key, seconds, window],
      )) === 1,

    /** Takes one back that was counted and was no wrong one. */
    async giveBack({ key, seconds }: Limit): Promise<void> {
      await ask(
        `UPDATE hub_limits SET count = count - 1 WHERE key = $1 AND slot = ${SLOT} AND count > 0`,
        [key, seconds],
      );
    },
  };
}

/** Counts of what may not happen too often. */
export type Limits = ReturnType<typeof createLimits>;
