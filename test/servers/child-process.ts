import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

export interface ChildCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** Asked again and again until it says yes. */
  readonly ready: () => Promise<boolean>;
}

/** A server that runs as a child of this process and ends with it, however this process ends. */
export interface ChildServer {
  readonly pid: number;
  /** The last 64 KiB of what it wrote to its standard output and error. */
  output(): string;
  isRunning(): boolean;
  /** Sends the signal and answers once the process has ended. One that ends in no 10 seconds is killed. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

const SETPRIV = '/usr/bin/setpriv';
const KEPT_OUTPUT = 65_536;
const POLL_MS = 5;
const GRACE_MS = 10_000;

/** Starts a server and answers once `ready` does. Throws with its output when it ends before that. */
export async function startChild(wanted: ChildCommand): Promise<ChildServer> {
  const child = spawnBound(wanted);
  const server = follow(child, wanted.command);
  while (!(await wanted.ready())) {
    if (!server.isRunning()) {
      throw new Error(`${wanted.command} ended before it answered:\n${server.output()}`);
    }
    await wait(POLL_MS);
  }
  return server;
}

/** The kernel's parent-death signal works even when this process is killed; setpriv is Linux' way to set it. */
function spawnBound({ command, args, env, folder }: ChildCommand): ChildProcess {
  const bound = existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'KILL', command] : [command];
  const [program = command, ...before] = bound;
  return spawn(program, [...before, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    ...(folder === undefined ? {} : { cwd: folder }),
  });
}

function follow(child: ChildProcess, name: string): ChildServer {
  let output = '';
  const keep = (text: string) => {
    output = (output + text).slice(-KEPT_OUTPUT);
  };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  let running = true;
  const ended = new Promise<void>((resolve) => {
    const finish = () => {
      running = false;
      process.removeListener('exit', killNow);
      resolve();
    };
    child.once('close', finish);
    child.once('error', (error) => {
      keep(`${name}: ${error.message}`);
      finish();
    });
  });
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (!running) return;
    child.kill(signal);
    const lastResort = setTimeout(killNow, GRACE_MS);
    await ended;
    clearTimeout(lastResort);
  };
  return { pid: child.pid ?? -1, output: () => output, isRunning: () => running, end };
}
