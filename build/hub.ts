import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { migrate } from '../electron/adapters/postgres/database/migrate.ts';
import { createPool } from '../electron/adapters/postgres/database/pool.ts';
import { PRACTICE_PASSWORD } from '../electron/hub/people/practice-sign-in.ts';
import { serveHub } from '../electron/hub/serve.ts';
import { ensureBuilt } from './build-app.ts';
import { findPostgres, startDatabase } from './hub-database.ts';

const PORT = 8480;
const CODE = 'PRACTICE-HUB-1';
const people = {
  helper: 'helper',
  approver: 'approver',
  organizer: 'organizer',
  operator: 'operator',
};

const say = (line: string): void => console.log(line);

/** The file of a hub with one event, in practice. It is on this machine alone, so browsers come in clear and their cookie has no `__Host-`. */
const hubFile = (databaseUrl: string) => ({
  origin: `http://127.0.0.1:${PORT}`,
  listen: `127.0.0.1:${PORT}`,
  inner: `127.0.0.1:${PORT + 1}`,
  dataFolder: 'data',
  database: { url: databaseUrl },
  drainSeconds: 0,
  events: [
    {
      profile: 'practice',
      codes: [CODE],
      helpers: [people.helper],
      approvers: [people.approver],
      organizers: [people.organizer],
      operators: [people.operator],
    },
  ],
});

const words = (origin: string, innerAt: string): readonly string[] => [
  'A hub in practice mode. Nothing leaves this computer, and all of it is gone when it ends.',
  '',
  `Newcomers: ${origin}/e/practice/   event code ${CODE}`,
  `or without typing: ${origin}/e/practice/#/join/${CODE}`,
  `Helpers: the same page, “Log in as helper”; ${Object.values(people).join(', ')} with password ${PRACTICE_PASSWORD}`,
  `Health and metrics: http://${innerAt}/healthz /readyz /metrics`,
  'The cookie has no __Host- prefix here, since this is http of this computer alone.',
  '',
  'Ctrl+C ends it.',
];

/** Ctrl+C comes twice: from the terminal and from whoever started this. The second would end it before the database is gone. */
const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });

async function run(): Promise<void> {
  const programs = findPostgres();
  if (programs === undefined) {
    say(
      'A hub needs PostgreSQL. Install it: sudo apt-get install --no-install-recommends postgresql',
    );
    process.exitCode = 2;
    return;
  }
  const stop = toldToStop();
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-hub-'));
  const database = await startDatabase(programs, join(folder, 'database'));
  try {
    const pool = createPool({ url: database.url }, 'lanyard hub, prepared');
    await migrate(pool);
    await pool.end();
    mkdirSync(join(folder, 'hub'), { mode: 0o700 });
    const file = join(folder, 'hub', 'hub.yaml');
    writeFileSync(file, stringify(hubFile(database.url)));
    const log = join(folder, 'hub', 'hub.log');
    const put = (line: string): void => writeFileSync(log, `${line}\n`, { flag: 'a', mode: 0o600 });
    const hub = await serveHub(file, { env: process.env, put });
    for (const line of words(hub.config.origin, hub.innerAt)) say(line);
    await stop;
    await hub.stop();
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await run();
