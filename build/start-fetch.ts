import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { globSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from '../electron/adapters/node/child-environment.ts';
import { scratchIn } from './scratch.ts';

export interface FetchOptions {
  /** The script that downloads and unpacks. */
  readonly installFile: string;
  /** The folder it unpacks into. */
  readonly target: string;
  /** Without a new byte for so many milliseconds it is given up. */
  readonly patience: number;
  /** Hears every second how far it is. */
  tell(progress: { bytes: number; seconds: number }): void;
}

/** Runs before the installer: a parent that is killed can give up nothing, but its end of the channel closes. */
const ENDS_WITH_PARENT = `data:text/javascript,${encodeURIComponent(`
  process.once('disconnect', () => process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL'));
  process.channel.unref();
`)}`;

/** How it ended; `why` is one plain line. */
export type Fetched = { readonly ok: true } | { readonly ok: false; readonly why: string };

/**
 * Runs an installer that knows no time limit of its own, in a process group of its own, and gives it up when nothing
 * moves any more. What moves are the bytes in its temporary folder and in its target.
 */
export async function fetchWithin({
  installFile,
  target,
  patience,
  tell,
}: FetchOptions): Promise<Fetched> {
  const scratch = scratchIn(tmpdir());
  const child = spawn(process.execPath, ['--import', ENDS_WITH_PARENT, installFile], {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: childEnvironment('installer', process.env, {
      TMPDIR: scratch,
      TEMP: scratch,
      TMP: scratch,
      ELECTRON_GET_NO_PROGRESS: '1',
    }),
  });
  const stop = (): void => killGroup(child);
  const clear = (): void => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  // A signal's default end runs no exit handlers; the installer would live on alone.
  const leave = (): void => process.exit(130);
  process.once('exit', stop).once('exit', clear).once('SIGINT', leave).once('SIGTERM', leave);
  const watch = watchProgress([scratch, target], { patience, tell, giveUp: stop });
  try {
    const end = await ended(child);
    if (watch.gaveUp())
      return { ok: false, why: `nothing arrived for ${Math.round(patience / 1000)} s` };
    return end.code === 0 ? { ok: true } : { ok: false, why: reason(end.stderr) };
  } finally {
    watch.stop();
    process.off('exit', stop).off('exit', clear).off('SIGINT', leave).off('SIGTERM', leave);
    clear();
  }
}

interface Watch extends Pick<FetchOptions, 'patience' | 'tell'> {
  giveUp(): void;
}

function watchProgress(folders: string[], { patience, tell, giveUp }: Watch) {
  const began = Date.now();
  let bytes = bytesIn(folders);
  let moved = began;
  let gaveUp = false;
  const look = (): void => {
    const now = Date.now();
    const seen = bytesIn(folders);
    if (seen !== bytes) [bytes, moved] = [seen, now];
    tell({ bytes, seconds: Math.round((now - began) / 1000) });
    gaveUp ||= now - moved >= patience;
    if (gaveUp) giveUp();
  };
  const timer = setInterval(look, Math.min(1000, patience));
  return { gaveUp: () => gaveUp, stop: () => clearInterval(timer) };
}

/** Files come and go while the installer works. */
function bytesIn(folders: string[]): number {
  const sizes = folders.flatMap((cwd) =>
    globSync('**', { cwd }).map((file) => {
      const stats = statSync(join(cwd, file), { throwIfNoEntry: false });
      return stats?.isFile() ? stats.size : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function ended(child: ChildProcess): Promise<{ code: number | null; stderr: string }> {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject);
  child.once('close', resolve);
  return { code: await promise, stderr };
}

/** The first line of an error's stack, without its class. */
const reason = (stderr: string): string =>
  stderr
    .split('\n')
    .map((line) =>
      line
        .replace(/^\w*Error: /, '')
        .trim()
        .replace(/\.$/, ''),
    )
    .find((line) => line !== '') ?? 'its installer failed without a word';

function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  if (process.platform === 'win32') {
    const env = childEnvironment('installer', process.env);
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { env });
  } else process.kill(-pid, 'SIGKILL');
}
