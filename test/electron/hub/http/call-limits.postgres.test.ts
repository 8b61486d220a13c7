import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../../../electron/adapters/postgres/database/migrate.ts';
import { createPool, type Pool } from '../../../../electron/adapters/postgres/database/pool.ts';
import {
  createLimits,
  type Limits,
} from '../../../../electron/adapters/postgres/sessions/limits.ts';
import { countedCall, refusalOf } from '../../../../electron/hub/http/call-limits.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { startPostgres, type Postgres } from '../../../servers/postgres.ts';

let postgres: Postgres;
let pool: Pool;
let limits: Limits;
beforeAll(async () => {
  postgres = await startPostgres();
  pool = createPool({ url: await postgres.database('limits') }, 'test');
  await migrate(pool);
  limits = createLimits(pool);
});
afterAll(async () => {
  await pool.end();
  await postgres.stop();
});
beforeEach(() => pool.query('DELETE FROM hub_limits'));

/** What is written of this event's counts, each with how often. */
async function written(): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ key: string; count: number }>(
    'SELECT key, count FROM hub_limits ORDER BY key',
  );
  return Object.fromEntries(rows.map(({ key, count }) => [key, count]));
}
const fill = (key: string, seconds: number, count: number) =>
  pool.query(
    'INSERT INTO hub_limits VALUES ($1, floor(extract(epoch FROM now()) / $2::int), $2::int, $3)',
    [key, seconds, count],
  );

const asked = (method: string, address: string, who = `newcomer:${randomUUID()}`) => ({
  ...{ method, address },
  session: { ref: 'r', event: 'tea', role: 'newcomer', who, name: '', number: 1 },
});
const names = { username: 'Mara', shellName: 'mara' };
const card = {
  ...names,
  email: 'mara@example.org',
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
};
const wrong = fail('invalid-input', 'The card cannot be filed');
const codeOf = (result: Result<unknown> | undefined): unknown =>
  result === undefined || result.ok ? 'ok' : [result.error.code, ...result.error.params];

interface Sent {
  readonly method?: string;
  readonly input?: unknown;
  readonly answer?: Result<unknown>;
}
/** A call from an address, by somebody who was never there. */
const send = async (
  address: string,
  { method = 'requests.submit', input = card, answer = ok({}) }: Sent = {},
): Promise<unknown> => {
  const call = { ...asked(method, address), input };
  return codeOf(await countedCall(limits, call, () => Promise.resolve(answer)));
};

describe('what newcomers of an event share', () => {
  it('is not spent by cards that were wrong, nor by what is no card, however many come at once', async () => {
    const tries = Array.from({ length: 50 }, () => send('a bus', { answer: wrong }));
    expect(new Set((await Promise.all(tries)).map(String))).toEqual(new Set(['invalid-input']));
    expect(await written()).toEqual({ 'cards tea': 0, 'cards tea a bus': 0 });
    expect(await send('a bus')).toBe('ok');
    await send('a tram', { input: {} });
    expect(await written()).toEqual({ 'cards tea': 1, 'cards tea a bus': 1 });
  });

  it('is spent by a new name that somebody has: who hears that has looked it up', async () => {
    const input = { ...names, id: randomUUID() };
    await send('a bus', { method: 'requests.rename', input, answer: wrong });
    expect(await written()).toEqual({ 'names tea': 1, 'names tea a bus': 1 });
  });

  it.each([
    { method: 'requests.submit', what: 'cards', most: 6000, seconds: 3600, input: card },
    { method: 'names.check', what: 'names', most: 30_000, seconds: 600, input: names },
  ])(
    'is spent to a third at most from one address: $what',
    async ({ what, most, seconds, ...sent }) => {
      await fill(`${what} tea a hall`, seconds, most / 3 - 1);
      await fill(`${what} tea`, seconds, most - 2);
      const over = ['hub-too-often', String(seconds / 60)];
      expect([await send('a hall', sent), await send('a hall', sent)]).toEqual(['ok', over]);
      // Whoever is elsewhere is not stopped by that, before all is spent; and then nothing is written of who was.
      expect([await send('a bus', sent), await send('a tram', sent)]).toEqual(['ok', over]);
      expect(await written()).toEqual({
        [`${what} tea`]: most,
        [`${what} tea a bus`]: 1,
        [`${what} tea a hall`]: most / 3,
        [`${what} tea a tram`]: 0,
      });
    },
  );
});

describe('what one newcomer may ask', () => {
  it('is counted whatever comes of it, and told with the window that is over', async () => {
    for (const [method, most, minutes] of [
      ['requests.submit', 30, '60'],
      ['names.check', 150, '10'],
    ] as const) {
      const own = asked(method, 'a bus', 'newcomer:one');
      const codes: unknown[] = [];
      for (let n = 0; n <= most; n += 1) codes.push(codeOf(await refusalOf(limits, own)));
      expect(codes.filter((code) => code === 'ok')).toHaveLength(most);
      expect(codes.at(-1)).toEqual(['hub-too-often', minutes]);
    }
  });

  it('is no more than so many calls in a minute, as of everybody', async () => {
    const { session, ...one } = asked('event.current', 'a bus');
    const of = (number: number, role: string) =>
      refusalOf(limits, { ...one, session: { ...session, number, role } });
    for (const role of ['newcomer', 'helper']) {
      expect(codeOf(await of(300, role))).toBe('ok');
      expect(codeOf(await of(301, role))).toEqual(['hub-too-often', '1']);
    }
    expect(await written()).toEqual({});
  });
});
