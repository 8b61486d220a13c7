import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLineLog } from '../adapters/node/log.ts';
import { newId } from '../adapters/node/system.ts';
import { pendingMigrations } from '../adapters/postgres/database/migrate.ts';
import { createListener } from '../adapters/postgres/database/listener.ts';
import type { DatabaseAddress } from '../adapters/postgres/database/connection.ts';
import { createPool, type Pool } from '../adapters/postgres/database/pool.ts';
import { createLimits } from '../adapters/postgres/sessions/limits.ts';
import { createSessions } from '../adapters/postgres/sessions/sessions.ts';
import type { Log } from '../core/ports/system.ts';
import { type HubConfig, loadHubConfig } from './config/hub-config.ts';
import { databaseProblem, hubProblem } from './config/hub-problem.ts';
import { readSecret, variableOf } from './config/secrets.ts';
import { startInnerServer } from './http/inner-server.ts';
import { createMetrics } from './http/metrics.ts';
import { startHubServer } from './http/server.ts';
import { createStreams } from './http/streams.ts';
import { createStandings } from './people/standings.ts';
import { type HubEvent, openHubEvents } from './hub-events.ts';
import { createOidcSignIn, type SignInElsewhere } from './people/oidc.ts';

const MOST_STREAMS = 8000;
/** How often what has ended is taken away, in milliseconds. */
const TIDY_MS = 10 * 60_000;
/** How long somebody who was taken out of a group, or lost their account, goes on at most, in milliseconds. */
const LOOK_AGAIN_MS = 2 * 60_000;

/** Where the hub is told of: a process' own surroundings. */
export interface HubSurroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Takes the lines of the log. */
  readonly put: (line: string) => void;
}

/** A hub process that takes requests. */
export interface RunningHub {
  readonly config: HubConfig;
  /** Where it listens, for the reverse proxy and for what looks after it. */
  readonly at: string;
  readonly innerAt: string;
  readonly events: readonly Pick<HubEvent, 'id' | 'config' | 'practice' | 'look' | 'noteIn'>[];
  /** Drains, then lets go of everything. */
  stop(): Promise<void>;
}

/** The built screens, beside the sources or beside the bundle of the terminal. */
function findScreens(): string {
  const places = ['../../dist/renderer', '../renderer'].map((way) =>
    join(import.meta.dirname, way),
  );
  const found = places.find((place) => existsSync(join(place, 'index.html')));
  if (found === undefined) {
    throw hubProblem('screens', 'The screens are not built; run "npm run build" first');
  }
  return found;
}

/** Where the database of a hub is, with its password and the CA it is known by. Throws `AppError('invalid-input')`. */
export async function databaseOf(
  { database: { url, caFile, serverName } }: HubConfig,
  env: NodeJS.ProcessEnv,
): Promise<DatabaseAddress> {
  const password = readSecret(env, 'LANYARD_HUB_DATABASE_PASSWORD');
  if (caFile === undefined) return { url, password };
  const ca = await readFile(caFile, 'utf8').catch((cause: unknown) => {
    throw hubProblem('database.caFile', `database.caFile: ${caFile} cannot be read`, cause);
  });
  return { url, password, tls: { ca, servername: serverName } };
}

/** Throws `AppError('invalid-input')` where the database is not what this Lanyard works with. */
async function refuseOld(pool: Pool): Promise<void> {
  const pending = await pendingMigrations(pool);
  if (pending === 0) return;
  const words = 'The database is not ready; run "lanyard hub migrate" first';
  throw hubProblem('database', words);
}

/** How people sign in at the events that have an identity provider. */
export function signInsElsewhere(
  { origin }: Pick<HubConfig, 'origin'>,
  events: Iterable<Pick<HubEvent, 'id' | 'config'>>,
  env: NodeJS.ProcessEnv,
): ReadonlyMap<string, SignInElsewhere> {
  const found = new Map<string, SignInElsewhere>();
  for (const { id, config } of events) {
    if (config.signIn !== 'oidc' || !config.oidc) continue;
    const variable = variableOf(id, 'OIDC_SECRET');
    const secret = readSecret(env, variable);
    if (secret === undefined) {
      throw hubProblem(variable, `${variable}: the secret of the OIDC client is missing`);
    }
    const callback = `${origin}/e/${id}/oidc/callback`;
    found.set(id, createOidcSignIn({ event: id, callback, provider: config.oidc, secret }));
  }
  return found;
}

const every = (ms: number, log: Log, work: () => Promise<void>): NodeJS.Timeout =>
  setInterval(
    () => void work().catch((error: unknown) => log.error('not-done', error)),
    ms,
  ).unref();

/** What a hub process stands on: its file, its screens and its database. */
async function openBase(
  file: string,
  { env, put }: HubSurroundings,
  closing: AsyncDisposableStack,
) {
  const config = await loadHubConfig(file, env);
  const log = createLineLog(put);
  const rendererFolder = findScreens();
  const address = await databaseOf(config, env);
  const name = `lanyard hub ${process.pid}`;
  const turned = (server: string): void => log.info('database-turned', { server });
  const pool = createPool(address, name, { turned });
  closing.defer(() => pool.end());
  const listener = createListener(address, `${name}, listening`);
  closing.defer(() => listener.close());
  return { config, log, rendererFolder, database: { pool, listener } };
}

type Base = Awaited<ReturnType<typeof openBase>>;

async function openEvents(
  { config, log, database }: Base,
  { env }: HubSurroundings,
  closing: AsyncDisposableStack,
) {
  const { dataFolder } = config;
  try {
    await refuseOld(database.pool);
    const events = await openHubEvents(config.events, { dataFolder, env, log, database });
    closing.defer(async () => {
      await Promise.allSettled([...events.values()].map((event) => event.stop()));
    });
    return { events, elsewhere: signInsElsewhere(config, events.values(), env) };
  } catch (error) {
    throw databaseProblem(config.database.url, error);
  }
}

/** What tells whether a process can work: not before everything is there, nor once it is told to stop. */
function createReadiness({ pool }: { readonly pool: Pool }) {
  const state: { now: 'starting' | 'ready' | 'stopping' } = { now: 'starting' };
  const whyNot = async (): Promise<string | undefined> => {
    if (state.now !== 'ready') return state.now;
    return pool.query('SELECT 1').then(
      () => undefined,
      () => 'the database does not answer',
    );
  };
  return { state, whyNot };
}

/**
 * Opens everything in this order, and leaves to `closing` what closes it in the opposite one. No event begins with what is due before both ports are taken, for a
 * process that cannot listen must not work; and none of them waits for anything as it begins, so that nobody is answered before.
 */
async function start(
  file: string,
  around: HubSurroundings,
  closing: AsyncDisposableStack,
): Promise<RunningHub> {
  const base = await openBase(file, around, closing);
  const { config, log, rendererFolder } = base;
  const { pool } = base.database;
  const { state, whyNot } = createReadiness({ pool });
  const sessions = createSessions(pool);
  const streams = createStreams({ most: MOST_STREAMS, ended: sessions.ended });
  const isReady = async () => (await whyNot()) === undefined;
  const metrics = createMetrics({ streams: () => streams.count, isReady });
  const inner = await startInnerServer({ listen: config.inner, metrics, whyNot });
  closing.defer(() => inner.stop());
  const opened = await openEvents(base, around, closing);
  const events = [...opened.events.values()];
  const standings = createStandings({ events, sessions, log });
  const timers = [
    every(TIDY_MS, log, () => sessions.tidy()),
    every(LOOK_AGAIN_MS, log, () => standings.look()),
  ];
  closing.defer(() => timers.forEach(clearInterval));
  const parts = { sessions, limits: createLimits(pool), streams, metrics, log, newId };
  const server = await startHubServer({ ...opened, ...parts, config, rendererFolder });
  // Closed first, and at once: whoever comes from then on asks another process.
  closing.defer(() => server.stop(config.drainSeconds));
  for (const event of events) await event.start();
  state.now = 'ready';
  log.info('hub-started', { at: server.at, inner: inner.at, events: [...opened.events.keys()] });
  return {
    config,
    at: server.at,
    innerAt: inner.at,
    events,
    async stop() {
      log.info('hub-draining', { seconds: config.drainSeconds });
      state.now = 'stopping';
      await closing.disposeAsync();
      log.info('hub-stopped');
    },
  };
}

/** Starts a hub process as its file says. Throws `AppError` for what is not right; nothing is left open then. */
export async function serveHub(file: string, around: HubSurroundings): Promise<RunningHub> {
  const closing = new AsyncDisposableStack();
  try {
    return await start(file, around, closing);
  } catch (error) {
    // What was wrong first is for somebody to mend, whatever else does not close.
    await closing.disposeAsync().catch(() => undefined);
    throw error;
  }
}
