import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { profileSchema } from '../../../../shared/domain/profile.ts';
import { deskNode, deskNodeArguments } from '../../../faults/fork-desk.ts';

/** What such a process is started with. */
export const hubOrder = z.object({
  url: z.string(),
  caPem: z.string(),
  /** For what is no journal. */
  folder: z.string(),
  profile: profileSchema,
  credentials: z.object({ bindDn: z.string(), password: z.string() }),
});
type HubOrder = z.input<typeof hubOrder>;

/** What it is told. */
export const toHub = z.object({ number: z.number(), method: z.string(), input: z.unknown() });

const fromHub = z.discriminatedUnion('is', [
  z.object({ is: z.literal('ready') }),
  z.object({ is: z.literal('answer'), to: z.number(), result: z.unknown() }),
]);
/** What it says: that it is there, or what it answers. */
export type FromHub = z.input<typeof fromHub>;

/** A process of a hub, as a test holds it. */
export interface HubProcess {
  readonly pid: number | undefined;
  /** Calls a method; undefined where the process ends, or says nothing for so long (ms). */
  call(method: string, input: unknown, ms?: number): Promise<unknown>;
  signal(signal: NodeJS.Signals): void;
  /** Ends it at once, whatever it does. */
  kill(): Promise<void>;
}

const PATIENCE_MS = 20_000;

function follow(child: ChildProcess): HubProcess {
  const asked = new Map<number, (result: unknown) => void>();
  let calls = 0;
  child.on('message', (raw) => {
    const said = fromHub.parse(raw);
    if (said.is === 'answer') asked.get(said.to)?.(said.result);
  });
  child.once('exit', () => {
    for (const answer of asked.values()) answer(undefined);
  });
  return {
    pid: child.pid,
    async call(method, input, ms = PATIENCE_MS) {
      if (!child.connected) return undefined;
      const number = (calls += 1);
      const { promise, resolve } = Promise.withResolvers<unknown>();
      asked.set(number, resolve);
      child.send({ number, method, input }, () => undefined);
      return Promise.race([promise, wait(ms, undefined, { ref: false })]);
    },
    signal: (signal) => void child.kill(signal),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Starts one more process; answers once it is there. */
export async function startHub(order: HubOrder): Promise<HubProcess> {
  const child = fork(join(import.meta.dirname, 'hub-process.ts'), {
    ...{ execPath: deskNode, execArgv: deskNodeArguments },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, LANYARD_HUB_ORDER: JSON.stringify(order) },
  });
  const hub = follow(child);
  await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (!child.connected) throw new Error('The process ended before it was there');
  return hub;
}
