import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../../electron/adapters/postgres/database/migrate.ts';
import { createPool, type Pool } from '../../../../electron/adapters/postgres/database/pool.ts';
import {
  createLimits,
  type Limits,
} from '../../../../electron/adapters/postgres/sessions/limits.ts';
import { createSessions } from '../../../../electron/adapters/postgres/sessions/sessions.ts';
import { newId } from '../../../../electron/adapters/node/system.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { type At, createEntries, type Entries } from '../../../../electron/hub/http/entries.ts';
import { findStamp } from '../../../../renderer/bridge/stamp.ts';
import { startPostgres, type Postgres } from '../../../servers/postgres.ts';

let postgres: Postgres;
let pool: Pool;
let limits: Limits;
let entries: Entries;
beforeAll(async () => {
  postgres = await startPostgres();
  pool = createPool({ url: await postgres.database('entries') }, 'test');
  await migrate(pool);
  const last = { idleSeconds: 600, seconds: 3600 };
  limits = createLimits(pool);
  entries = createEntries({ sessions: createSessions(pool), limits, last, newId });
});
afterAll(async () => {
  await pool.end();
  await postgres.stop();
});

const lists = { proofOfWork: 0, helpers: [], approvers: [], organizers: [], operators: ['ada'] };
const away = () => Promise.reject(new AppError('host-unreachable', 'The directory is away'));
/** At an event, as far as its door is: its code is COLDTEA7, and its directory is away. */
const from = (address: string): At => ({
  address,
  oldId: '',
  // As far as entries read it.
  event: { id: 'tea', codes: ['COLDTEA7'], config: lists, signIn: away } as unknown as At['event'],
});
const byCode = (code: string, stamp = '') => ({ by: 'code', code, website: '', stamp }) as const;
const codesOf = async (tries: readonly ReturnType<Entries['enter']>[]): Promise<string[]> =>
  (await Promise.all(tries)).map((found) => (found.ok ? 'ok' : found.error.code));
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
async function counted(like: string): Promise<number> {
  const { rows } = await pool.query<{ sum: string | null }>(
    'SELECT sum(count) FROM hub_limits WHERE key LIKE $1',
    [like],
  );
  return Number(rows[0]?.sum ?? 0);
}

describe('what is right', () => {
  it('is let in however many come at once from one address, and is not counted as a guess', async () => {
    const all = times(200, () => entries.enter(from('a venue'), byCode('cold-tea-7')));
    expect(new Set(await codesOf(all))).toEqual(new Set(['ok']));
    expect(await counted('code tea a venue')).toBe(0);
  });

  it('is let in no more once too much was wrong, and elsewhere still', async () => {
    const wrong = await codesOf(times(61, () => entries.enter(from('a cellar'), byCode('X'))));
    expect(wrong.filter((code) => code === 'hub-code-wrong')).toHaveLength(60);
    const right = [from('a cellar'), from('a roof')].map((at) =>
      entries.enter(at, byCode('COLDTEA7')),
    );
    expect(await codesOf(right)).toEqual(['hub-too-often', 'ok']);
  });
});

it('no password is counted that nobody could look at', async () => {
  const entry = { by: 'password', uid: 'ada', password: 'right or wrong' } as const;
  for (let n = 0; n < 12; n += 1) {
    expect(await codesOf([entries.enter(from('home'), entry)])).toEqual(['host-unreachable']);
  }
  expect(await counted('%ada')).toBe(0);
});

it('one address brings only so many newcomers, and the links of others are no part of those of the event', async () => {
  const key = 'newcomers tea a bus';
  await pool.query(
    'INSERT INTO hub_limits VALUES ($1, floor(extract(epoch FROM now()) / 3600), 3600, 999)',
    [key],
  );
  const come = () => entries.enter(from('a bus'), byCode('COLDTEA7'));
  expect(await codesOf([come()])).toEqual(['ok']);
  expect(await codesOf([come()])).toEqual(['hub-too-often']);
  const before = await counted('newcomers tea');
  const secret = await createSessions(pool).makeLink({ event: 'tea', who: 'newcomer:one' }, 60);
  expect(await codesOf([entries.enter(from('a ship'), { by: 'link', secret })])).toEqual(['ok']);
  expect(await counted('newcomers tea')).toBe(before);
});

describe('an event that asks for work', () => {
  const BITS = 8;
  const asking = (address: string, id = 'tea'): At => {
    const { event } = from(address);
    return {
      ...{ address, oldId: '' },
      event: { ...event, id, config: { ...event.config, proofOfWork: BITS } },
    };
  };
  const right = 'COLDTEA7';
  /** A stamp of the window that it is now, or of one so many later. */
  const stamp = async (later = 0, event = 'tea') =>
    findStamp({ event, bits: BITS, window: (await limits.window(600)) + later }, newId());

  it('looks at no code without it, and counts no guess', async () => {
    const spent = await stamp();
    expect(await codesOf([entries.enter(asking('a hut'), byCode(right, spent))])).toEqual(['ok']);
    const others = [
      ...['', spent, 'x', `${spent}!`, spent.replace(/^/, '1'), `${'9'.repeat(40)}:a`],
      ...[await stamp(2), await stamp(1), await stamp(-2), await stamp(0, 'other')],
    ];
    for (const one of others) {
      const codes = await codesOf([entries.enter(asking('a hut'), byCode('WRONG-CODE', one))]);
      expect(codes, one).toEqual(['hub-stamp-wrong']);
    }
    expect(await counted('code tea a hut')).toBe(0);
  });

  it('takes each piece of it once, whoever shows it at the same moment, and whatever the code was', async () => {
    const one = await stamp();
    const many = await codesOf(
      times(20, () => entries.enter(asking('a barn'), byCode(right, one))),
    );
    expect(many.filter((code) => code === 'ok')).toHaveLength(1);
    const other = await stamp(-1);
    const typed = (code: string) => entries.enter(asking('a barn'), byCode(code, other));
    expect(await codesOf([typed('WRONG-CODE')])).toEqual(['hub-code-wrong']);
    expect(await codesOf([typed(right)])).toEqual(['hub-stamp-wrong']);
  });
});
