import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { stringify } from 'yaml';
import {
  createListener,
  type Listener,
} from '../../../electron/adapters/postgres/database/listener.ts';
import { migrate } from '../../../electron/adapters/postgres/database/migrate.ts';
import { createPool, type Pool } from '../../../electron/adapters/postgres/database/pool.ts';
import { atHub } from '../../../electron/core/base/caller.ts';
import { loadHubConfig } from '../../../electron/hub/config/hub-config.ts';
import { openHubEvent, type HubEvent } from '../../../electron/hub/hub-events.ts';
import type { HubRole } from '../../../shared/domain/hub-session.ts';
import { callingAs, cardOf } from '../../fakes/hub-callers.ts';
import { startPostgres, type Postgres } from '../../servers/postgres.ts';

let postgres: Postgres;
let databases = 0;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

let folder: string;
let event: HubEvent;
let pool: Pool;
let listener: Listener;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-hub-'));
  const url = await postgres.database(`hub ${(databases += 1)}`);
  pool = createPool({ url }, 'test');
  listener = createListener({ url }, 'test');
  await migrate(pool);
});
afterEach(async () => {
  await event.stop();
  await listener.close();
  await pool.end();
  rmSync(folder, { recursive: true });
});

/** The practice event of a hub whose file says this of it. */
async function open(said: Readonly<Record<string, unknown>>): Promise<void> {
  const file = join(folder, 'hub.yaml');
  const events = [{ profile: 'practice', ...said }];
  const database = { url: 'postgresql://lanyard@127.0.0.1/lanyard' };
  const origin = 'http://127.0.0.1:8080';
  writeFileSync(file, stringify({ origin, dataFolder: 'data', database, events }));
  const [config] = (await loadHubConfig(file)).events;
  if (!config) throw new Error('the file names no event');
  const log = { info: () => undefined, error: () => undefined };
  event = await openHubEvent(config, {
    dataFolder: join(folder, 'data'),
    env: {},
    log,
    database: { pool, listener },
  });
}

/** Somebody at it. */
const calling = (role: HubRole, who: string) =>
  callingAs(
    { app: { for: () => event.callerApp({ role, who }) } },
    atHub(role, { who, event: '' }),
  );

it('a hub’s file that says nothing of approvals gives a stranger an account and nothing beside it', async () => {
  await open({});
  const newcomer = calling('newcomer', 'session-1');
  const further = {
    membership: { reason: 'bikes' },
    tool: { name: 'bikes' },
    project: {
      ...{ name: 'bike-racks', purpose: 'bikes', preset: 'small', ends: '2099-01-01' },
      members: [],
    },
  };
  await newcomer.ask('requests.submit', { ...cardOf('eva'), further });
  const { requests } = await newcomer.ask('requests.list', {});
  const waiting = requests.map(({ kind, state, approval }) =>
    kind === 'account' ? [kind, state === 'for-approval'] : [kind, state, approval?.needs],
  );
  expect(waiting.toReversed()).toEqual([
    ['account', false],
    ['membership', 'for-approval', 'approve'],
    ['tool', 'for-approval', 'approve'],
    ['project', 'for-approval', 'grant'],
  ]);
});

it('what a file says of one kind leaves the others as they are, and lets no stranger past a helper', async () => {
  await open({ approvals: { tool: 'submit' } });
  const further = { membership: { reason: 'bikes' }, tool: { name: 'bikes' } };
  const newcomer = calling('newcomer', 'session-1');
  await newcomer.ask('requests.submit', { ...cardOf('eva'), further });
  const { requests } = await newcomer.ask('requests.list', {});
  expect(requests.map(({ kind, approval }) => [kind, approval?.needs])).toEqual([
    ['tool', 'submit'],
    ['membership', 'approve'],
    ['account', undefined],
  ]);
  const helper = calling('helper', 'hanna');
  const made = await helper.ask('memberships.file', {
    shellName: requests[0]?.shellName ?? '',
    ...{ as: 'member', reason: 'bikes' },
  });
  expect(made.approval?.needs).toBe('approve');
});
