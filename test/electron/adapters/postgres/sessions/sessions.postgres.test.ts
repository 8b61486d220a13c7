import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../../../../electron/adapters/postgres/database/migrate.ts';
import { createPool, type Pool } from '../../../../../electron/adapters/postgres/database/pool.ts';
import {
  createSessions,
  type Sessions,
  type TellRole,
} from '../../../../../electron/adapters/postgres/sessions/sessions.ts';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import { startPostgres, type Postgres } from '../../../../servers/postgres.ts';

let postgres: Postgres;
let pool: Pool;
let sessions: Sessions;
beforeAll(async () => {
  postgres = await startPostgres();
  pool = createPool({ url: await postgres.database('sessions') }, 'test');
  await migrate(pool);
  sessions = createSessions(pool);
});
beforeEach(async () => {
  told = [];
  await pool.query('TRUNCATE hub_sessions, hub_links, hub_flows');
});
afterAll(async () => {
  await pool.end();
  await postgres.stop();
});

/** The roles that were told of. */
let told: string[];
const tell: TellRole = (_, role) => Promise.resolve(void told.push(role));
const fails: TellRole = () => Promise.reject(new AppError('storage-failed', 'It cannot be told'));

const helper = { event: 'one', role: 'helper', who: 'ada', name: 'Ada' };
const hour = { idleSeconds: 600, seconds: 3600 };
/** As if so many seconds had gone by. */
const wait = (seconds: number) =>
  pool.query(
    `UPDATE hub_sessions SET used_at = used_at - $1 * interval '1 second',
     ends_at = ends_at - $1 * interval '1 second'`,
    [seconds],
  );

describe('a session', () => {
  it('is known by its id to its own event alone', async () => {
    const id = await sessions.begin(helper, hour);
    expect(id).toMatch(/^[\w-]{43}$/);
    expect(await sessions.use(id, 'one')).toMatchObject(helper);
    expect(await sessions.use(id, 'two')).toBeUndefined();
    expect(await sessions.use(`${id.slice(0, -1)}.`, 'one')).toBeUndefined();
    expect(await sessions.use('', 'one')).toBeUndefined();
  });

  it('leaves no id in the database that lets anybody in', async () => {
    const id = await sessions.begin(helper, hour);
    const link = await sessions.makeLink(helper, 60);
    const { rows } = await pool.query<{ all: string }>(
      `SELECT (SELECT json_agg(s) FROM hub_sessions s)::text || (SELECT json_agg(l) FROM hub_links l)::text AS all`,
    );
    for (const secret of [id, link]) {
      expect(rows[0]?.all).not.toContain(secret);
      expect(rows[0]?.all).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });

  it('takes the place of the one that the browser brought', async () => {
    const first = await sessions.begin(helper, hour);
    const second = await sessions.begin({ ...helper, who: 'other' }, hour, first);
    expect(await sessions.use(first, 'one')).toBeUndefined();
    expect(await sessions.use(second, 'one')).toMatchObject({ who: 'other' });
  });

  it('ends when nobody used it, and lives on with each use', async () => {
    const id = await sessions.begin(helper, hour);
    await wait(590);
    expect(await sessions.use(id, 'one')).toBeDefined();
    await wait(590);
    expect(await sessions.use(id, 'one')).toBeDefined();
    await wait(601);
    expect(await sessions.use(id, 'one')).toBeUndefined();
  });

  it('counts its own calls, those that come at once too, and nobody’s where there is no session', async () => {
    const id = await sessions.begin(helper, hour);
    const other = await sessions.begin({ ...helper, who: 'other' }, hour);
    // A minute of the database may begin in between: the numbers then begin anew, and none is told twice in it.
    const calls = await Promise.all(Array.from({ length: 20 }, () => sessions.call(id, 'one')));
    const counted = new Set(calls.map((call) => call?.number));
    expect(calls[0]).toMatchObject(helper);
    expect(counted.size).toBeGreaterThanOrEqual(10);
    expect((await sessions.call(other, 'one'))?.number).toBe(1);
    const { rows: before } = await pool.query('SELECT sum(count) FROM hub_limits');
    expect(await sessions.call(id, 'two')).toBeUndefined();
    expect(await sessions.call('', 'one')).toBeUndefined();
    expect((await pool.query('SELECT sum(count) FROM hub_limits')).rows).toEqual(before);
  });

  it('ends however much it is used', async () => {
    const id = await sessions.begin(helper, hour);
    for (let gone = 0; gone < 3500; gone += 500) {
      await wait(500);
      expect(await sessions.use(id, 'one')).toBeDefined();
    }
    await wait(101);
    expect(await sessions.use(id, 'one')).toBeUndefined();
  });

  it('is listed for its event, and ended by who may', async () => {
    const id = await sessions.begin(helper, hour);
    await sessions.begin({ ...helper, event: 'two', who: 'grace' }, hour);
    const [listed, ...others] = await sessions.list('one');
    expect(others).toEqual([]);
    expect(listed).toMatchObject(helper);
    const ref = listed?.ref ?? '';
    expect(await sessions.ended([ref])).toEqual([]);
    expect(await sessions.endListed(ref, 'two', tell)).toBeUndefined();
    expect(await sessions.endListed(ref, 'one', tell)).toBe(helper.role);
    expect(await sessions.use(id, 'one')).toBeUndefined();
    expect(await sessions.ended([ref])).toEqual([ref]);
  });

  it('takes the private links of its owner along where an operator ends it, and nobody else’s', async () => {
    await sessions.begin(helper, hour);
    const link = await sessions.makeLink(helper, 60);
    const other = await sessions.makeLink({ event: 'one', who: 'grace' }, 60);
    const [listed] = await sessions.list('one');
    expect(await sessions.endListed(listed?.ref ?? '', 'one', tell)).toBe(helper.role);
    expect(await sessions.openLink(link, 'one')).toBeUndefined();
    expect(await sessions.openLink(other, 'one')).toBe('grace');
  });

  it('ends with all of somebody’s, however their name is spelled', async () => {
    const id = await sessions.begin(helper, hour);
    const link = await sessions.makeLink(helper, 60);
    expect(await sessions.endAllOf('one', 'ADA', tell)).toEqual([helper.role]);
    expect(await sessions.use(id, 'one')).toBeUndefined();
    expect(await sessions.openLink(link, 'one')).toBeUndefined();
  });

  it('ends, or gets another role, where that can be told, or not at all', async () => {
    const id = await sessions.begin(helper, hour);
    const link = await sessions.makeLink(helper, 60);
    const ref = (await sessions.list('one'))[0]?.ref ?? '';
    const { event, who } = helper;
    const approver = { event, who, role: 'approver' };
    for (const change of [
      () => sessions.endListed(ref, event, fails),
      () => sessions.endAllOf(event, who, fails),
      () => sessions.changeRole(approver, fails),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: 'storage-failed' });
      expect(await sessions.use(id, event)).toMatchObject(helper);
      expect(await sessions.openLink(link, event)).toBe(who);
    }
    expect(await sessions.changeRole(approver, tell)).toBe(true);
    expect(await sessions.changeRole(approver, tell)).toBe(false);
    expect(await sessions.endListed(ref, event, tell)).toBe('approver');
    expect(await sessions.endAllOf(event, who, tell)).toEqual([]);
    expect(told).toEqual(['approver', 'approver']);
  });

  it('is gone from the database once it has ended', async () => {
    await sessions.begin(helper, hour);
    await wait(601);
    await sessions.tidy();
    const { rows } = await pool.query('SELECT 1 FROM hub_sessions');
    expect(rows).toEqual([]);
  });
});

describe('a private link', () => {
  it('leads back to whose it is, in its own event, until it ends', async () => {
    const link = await sessions.makeLink(helper, 60);
    expect(await sessions.openLink(link, 'one')).toBe('ada');
    expect(await sessions.openLink(link, 'two')).toBeUndefined();
    await pool.query(`UPDATE hub_links SET ends_at = now() - interval '1 second'`);
    expect(await sessions.openLink(link, 'one')).toBeUndefined();
  });

  it('is one of few: the oldest ends with the next', async () => {
    const links: string[] = [];
    for (let n = 0; n < 6; n += 1) links.push(await sessions.makeLink(helper, 60));
    const opened = await Promise.all(links.map((link) => sessions.openLink(link, 'one')));
    expect(opened).toEqual([undefined, ...Array.from({ length: 5 }, () => 'ada')]);
  });
});

describe('a sign-in by the identity provider', () => {
  const flow = { event: 'one', verifier: 'v', state: 's', nonce: 'n' };

  it('is ended once, by the browser that began it', async () => {
    const id = await sessions.beginFlow(flow);
    expect(await sessions.endFlow(id, 'two')).toBeUndefined();
    expect(await sessions.endFlow(id, 'one')).toEqual(flow);
    expect(await sessions.endFlow(id, 'one')).toBeUndefined();
  });

  it('is too late after ten minutes', async () => {
    const id = await sessions.beginFlow(flow);
    await pool.query(`UPDATE hub_flows SET ends_at = ends_at - interval '600 seconds'`);
    expect(await sessions.endFlow(id, 'one')).toBeUndefined();
  });
});
