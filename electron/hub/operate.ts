import { contract } from '../../shared/contract/index.ts';
import { fingerprintOf } from '../../shared/desks/desks.ts';
import type { NoteIn } from '../adapters/postgres/audit/trail.ts';
import { createListener } from '../adapters/postgres/database/listener.ts';
import { migrate, pendingMigrations } from '../adapters/postgres/database/migrate.ts';
import { type SurveyedServer, surveyServers } from '../adapters/postgres/database/survey.ts';
import { createPool, type Pool } from '../adapters/postgres/database/pool.ts';
import { createDeskRegister } from '../adapters/postgres/desks/desk-register.ts';
import { createSessions, toldAsEnded } from '../adapters/postgres/sessions/sessions.ts';
import { loadProfile } from '../adapters/profile/load-profile.ts';
import { AppError } from '../core/base/errors.ts';
import { type EventConfig, type HubConfig, loadHubConfig } from './config/hub-config.ts';
import { databaseProblem, hubProblem } from './config/hub-problem.ts';
import { environmentOf } from './config/secrets.ts';
import { openHubStorage, passphraseOf } from './hub-events.ts';
import { databaseOf, serveHub, signInsElsewhere } from './serve.ts';

/** What a command about a hub says in the end: a value for scripts, and lines for people. */
export interface HubOutcome {
  readonly value: unknown;
  readonly lines: readonly string[];
  /** False where somebody has to act first; the lines say what. */
  readonly isReady?: boolean;
}

/** What such a command needs of the terminal it runs in. */
export interface HubTerminal {
  readonly env: NodeJS.ProcessEnv;
  tell(line: string): void;
  /** Resolves when the process is told to stop. */
  readonly stopped: Promise<void>;
}

/** As the database's own lists and the trail call whoever works at the terminal: who that is, the server's own log-in knows. */
const OPERATED = 'lanyard hub, operated';
const OPERATOR = 'operator';

async function withDatabase<T>(
  file: string,
  env: NodeJS.ProcessEnv,
  work: (pool: Pool, config: HubConfig) => Promise<T>,
): Promise<T> {
  const config = await loadHubConfig(file);
  const pool = createPool(await databaseOf(config, env), OPERATED);
  try {
    return await work(pool, config);
  } catch (error) {
    throw databaseProblem(config.database.url, error);
  } finally {
    await pool.end();
  }
}

/** What somebody has to know of an event to send people there. */
async function describe(config: HubConfig, event: EventConfig, env: NodeJS.ProcessEnv) {
  const { profile, practice } = await loadProfile(event.profile, { env });
  const { id } = profile.event;
  // Read here, so that a file with the wrong mode is told of before anybody comes.
  environmentOf(env, id);
  return {
    id,
    practice,
    address: `${config.origin}/e/${id}/`,
    codes: event.codes,
    links: event.codes.map((code) => `${config.origin}/e/${id}/#/join/${encodeURIComponent(code)}`),
    signIn: event.signIn,
    config: event,
  };
}

const describeAll = (config: HubConfig, env: NodeJS.ProcessEnv) =>
  Promise.all(config.events.map((event) => describe(config, event, env)));

/** Runs a hub process until it is told to stop. */
export async function serve(file: string, terminal: HubTerminal): Promise<HubOutcome> {
  const { env, tell } = terminal;
  const hub = await serveHub(file, { env, put: tell });
  await terminal.stopped;
  await hub.stop();
  return { value: { at: hub.at }, lines: [] };
}

/** Brings the database to what this Lanyard works with. */
export const migrateHub = (file: string, { env }: HubTerminal): Promise<HubOutcome> =>
  withDatabase(file, env, async (pool) => {
    const steps = await migrate(pool);
    const said =
      steps === 0 ? 'The database was up to date.' : `The database is up to date. Steps: ${steps}`;
    return { value: { steps }, lines: [said] };
  });

/** What lets a server answer before a save is on its disk, or before the standby has it (postgresql.org/docs/15/runtime-config-wal.html). */
const HASTY: readonly string[] = ['off', 'local'];

/** Throws `AppError('invalid-input')` for a server of the database that may lose what it has answered. */
function refuseHasty(servers: readonly SurveyedServer[]): void {
  const isHasty = (one: SurveyedServer) => one.is !== 'away' && HASTY.includes(one.commits);
  const hasty = servers.find(isHasty);
  if (!hasty) return;
  const words = `${hasty.server} can lose confirmed saves; set synchronous_commit = on there`;
  throw hubProblem('database', words);
}

/** What a server of the database is, in a line. */
function lineOf(one: SurveyedServer): string {
  const { server } = one;
  if (one.is === 'away') return `${server}: does not answer (${one.failure})`;
  if (one.is === 'standby') return `${server}: standby, or read-only`;
  if (one.is === 'outrun')
    return `${server}: old primary; stop it, because another server was promoted`;
  const waits = one.standbys
    ? `waits for ${one.standbys}`
    : 'no synchronous standby: a failover can lose the last saves';
  return `${server}: takes writes; ${waits}`;
}

/** Reads all that a hub would read, and asks its database; answers what there is. Throws `AppError` for what is wrong. */
export const checkHub = (file: string, { env }: HubTerminal): Promise<HubOutcome> =>
  withDatabase(file, env, async (pool, config) => {
    const events = await describeAll(config, env);
    const ids = events.map(({ id }) => id);
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    if (twice !== undefined) {
      throw hubProblem('events', `Two events have the id ${twice}; change event.id in one profile`);
    }
    signInsElsewhere(config, events, env);
    for (const event of events) passphraseOf(event, environmentOf(env, event.id));
    const servers = await surveyServers(await databaseOf(config, env), OPERATED);
    refuseHasty(servers);
    const pending = await pendingMigrations(pool);
    const database =
      pending === 0 ? 'database ready' : 'database not ready; run "lanyard hub migrate"';
    const told = events.map(({ id, signIn, address }) => `${id}: ${address} (${signIn})`);
    // Whoever has one server only knows that it has no standby.
    const several = servers.length > 1 ? servers.map(lineOf) : [];
    const isReady = pending === 0 && servers.every(({ is }) => is !== 'away' && is !== 'outrun');
    return {
      value: { events: ids, pending, servers },
      isReady,
      lines: [...told, ...several, database],
    };
  });

/** The events of a hub, with the addresses and codes to give to people. */
export async function listHubEvents(file: string, { env }: HubTerminal): Promise<HubOutcome> {
  const events = await describeAll(await loadHubConfig(file), env);
  const value = events.map(({ config: _, ...event }) => event);
  const lines = value.flatMap(({ id, address, links }) => [`${id}: ${address}`, ...links]);
  return { value: { events: value }, lines };
}

/** What is done at one event of a hub, and told in its audit trail. */
interface AtEvent {
  readonly pool: Pool;
  readonly noteIn: NoteIn;
}

/** Works at one event beside the hub's processes. Throws `AppError('invalid-input')` where the hub has no such event, or no passphrase is given. */
const withEvent = <T>(
  file: string,
  { event, env }: { readonly event: string; readonly env: NodeJS.ProcessEnv },
  work: (at: AtEvent) => Promise<T>,
): Promise<T> =>
  withDatabase(file, env, async (pool, config) => {
    const events = await describeAll(config, env);
    const found = events.find(({ id }) => id === event);
    if (!found) {
      const ids = events.map(({ id }) => id).join(', ');
      throw hubProblem('EVENT', `The hub has no event ${event}; its events are: ${ids}`);
    }
    const listener = createListener(await databaseOf(config, env), OPERATED);
    try {
      const database = { pool, listener };
      const own = environmentOf(env, event);
      const at = { env: own, database, dataFolder: config.dataFolder };
      const { noteIn, journal } = await openHubStorage(found, at);
      try {
        return await work({ pool, noteIn });
      } finally {
        await journal.close();
      }
    } finally {
      await listener.close();
    }
  });

/** Lets in the desk that shows this code. Throws `AppError('desk-code-unknown')`. */
export const enrolAtHub = (
  file: string,
  { event, code: typed }: { readonly event: string; readonly code: string },
  { env }: HubTerminal,
): Promise<HubOutcome> =>
  withEvent(file, { event, env }, async ({ pool, noteIn }) => {
    const code = contract['desks.enrol'].input.safeParse({ code: typed }).data?.code ?? '';
    const desk = await createDeskRegister(pool, event, noteIn).enrol(code, OPERATOR);
    if (!desk) throw new AppError('desk-code-unknown', `No desk of ${event} shows this code`);
    return { value: { desk }, lines: [`Desk added: ${desk.name}, ${fingerprintOf(desk.id)}`] };
  });

/** Ends every session and private link of one person at one event. */
export const revokeAtHub = (
  file: string,
  { event, who }: { readonly event: string; readonly who: string },
  { env }: HubTerminal,
): Promise<HubOutcome> =>
  withEvent(file, { event, env }, async ({ pool, noteIn }) => {
    const roles = await createSessions(pool).endAllOf(event, who, toldAsEnded(noteIn, OPERATOR));
    const ended = roles.length;
    const hint = ended === 0 ? '. Check the shell username.' : '';
    return { value: { ended }, lines: [`Logins ended: ${ended}${hint}`] };
  });
