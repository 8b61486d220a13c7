import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskKey } from '../../../../electron/adapters/desks/desk-key.ts';
import { migrate } from '../../../../electron/adapters/postgres/database/migrate.ts';
import { createPool, type Pool } from '../../../../electron/adapters/postgres/database/pool.ts';
import { createDeskRegister } from '../../../../electron/adapters/postgres/desks/desk-register.ts';
import { systemClock } from '../../../../electron/adapters/node/system.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { cardOf } from '../../../fakes/hub-callers.ts';
import { deskAt } from '../../../fakes/hub-desk.ts';
import { untold } from '../../../fakes/untold.ts';
import { removeFolder, type World } from '../../../fakes/world.ts';
import { startChild, type ChildServer } from '../../../servers/child-process.ts';
import { enrol, hubAt, newDeskKey } from '../../../servers/desk-hub.ts';
import type { HubOrder } from '../../../servers/hub-process.ts';
import { freePort } from '../../../servers/ports.ts';
import { startPostgres, type Postgres } from '../../../servers/postgres.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';

const OWN = 20;
const SHARED = 10;
const CLASHES = 3;
const HOURS_3 = 3 * 3_600_000;

let slapd: Slapd;
let postgres: Postgres;
let pool: Pool;
let order: HubOrder;
let hub: ChildServer;
const folder = mkdtempSync(join(tmpdir(), 'lanyard-hub-'));
const desks: World[] = [];

const startHub = async (): Promise<void> => {
  const url = `http://127.0.0.1:${order.port}/`;
  hub = await startChild({
    command: process.execPath,
    args: [join(import.meta.dirname, '../../../servers/hub-process.ts')],
    env: { HUB_ORDER: JSON.stringify(order) },
    ready: () =>
      fetch(url).then(
        () => true,
        () => false,
      ),
  });
};

const openDesk = async (key: DeskKey, aheadMs: number): Promise<World> => {
  const url = `http://127.0.0.1:${order.port}/e/test-event`;
  const clock = { ...systemClock, now: () => new Date(Date.now() + aheadMs) };
  const world = deskAt({ profile: order.profile, hub: hubAt(url, key, aheadMs), url, clock });
  desks.push(world);
  await world.app.start();
  return world;
};

beforeAll(async () => {
  [slapd, postgres] = await Promise.all([startSlapd({ people: 50 }), startPostgres()]);
  const database = await postgres.database('hub');
  pool = createPool({ url: database }, 'test');
  await migrate(pool);
  order = {
    ...{ database, folder, caFile: slapd.caFile, credentials: slapd.writer, cut: 30 },
    profile: testProfile(slapd),
    port: await freePort(),
  };
});
afterAll(async () => {
  for (const { app } of desks) await app.stop();
  for (const { folder: own } of desks) removeFolder(own);
  await hub.end();
  await pool.end();
  await Promise.all([slapd.stop(), postgres.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const requestsOf = async (desk: World): Promise<readonly RequestView[]> =>
  (await desk.ask('requests.list', { limit: 200 })).requests;
const isOver = ({ state }: RequestView): boolean => state === 'confirmed' || state === 'needs-you';

/** Waits until so many requests of these desks have come to their end. */
async function settledAt(all: readonly World[], count: number): Promise<readonly RequestView[]> {
  for (const until = Date.now() + 120_000; ; await wait(200)) {
    const requests = (await Promise.all(all.map(requestsOf))).flat();
    if (requests.filter(isOver).length >= count || Date.now() > until) return requests;
  }
}

/** The same newcomer's request at both desks, as from one transfer file. */
async function copy(id: string, from: World, to: World): Promise<void> {
  const request = await from.journal.get(id);
  if (!request) throw new Error('the request to copy is gone');
  const fresh = { state: 'saved', attempted: [], finished: [], failures: 0 } as const;
  await to.journal.file([{ ...request, ...fresh, problem: undefined, retryAt: undefined }]);
}

/** Files at both desks, while nobody else is there; answers how many requests they have then. */
async function fileOffline(one: World, other: World): Promise<number> {
  for (let n = 0; n < OWN; n += 1) {
    await one.ask('requests.submit', cardOf(`one-${n}`));
    await other.ask('requests.submit', cardOf(`other-${n}`));
  }
  for (let n = 0; n < SHARED; n += 1) {
    const { id } = await one.ask('requests.submit', cardOf(`shared-${n}`));
    await copy(id, one, other);
  }
  for (let n = 0; n < CLASHES; n += 1) {
    for (const desk of [one, other]) {
      const email = `clash-${n}-${desks.indexOf(desk)}@example.org`;
      await desk.ask('requests.submit', { ...cardOf(`clash-${n}`), email });
    }
  }
  return 2 * (OWN + SHARED + CLASHES);
}

/** Of two who typed the same names one has the account, and the other is asked about, at their own desk. */
function expectHonest(requests: readonly RequestView[]): void {
  const stopped = requests.filter(({ state }) => state === 'needs-you');
  const names = stopped.map(({ shellName }) => shellName).toSorted();
  expect(names).toEqual(Array.from({ length: CLASHES }, (_, n) => `clash-${n}`));
  const codes = ['name-taken', 'password-needed', 'account-of-another', 'password-refused'];
  for (const { problem } of stopped) expect(codes).toContain(problem?.code);
}

/** Every account stands once, under a number of its own, which is the one that desks tell. */
function expectOnce(requests: readonly RequestView[]): void {
  const filter = '(|(uid=one-*)(uid=other-*)(uid=shared-*)(uid=clash-*))';
  const lines = slapd.ldapsearch([filter, 'uid', 'uidNumber']).split('\n');
  const numbers = lines.filter((line) => line.startsWith('uidNumber: '));
  expect(lines.filter((line) => line.startsWith('uid: '))).toHaveLength(2 * OWN + SHARED + CLASHES);
  expect(new Set(numbers).size).toBe(2 * OWN + SHARED + CLASHES);
  const told = requests.filter(({ state }) => state === 'confirmed');
  const untrue = told.filter(({ uidNumber }) => !numbers.includes(`uidNumber: ${uidNumber}`));
  expect(untrue).toEqual([]);
}

describe('two desks that were offline, and their hub', () => {
  it('make every account once, though answers are lost, the hub is killed and a clock is wrong', async () => {
    const register = createDeskRegister(pool, order.profile.event.id, untold);
    const keys = [newDeskKey(), newDeskKey()] as const;
    for (const key of keys) await enrol(register, key);
    const [one, other] = [await openDesk(keys[0], 0), await openDesk(keys[1], HOURS_3)];
    const filed = await fileOffline(one, other);

    await startHub();
    for (const desk of [one, other]) void desk.ask('requests.sync', {});
    await settledAt([one, other], 8);
    await hub.end('SIGKILL');
    await wait(1500);
    await startHub();

    const requests = await settledAt([one, other], filed);
    expect(requests).toHaveLength(filed);
    expect(requests.filter((request) => !isOver(request))).toEqual([]);
    expectHonest(requests);
    expectOnce(requests);
    const { rowCount } = await pool.query('SELECT 1 FROM hub_handed_in');
    expect(rowCount).toBe(2 * OWN + SHARED + 2 * CLASHES);
  }, 300_000);
});
