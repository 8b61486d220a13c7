import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { deskSecrets, type DeskPlace } from './event-desk.ts';

const executable = join(import.meta.dirname, '../../electron/cli/lanyard.mjs');

/** How a run of the executable ended, and all that it printed. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

interface Around {
  /** What stands on standard input. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Gets the process while it runs. */
  readonly started?: (child: ChildProcess) => void;
}

/** Runs the executable `lanyard` as a helper's shell does, with the helper's bind and passphrase in its environment. */
export async function lanyard(
  desk: DeskPlace,
  words: readonly string[],
  { input = '', env = {}, started }: Around = {},
): Promise<Ended> {
  const where = ['--profile', desk.profileFile, '--data', desk.dataFolder];
  const child = spawn(process.execPath, [executable, ...words, ...where], {
    // What Node compiled of Lanyard is the next process's as well: half of its time went there.
    env: { ...deskSecrets(desk), NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.on('error', () => undefined); // a process that reads nothing closes it early
  child.stdin.end(input);
  started?.(child);
  await once(child, 'close');
  return { code: child.exitCode, signal: child.signalCode, out, err };
}

/** The one JSON value on standard output. */
export function json({ out }: Ended): unknown {
  const value: unknown = JSON.parse(out);
  return value;
}
