import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPool, type Pool } from '../../../electron/adapters/postgres/database/pool.ts';
import { createSessions } from '../../../electron/adapters/postgres/sessions/sessions.ts';
import { enrolAtHub, revokeAtHub } from '../../../electron/hub/operate.ts';
import { createStandings } from '../../../electron/hub/people/standings.ts';
import type { Method } from '../../../shared/contract/index.ts';
import { hubAt, newDeskKey } from '../../servers/desk-hub.ts';
import { createHubBrowser, type HubBrowser } from './hub-browser.ts';
import { EVENT, helper, hubOfFile, operator } from './hub-world.ts';

const at = hubOfFile();

let pool: Pool;
beforeAll(() => {
  pool = createPool({ url: at.world.databaseUrl }, 'test');
});
afterAll(() => pool.end());

/** What is done while no line can be added to any trail. */
async function whileTrailTakesNothing(work: () => Promise<void>): Promise<void> {
  await pool.query(`CREATE FUNCTION takes_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the trail takes nothing'; END $$`);
  await pool.query(
    'CREATE TRIGGER takes_nothing BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION takes_nothing()',
  );
  try {
    await work();
  } finally {
    await pool.query('DROP FUNCTION takes_nothing CASCADE');
  }
}

async function enter({ uid, password }: typeof helper): Promise<HubBrowser> {
  const browser = createHubBrowser(at.hub);
  expect(await browser.enter({ by: 'password', uid, password })).toMatchObject({ status: 200 });
  return browser;
}

const codeOf = async (browser: HubBrowser, method: Method, input: object): Promise<string> => {
  const { result } = await browser.call(method, input);
  return result.ok ? 'done' : result.error.code;
};
const said = async (browser: HubBrowser, method: Method): Promise<string> =>
  JSON.stringify((await browser.call(method)).result);

it('lets a desk in, and sends it away, only where the trail says who did', async () => {
  const key = newDeskKey();
  const desk = hubAt(`${at.hub.config.origin}/e/${EVENT}`, key);
  const { code } = await desk.askIn('Front desk');
  const boss = await enter(operator);
  const terminal = { env: at.world.env, tell: () => undefined, stopped: Promise.resolve() };
  await whileTrailTakesNothing(async () => {
    expect(await codeOf(boss, 'desks.enrol', { code })).toBe('storage-failed');
    const typed = enrolAtHub(at.world.file, { event: EVENT, code }, terminal);
    await expect(typed).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await said(boss, 'desks.list')).not.toContain(key.id);
  });
  expect(await codeOf(boss, 'desks.enrol', { code })).toBe('done');
  await whileTrailTakesNothing(async () => {
    expect(await codeOf(boss, 'desks.revoke', { id: key.id })).toBe('storage-failed');
    expect(await said(boss, 'desks.list')).toContain(key.id);
  });
  expect(await codeOf(boss, 'desks.revoke', { id: key.id })).toBe('done');
  await desk.close();
});

it('ends a login only where the trail says who did', async () => {
  const [boss, other] = [await enter(operator), await enter(helper)];
  const listed = await said(boss, 'sessions.list');
  const refs = [...listed.matchAll(/"ref":"([^"]+)","role":"helper"/g)];
  const ref = refs[0]?.[1] ?? '';
  const event = at.hub.events[0];
  if (!event) throw new Error('the hub has no event');
  const standings = createStandings({
    events: [{ ...event, look: () => Promise.resolve({ is: 'closed' }) }],
    sessions: createSessions(pool),
    log: { info: () => undefined, error: () => undefined },
  });
  const terminal = { env: at.world.env, tell: () => undefined, stopped: Promise.resolve() };
  await whileTrailTakesNothing(async () => {
    expect(await codeOf(boss, 'sessions.end', { ref })).toBe('storage-failed');
    const typed = revokeAtHub(at.world.file, { event: EVENT, who: helper.uid }, terminal);
    await expect(typed).rejects.toMatchObject({ code: 'storage-failed' });
    await standings.look();
    expect((await other.call('event.current')).status).toBe(200);
  });
  expect(await codeOf(boss, 'sessions.end', { ref })).toBe('done');
  expect((await other.call('event.current')).status).toBe(401);
});
