import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../../electron/web/main.ts');

export interface RunningWebHost {
  readonly entranceUrl: string;
  readonly origin: string;
  /** All that it wrote to its standard output and error so far. */
  printed(): string;
  /** What it holds of the machine's memory, in bytes (proc(5), `VmRSS`). */
  memory(): number;
  /** Asks it to end; answers its exit code. */
  stop(): Promise<number | null>;
}

/**
 * The loopback host as a process of its own, with the screens as they were last built. `execPath` is what runs it in the place of this
 * Node.
 */
export async function runWebHost(
  args: readonly string[],
  execPath = process.execPath,
): Promise<RunningWebHost> {
  const child = fork(main, [...args], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    execPath,
    silent: true,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = await Promise.race([once(child, 'message'), exit]);
  if (!Array.isArray(ready)) throw new Error(`The loopback host ended with ${ready}: ${printed}`);
  const [{ entranceUrl }] = ready as [{ entranceUrl: string }]; // its first message
  return {
    entranceUrl,
    origin: new URL(entranceUrl).origin,
    printed: () => printed,
    memory: () =>
      1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]),
    stop: async () => {
      child.kill('SIGTERM');
      return await exit;
    },
  };
}
