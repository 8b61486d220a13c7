import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { chmodSync, chownSync, globSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { userInfo } from 'node:os';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** How long PostgreSQL may take to answer, in milliseconds. */
const PATIENCE_MS = 30_000;
const OFTEN_MS = 50;

/** The folder of Debian's newest PostgreSQL; undefined where none is installed. */
export const findPostgres = (): string | undefined =>
  globSync('/usr/lib/postgresql/*/bin/postgres').toSorted().map(dirname).at(-1);

const isRoot = userInfo().uid === 0;
const owner = isRoot ? 'postgres' : userInfo().username;
/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
const asOwner: readonly string[] = isRoot
  ? ['/usr/bin/setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups']
  : [];

/** It ends with this process, however that ends; asked for after the change of user, which would forget it (prctl(2)). */
const bound: readonly string[] = ['/usr/bin/setpriv', '--pdeathsig', 'KILL'];

function commandOf(command: readonly string[]): readonly [string, ...string[]] {
  const [program = '', ...args] = [...asOwner, ...command];
  return [program, ...args];
}

function run(command: readonly string[]): void {
  const [program, ...args] = commandOf(command);
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: '/' });
  if (status !== 0) throw new Error(`${command[0]} failed:\n${stderr}`);
}

function makeFolder(folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  if (!isRoot) return;
  const uid = Number(spawnSync('id', ['-u', owner], { encoding: 'utf8' }).stdout.trim());
  // To go to the folder is all that the owner of the database may do here.
  chmodSync(dirname(folder), 0o711);
  chownSync(folder, uid, 0);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes an empty cluster, and begins to serve it by a socket in its folder. */
function launch(programs: string, folder: string): ChildProcessByStdio<null, null, Readable> {
  makeFolder(folder);
  const data = join(folder, 'data');
  const form = ['-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  run([join(programs, 'initdb'), '-D', data, '-U', owner, ...form]);
  const quiet = ['-h', '', '-k', folder, '-c', 'unix_socket_permissions=0777'];
  const server = [...bound, join(programs, 'postgres'), '-D', data, ...quiet];
  const [program, ...args] = commandOf(server);
  // Not of our group: Ctrl+C is for the hub, which ends this one last.
  return spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/', detached: true });
}

/**
 * Starts an empty PostgreSQL in a new folder, reached by a socket in that folder and by nothing else. Throws with what it said where it does not
 * begin. It ends with `stop`; its folder stays for the caller to remove.
 */
export async function startDatabase(programs: string, folder: string) {
  const server = launch(programs, folder);
  let said = '';
  server.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (said = (said + text).slice(-4000)));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = `postgresql://${owner}@/postgres?host=${encodeURIComponent(folder)}`;
  for (const until = performance.now() + PATIENCE_MS; !(await answers(url));) {
    if (server.exitCode !== null || performance.now() > until) {
      server.kill('SIGKILL');
      throw new Error(`PostgreSQL did not start:\n${said}`);
    }
    await wait(OFTEN_MS);
  }
  return {
    url,
    async stop(): Promise<void> {
      // "Fast": ends connections, then itself.
      server.kill('SIGINT');
      await ended;
    },
  };
}
