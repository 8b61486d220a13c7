import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHub } from '../../../electron/adapters/desks/hub-client.ts';
import { systemClock } from '../../../electron/adapters/node/system.ts';
import { createListener } from '../../../electron/adapters/postgres/database/listener.ts';
import { createPool } from '../../../electron/adapters/postgres/database/pool.ts';
import { createDeskRegister } from '../../../electron/adapters/postgres/desks/desk-register.ts';
import { openEventStorage } from '../../../electron/adapters/postgres/journal/event-storage.ts';
import { checkHub } from '../../../electron/hub/operate.ts';
import { cardOf } from '../../fakes/hub-callers.ts';
import { deskAt, ended } from '../../fakes/hub-desk.ts';
import { untold } from '../../fakes/untold.ts';
import { removeFolder, type World } from '../../fakes/world.ts';
import { enrol, newDeskKey } from '../../servers/desk-hub.ts';
import { type FaultProxy, startFaultProxy } from '../../servers/fault-proxy.ts';
import { ask, listOf, startStandby, type Standby } from '../../servers/postgres.ts';
import { testProfile } from '../../servers/test-profile.ts';
import { createHubBrowser, type HubBrowser } from './hub-browser.ts';
import { type HubCluster, startCluster } from './hub-cluster.ts';
import { followEvents, type HubStream } from './hub-stream.ts';
import { CODE, EVENT, helper, openHubWorld, type OwnHubWorld } from './hub-world.ts';

/** In milliseconds: what docs/hub.md says, and what a machine needs that has much else to do. */
const GOES_ON_MS = 15_000;
const SLACK_MS = 15_000;
/** Until somebody has seen that the primary is gone. */
const PROMOTED_AFTER_MS = 1500;
/** Longer than newcomers wait between two cards. */
const DEAF_MS = 1000;
const NEWCOMERS = 6;

let world: OwnHubWorld;
let standby: Standby;
/** The way from the primary to its standby. */
let replication: FaultProxy;
let cluster: HubCluster;
let url: string;
let desk: World;
let stream: HubStream;
const changes: string[] = [];

const browser = (): HubBrowser =>
  createHubBrowser({ config: { origin: cluster.origin }, ca: cluster.ca });

/** One with what the hub works with. */
const openPool = () => createPool({ url }, 'test');

async function openDesk(): Promise<World> {
  const key = newDeskKey();
  const pool = openPool();
  await enrol(createDeskRegister(pool, EVENT, untold), key);
  await pool.end();
  const at = `${cluster.origin}/e/${EVENT}`;
  const hub = createHub({
    ...{ url: at, ca: cluster.ca, clock: systemClock },
    key: () => Promise.resolve(key),
  });
  const opened = deskAt({ profile: testProfile(world.slapd), hub, url: at, clock: systemClock });
  await opened.app.start();
  return opened;
}

async function openStream(): Promise<HubStream> {
  const one = browser();
  const entered = await one.enter({ by: 'password', uid: helper.uid, password: helper.password });
  expect(entered.status).toBe(200);
  return followEvents(one, (name, data) => {
    if (name === 'requests.changed') changes.push(data);
  });
}

beforeAll(async () => {
  world = await openHubWorld();
  replication = await startFaultProxy(world.postgres.port);
  standby = await startStandby(world.postgres, { way: replication.port });
  url = listOf(world.databaseUrl, [standby.port, world.postgres.port]);
  cluster = await startCluster(world, 2, { change: { database: { url } } });
  desk = await openDesk();
  stream = await openStream();
});
afterAll(async () => {
  stream.stop();
  await desk.app.stop();
  removeFolder(desk.folder);
  await cluster.stop();
  await standby.stop();
  await replication.stop();
  await world.stop();
});

interface Filed {
  readonly shellName: string;
  readonly id: string;
}

/** What was answered as saved. */
const saved: Filed[] = [];

async function newcomer(): Promise<HubBrowser> {
  const one = browser();
  for (;;) {
    const entered = await one.enter({ by: 'code', code: CODE }).catch(() => undefined);
    if (entered?.status === 200) return one;
    await wait(200);
  }
}

/** Sends a card until it is taken, as somebody does who sees that it was not; answers its request. */
async function send(one: HubBrowser, card: ReturnType<typeof cardOf>): Promise<string> {
  for (;;) {
    const answer = await one.call('requests.submit', card).catch(() => undefined);
    if (answer?.status === 200 && answer.result.ok) return String(answer.result.value['id']);
    if (answer?.status === 200) {
      expect(answer.result).toMatchObject({ error: { code: 'storage-failed' } });
    }
    await wait(200);
  }
}

/** Sends cards one after the other until told. */
async function file(prefix: string, isOver: () => boolean): Promise<void> {
  const one = await newcomer();
  for (let n = 0; !isOver(); n += 1) {
    const card = cardOf(`${prefix}-${n}`);
    saved.push({ shellName: card.shellName, id: await send(one, card) });
    await wait(300);
  }
}

/** Settles when something holds; answers how long that took, in milliseconds. */
async function until(holds: () => boolean | Promise<boolean>, ms: number): Promise<number> {
  const start = performance.now();
  await expect.poll(async () => holds(), { timeout: ms, interval: 50 }).toBe(true);
  return performance.now() - start;
}

/** Everything that was answered stands in the journal, and came to its end. */
async function expectAllConfirmed(): Promise<void> {
  const pool = openPool();
  const ids = saved.map(({ id }) => id);
  const count = async (where: string): Promise<number> => {
    const sql = `SELECT count(*)::int AS n FROM requests WHERE id = ANY ($1) AND ${where}`;
    return Number((await pool.query(sql, [ids])).rows[0]?.['n']);
  };
  expect(await count('true')).toBe(saved.length);
  await until(async () => (await count(`state = 'confirmed'`)) === saved.length, 60_000);
  await pool.end();
}

function expectEachOnce(): void {
  const found = world.slapd.ldapsearch(['(mail=*@example.org)', 'uid', 'uidNumber']);
  const uids = [...found.matchAll(/^uid: (\S+)$/gm)].map(([, uid]) => uid);
  const numbers = [...found.matchAll(/^uidNumber: (\d+)$/gm)].map(([, number]) => number);
  expect(new Set(uids).size).toBe(uids.length);
  expect(new Set(numbers).size).toBe(uids.length);
  const missing = saved.filter(({ shellName }) => !uids.includes(shellName));
  expect(missing).toEqual([]);
}

async function expectTrailWhole(): Promise<void> {
  const address = { url };
  const database = { pool: openPool(), listener: createListener(address, 'test listen') };
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-trail-'));
  const passphrase = world.env['LANYARD_TEST_EVENT_PASSPHRASE'] ?? '';
  const storage = await openEventStorage({ database, event: EVENT, passphrase, folder });
  expect(await storage.audit.verify()).toMatchObject({ ok: true });
  await storage.journal.close();
  await database.listener.close();
  await database.pool.end();
  removeFolder(folder);
}

const checked = async (): Promise<readonly string[]> => {
  const terminal = { env: world.env, tell: () => undefined, stopped: Promise.resolve() };
  return (await checkHub(world.file, terminal)).lines;
};

describe('a hub with a synchronous standby', () => {
  it('is told by its check which server takes writes, and what that waits for', async () => {
    const lines = await checked();
    expect(lines).toContain(
      `127.0.0.1:${world.postgres.port}: takes writes; waits for ANY 1 (db2)`,
    );
    expect(lines).toContain(`127.0.0.1:${standby.port}: standby, or read-only`);
  });

  it('loses nothing that it answered when the primary dies, and browsers and desks go on', async () => {
    let isOver = false;
    const filing = Promise.all(
      Array.from({ length: NEWCOMERS }, (_, n) => file(`over-${n}`, () => isOver)),
    );
    await until(() => saved.length >= 3 * NEWCOMERS && changes.length > 0, 60_000);
    // The standby hears nothing for a moment before the end: what is answered now, it does not have.
    replication.hang();
    await wait(DEAF_MS);
    await world.postgres.kill();
    const { id } = await desk.ask('requests.submit', cardOf('over-desk'));
    await wait(PROMOTED_AFTER_MS);
    await standby.promote();
    const [before, seen, opened] = [saved.length, changes.length, stream.opened()];
    const went = await Promise.all([
      until(() => saved.length > before, GOES_ON_MS + SLACK_MS),
      until(() => changes.length > seen, GOES_ON_MS + SLACK_MS),
      ended(desk, id).then(({ state }) => expect(state).toBe('confirmed')),
    ]);
    expect(went).toHaveLength(3);
    expect(stream.opened()).toBe(opened);
    await until(() => saved.length >= before + 2 * NEWCOMERS, 60_000);
    isOver = true;
    await filing;
    await expectAllConfirmed();
    expectEachOnce();
    await expectTrailWhole();
  });

  it('leaves an old primary alone that came back, also where a process begins anew', async () => {
    await world.postgres.restart();
    const changed = 'SELECT count(*), max(change), max(taken_until) FROM requests';
    const written = () => ask(world.postgres.port, changed, 'hub');
    const then = await written();
    const [one] = cluster.hubs;
    await one?.process.end('SIGKILL');
    await one?.launch();
    const before = saved.length;
    await Promise.all(
      Array.from({ length: NEWCOMERS }, (_, n) =>
        file(`after-${n}`, () => saved.length >= before + 3 * NEWCOMERS),
      ),
    );
    await expectAllConfirmed();
    expectEachOnce();
    expect(await written()).toEqual(then);
    const lines = await checked();
    expect(lines.filter((line) => line.includes('takes writes'))).toHaveLength(1);
  });
});
