import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { childEnvironment } from '../electron/adapters/node/child-environment.ts';

/** Where the host listens on 127.0.0.1, and both halves of the session that its one-time entrance gave. */
export interface Door {
  readonly port: number;
  readonly cookie: string;
  readonly pageSecret: string;
}

export interface DevHost {
  /** The door, once it is open. Undefined where the host could not start; the next start may do better. */
  door(): Promise<Door | undefined>;
  /** Ends the host and starts it again. Whoever asks for the door meanwhile gets the new one. */
  restart(): void;
  stop(): Promise<void>;
}

interface Options {
  /** What is run: the web host, or what behaves like it. */
  readonly file: string;
  readonly args: readonly string[];
  /** For Node's inspector, on 127.0.0.1; 0 takes a free one. */
  readonly inspectPort: number;
  say(line: string): void;
}

/** A host that is held by a breakpoint does not end when asked. */
const PATIENCE_MS = 5000;

/** Runs the web host as a process with Node's inspector, and goes in by its entrance in the place of a browser. */
export function startDevHost({ file, args, inspectPort, say }: Options): DevHost {
  let expected: ChildProcess | undefined;
  /** Ends and starts follow each other; none waits for a door. */
  let turn: Promise<unknown> = Promise.resolve();
  /** Whether a start is still to come: it will see every change until then. */
  let isDue = false;

  const start = (): Promise<Door | undefined> => {
    const child = fork(file, [...args], {
      env: childEnvironment('lanyard', process.env),
      execArgv: [`--inspect=127.0.0.1:${inspectPort}`, '--disable-warning=ExperimentalWarning'],
    });
    expected = child;
    child.once('exit', (code, signal) => {
      if (child !== expected) return;
      expected = undefined;
      say(`The host ended with ${signal ?? code}. It starts again when a file of it changes.`);
    });
    return enter(child);
  };
  const end = async (): Promise<void> => {
    const child = expected;
    expected = undefined;
    if (child) await endChild(child);
  };

  let door = start();
  return {
    async door() {
      for (;;) {
        const asked = door;
        const open = await asked;
        if (asked === door) return open;
      }
    },
    restart() {
      if (isDue) return;
      isDue = true;
      const started = turn.then(end).then(() => {
        isDue = false;
        return { door: start() };
      });
      turn = started;
      door = started.then((next) => next.door);
    },
    async stop() {
      turn = turn.then(end);
      await turn;
    },
  };
}

async function enter(child: ChildProcess): Promise<Door | undefined> {
  const { promise: ended, resolve } = Promise.withResolvers<undefined>();
  child.once('exit', () => resolve(undefined)).once('error', () => resolve(undefined));
  const ready = new Promise<{ entranceUrl: string }>((tell) => {
    child.once('message', (message: { entranceUrl: string }) => tell(message)); // its first message
  });
  const entranceUrl = (await Promise.race([ready, ended]))?.entranceUrl;
  if (entranceUrl === undefined) return undefined;
  // Where it ended meanwhile, there is no door.
  return await takeSession(new URL(entranceUrl)).catch(() => undefined);
}

/** As the entrance page does: the token comes out of the address and goes to the host by itself. */
async function takeSession({ origin, pathname, port, hash }: URL): Promise<Door> {
  const answer = await fetch(origin + pathname, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: hash.slice(1) }),
  });
  const [cookie = ''] = answer.headers.getSetCookie()[0]?.split(';') ?? [];
  const { value } = entered.parse(await answer.json());
  return { port: Number(port), cookie, pageSecret: value.pageSecret };
}

const entered = z.object({ value: z.object({ pageSecret: z.string() }) });

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  child.kill('SIGTERM');
  await exit;
  clearTimeout(timer);
}
