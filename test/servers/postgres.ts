import { execFile, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { startChild, type ChildServer } from './child-process.ts';
import { freePort } from './ports.ts';

/** A real PostgreSQL of one test file. */
export interface Postgres {
  readonly port: number;
  /** Of the process that runs now. */
  readonly pid: number;
  /** Makes an empty database of this name; answers its address. */
  database(name: string): Promise<string>;
  /** Sends the signal (SIGKILL unless told) to the server and answers once it has ended. What was committed stays. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again at the same port over the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A server that follows another one and takes no writes until it is promoted. */
export interface Standby extends Postgres {
  /** Answers once it takes writes. */
  promote(): Promise<void>;
}

/** Debian keeps each version's programs in a folder of its own; the newest is taken. */
const programs = globSync('/usr/lib/postgresql/*/bin').toSorted().at(-1) ?? '';

/** The server refuses to run as root; Debian's package brings a user for it. */
const asUser: readonly string[] =
  userInfo().uid === 0
    ? ['/usr/bin/setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups']
    : [];
/** Whoever changes who they are loses what they were to get when their parent ends, so it is asked for after that (prctl(2)). */
const bound = ['/usr/bin/setpriv', '--pdeathsig', 'KILL'];
const owner = userInfo().uid === 0 ? 'postgres' : userInfo().username;

/** A role of this name has to prove itself by its password, as roles do on a real server. Nobody has made one. */
export const WITH_PASSWORD = 'with_password';

interface Options {
  /** Whether a commit is on the disk when it returns, as on a real server; else the system has it, which outlives the server but no power cut. */
  readonly durable?: boolean;
}

/** Starts an empty server on a free port of 127.0.0.1: about 1.5 s. */
export async function startPostgres({ durable = false }: Options = {}): Promise<Postgres> {
  const folder = newFolder();
  prepare(folder, durable);
  return serve(folder, await freePort());
}

/** By what the primary knows its standby. */
const STANDBY = 'db2';

/**
 * Starts a standby of this server, for which every commit there waits from then on, as docs/hub.md has it: about 1 s. It does not inherit that it has
 * to wait for a standby itself. `port` is any free one unless told; `way` is a port that leads to the primary, where not its own is taken.
 */
export async function startStandby(
  primary: Postgres,
  { port, way = primary.port }: { readonly port?: number; readonly way?: number } = {},
): Promise<Standby> {
  const folder = newFolder();
  open(folder);
  const data = join(folder, 'data');
  await ask(primary.port, 'ALTER SYSTEM RESET synchronous_standby_names');
  const from = ['-h', '127.0.0.1', '-p', String(primary.port), '-U', owner];
  const copy = ['-D', data, ...from, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'];
  const [program = '', ...args] = [...asUser, join(programs, 'pg_basebackup'), ...copy];
  // This process may have something to do meanwhile.
  await promisify(execFile)(program, args);
  // After an end of the connection it looks for the primary at once.
  const settings = `cluster_name = '${STANDBY}'\nwal_retrieve_retry_interval = 200ms\n`;
  appendFileSync(join(data, 'postgresql.conf'), settings);
  const follow = `primary_conninfo = 'host=127.0.0.1 port=${way} user=${owner}'\n`;
  appendFileSync(join(data, 'postgresql.auto.conf'), follow);
  const standby = await serve(folder, port ?? (await freePort()));
  await ask(primary.port, `ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (${STANDBY})'`);
  await ask(primary.port, 'SELECT pg_reload_conf()');
  const waitedFor = `SELECT 1 FROM pg_stat_replication WHERE sync_state = 'quorum' AND state = 'streaming'`;
  while ((await ask(primary.port, waitedFor)).length === 0) await wait(20);
  // Until the checkpointer has read the setting nobody waits for the standby; it has by the time it wrote a checkpoint that was asked for since.
  await ask(primary.port, 'CHECKPOINT');
  return Object.assign(standby, {
    async promote() {
      await ask(standby.port, 'SELECT pg_promote()');
    },
  });
}

/** A primary with an empty database, which `prepare` may fill, its synchronous standby, and the address of both, in this order. */
export async function startPair(prepare: (primary: Postgres, name: string) => Promise<unknown>) {
  const primary = await startPostgres();
  const own = await primary.database('turns');
  await prepare(primary, 'turns');
  const standby = await startStandby(primary);
  return {
    ...{ primary, standby, url: listOf(own, [primary.port, standby.port]) },
    async stop(): Promise<void> {
      await standby.stop();
      await primary.stop();
    },
  };
}

/** An address of several servers of one database, by their ports. */
export const listOf = (databaseUrl: string, ports: readonly number[]): string =>
  databaseUrl.replace(
    /127\.0\.0\.1:\d+(,127\.0\.0\.1:\d+)*/,
    ports.map((port) => `127.0.0.1:${port}`).join(','),
  );

/** One statement by a connection of its own. */
export async function ask(
  port: number,
  sql: string,
  database = 'postgres',
): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: urlOf(port, database) });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'lanyard-postgres-'));
}

/** Serves what stands in this folder until it is stopped; the folder goes then. */
async function serve(folder: string, port: number): Promise<Postgres> {
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  let server = await launch(folder, port);
  return {
    port,
    get pid() {
      return server.pid;
    },
    async database(name) {
      await ask(port, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
      return urlOf(port, name);
    },
    kill: (signal = 'SIGKILL') => server.end(signal),
    async restart() {
      await server.end('SIGINT');
      server = await launch(folder, port);
    },
    async stop() {
      // "Fast": ends connections, then itself.
      await server.end('SIGINT');
      process.removeListener('exit', remove);
      remove();
    },
  };
}

const urlOf = (port: number, name: string): string =>
  `postgresql://${owner}@127.0.0.1:${port}/${name}`;

function prepare(folder: string, durable: boolean): void {
  open(folder);
  const data = join(folder, 'data');
  const args = ['-D', data, '-U', owner, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  run([join(programs, 'initdb'), ...args, '--no-sync']);
  const lazy = 'fsync = off\nfull_page_writes = off\n';
  const settings = `shared_buffers = 32MB\nmax_connections = 100\njit = off\n`;
  appendFileSync(join(data, 'postgresql.conf'), durable ? settings : settings + lazy);
  // The first line that fits decides.
  const access = join(data, 'pg_hba.conf');
  const proves = `host all ${WITH_PASSWORD} 127.0.0.1/32 scram-sha-256\n`;
  writeFileSync(access, proves + readFileSync(access, 'utf8'));
}

/** Lets the server's own user through to its folder, and into nothing beside it. */
function open(folder: string): void {
  if (asUser.length === 0) return;
  const user = spawnSync('id', ['-u', owner], { encoding: 'utf8' }).stdout.trim();
  if (dirname(folder) !== '/tmp') chmodSync(dirname(folder), 0o711);
  chownSync(folder, Number(user), 0);
}

function run(command: readonly string[]): void {
  const [program = '', ...args] = [...asUser, ...command];
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command[0]} failed:\n${stderr}`);
}

function launch(folder: string, port: number): Promise<ChildServer> {
  const server = [join(programs, 'postgres'), '-D', join(folder, 'data')];
  const listen = ['-h', '127.0.0.1', '-p', String(port), '-k', ''];
  const [command = '', ...args] = [...asUser, ...bound, ...server, ...listen];
  return startChild({ command, args, ready: () => answers(port) });
}

/** It listens before it takes anybody in. */
async function answers(port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(port, 'postgres') });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
