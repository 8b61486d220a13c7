import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '../../../electron/adapters/postgres/database/pool.ts';
import { enrolAtHub, revokeAtHub } from '../../../electron/hub/operate.ts';
import type { RunningHub } from '../../../electron/hub/serve.ts';
import { testProfile } from '../../servers/test-profile.ts';
import { cardOf } from '../../fakes/hub-callers.ts';
import { deskAt, ended } from '../../fakes/hub-desk.ts';
import { removeFolder, type World } from '../../fakes/world.ts';
import { hubAt, newDeskKey } from '../../servers/desk-hub.ts';
import { createHubBrowser, type HubBrowser } from './hub-browser.ts';
import { CODE, EVENT, helper, openHubWorld, operator, type HubWorld } from './hub-world.ts';

let world: HubWorld;
let hub: RunningHub;
let desk: World;
const key = newDeskKey();
beforeAll(async () => {
  world = await openHubWorld();
  hub = await world.serve();
  const url = `${hub.config.origin}/e/${EVENT}`;
  desk = deskAt({ profile: testProfile(world.slapd), hub: hubAt(url, key), url });
  await desk.app.start();
});
afterAll(async () => {
  await desk.app.stop();
  removeFolder(desk.folder);
  await hub.stop();
  await world.stop();
});

const terminalOf = ({ env }: HubWorld) => ({
  ...{ env, tell: () => undefined, stopped: Promise.resolve() },
});

async function enter({ uid, password }: typeof helper): Promise<HubBrowser> {
  const one = createHubBrowser(hub);
  await one.enter({ by: 'password', uid, password });
  return one;
}

describe('the terminal of a hub', () => {
  it('logs somebody out everywhere, and tells the audit log of each session', async () => {
    const [boss, other] = [await enter(operator), await enter(helper)];
    const revoke = (event: string) =>
      revokeAtHub(world.file, { event, who: helper.uid.toUpperCase() }, terminalOf(world));
    await expect(revoke('another-event')).rejects.toMatchObject({
      fields: [{ field: 'EVENT' }],
      message: `The hub has no event another-event; its events are: ${EVENT}`,
    });
    expect((await revoke(EVENT)).value).toEqual({ ended: 1 });
    expect((await other.call('event.current')).status).toBe(401);
    const { result } = await boss.call('audit.list');
    expect(JSON.stringify(result)).toContain(
      `"who":"operator","what":{"event":"session-ended","role":"helper"}`,
    );
  });
});

describe('a desk at the server of a hub', () => {
  it('asks to be let in, and then has its requests made', async () => {
    const { id } = await desk.ask('requests.submit', cardOf('through-server'));
    expect((await desk.settled(id)).problem?.code).toBe('desk-not-enrolled');
    const { code } = await desk.ask('desk.askIn', { name: 'Front desk' });
    const terminal = terminalOf(world);
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase();
    const wrong = enrolAtHub(world.file, { event: EVENT, code: 'nobody' }, terminal);
    await expect(wrong).rejects.toMatchObject({ code: 'desk-code-unknown' });
    const { lines } = await enrolAtHub(world.file, { event: EVENT, code: typed }, terminal);
    const { hub: known } = await desk.ask('desk.current', {});
    expect(known?.enrolled).toBe('yes');
    // What both tell is compared by eye.
    expect(lines).toEqual([`Desk added: Front desk, ${known?.fingerprint}`]);
    expect(JSON.stringify((await (await enter(operator)).call('audit.list')).result)).toContain(
      `"who":"operator","what":{"event":"desk","act":"let-in"`,
    );
    expect(await ended(desk, id)).toMatchObject({ state: 'confirmed', origin: 'made' });
    expect(world.slapd.ldapsearch(['(uid=through-server)', 'uid'])).toContain(
      'uid: through-server',
    );
  });

  it('is let ask, whatever somebody else sends from the same venue', async () => {
    const url = `${hub.config.origin}/e/${EVENT}`;
    const ask = () => fetch(`${url}/desks/ask`, { method: 'POST', body: '{}' });
    const statuses: number[] = [];
    for (let n = 0; n < 60; n += 1) statuses.push((await ask()).status);
    expect(new Set(statuses)).toEqual(new Set([404]));
    const last = await ask();
    expect([last.status, last.headers.get('retry-after')]).toEqual([429, '3600']);
    const other = hubAt(url, newDeskKey());
    expect((await other.askIn('Second desk')).code).toMatch(/^\w{8}$/);
    // As if others of this event had asked from there, with keys of their own.
    const pool = createPool({ url: world.databaseUrl }, 'test');
    const counted = `UPDATE hub_limits SET count = $1 WHERE key LIKE 'desks signed ${EVENT} %'`;
    await pool.query(counted, [59]);
    expect((await other.askIn('Second desk')).code).toMatch(/^\w{8}$/);
    const over = { code: 'hub-too-often', params: ['60'] };
    await expect(other.askIn('Second desk')).rejects.toMatchObject(over);
    await pool.query(counted, [0]);
    await pool.end();
    await other.close();
  });

  it('reads the names of the directory, and knows without the hub which are taken', async () => {
    const recall = async (shellName: string) => {
      const known = await desk.ask('names.recall', { username: 'Nobody At All', shellName });
      return [known.username.is, known.shellName.is];
    };
    await expect.poll(() => recall(helper.uid)).toEqual(['free-as-of', 'taken-as-of']);
    expect(await recall('nobody-at-all')).toEqual(['free-as-of', 'free-as-of']);
  });

  it('hears what newcomers filed in their own browsers, and who takes their case is known at the hub', async () => {
    const browser = createHubBrowser(hub);
    await browser.enter({ by: 'code', code: CODE });
    const filed = await browser.call('requests.submit', cardOf('on-a-phone'));
    const found = async () => (await desk.ask('requests.elsewhere', {})).requests[0];
    await expect.poll(found).toMatchObject({
      ...{ shellName: 'on-a-phone', state: 'confirmed', elsewhere: { is: 'browser' } },
    });
    const { id = '' } = (await found()) ?? {};
    expect(JSON.stringify(filed.result)).toContain(id);
    await desk.ask('shift.enter', { name: 'Asha' });
    await desk.ask('shift.hold', { id, to: 'Asha', from: '' });
    const atHub = await enter(helper);
    expect(JSON.stringify((await atHub.call('shift.current')).result)).toContain('"name":"Asha"');
    // A change of the case alone is heard as well.
    await atHub.call('shift.hold', { id, from: 'Asha', to: 'Ben' });
    const holder = async () =>
      (await desk.ask('shift.current', {})).cases.find((one) => one.id === id)?.holder?.name;
    await expect.poll(holder).toBe('Ben');
  });

  it('is no browser: what a page sends there is refused', async () => {
    const answer = await fetch(`${hub.config.origin}/e/${EVENT}/desks/me`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
    const unsigned = await fetch(`${hub.config.origin}/e/${EVENT}/desks/me`, {
      headers: { origin: 'https://elsewhere.example.org' },
    });
    expect(unsigned.status).toBe(403);
  });
});
