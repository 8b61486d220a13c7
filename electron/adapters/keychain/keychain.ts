import type { ChildProcess } from 'node:child_process';
import { basename, join } from 'node:path';
import { AppError } from '../../core/base/errors.ts';
import type { SecretStore } from '../../core/ports/secret-store.ts';
import { childEnvironment } from '../node/child-environment.ts';
import { reply, type Question, type Reply } from './messages.ts';

/** Long enough to type a keyring's password into the system's own window, short enough not to look dead. */
const PATIENCE_MS = 20_000;

export interface KeychainOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Where keytar is: its name, or the path of a build of it. */
  readonly module?: string;
  readonly patienceMs?: number;
}

/** Beside this module in the sources, and beside the bundle that holds it. */
const childFile = join(
  import.meta.dirname,
  basename(import.meta.filename) === 'keychain.ts' ? 'keychain-child.ts' : 'keychain-child.cjs',
);

/** In Electron the program is Electron; told so, it is a plain Node (Electron's manual: ELECTRON_RUN_AS_NODE). */
async function start(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const { fork } = await import('node:child_process');
  return fork(childFile, [], {
    execArgv: [],
    env: childEnvironment('keychain', env, { ELECTRON_RUN_AS_NODE: '1' }),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** The child's one answer; undefined where it ended without one or had to be killed. */
async function answerOf(
  question: Question,
  { env, patienceMs = PATIENCE_MS }: KeychainOptions,
): Promise<Reply | undefined> {
  const child = await start(env);
  const killer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const { promise, resolve } = Promise.withResolvers<Reply | undefined>();
  child.once('message', (message) => resolve(reply.safeParse(message).data));
  child.once('exit', () => resolve(undefined));
  child.once('error', () => resolve(undefined));
  child.send(question, () => undefined); // where it cannot be sent, the child has ended
  try {
    return await promise;
  } finally {
    clearTimeout(killer);
    child.kill('SIGKILL');
  }
}

async function ask(question: Question, options: KeychainOptions): Promise<string | undefined> {
  const answer = await answerOf(question, options);
  if (answer?.is === 'done') return answer.secret;
  if (!answer) throw new AppError('keychain-silent', 'The keychain does not answer');
  throw new AppError(`keychain-${answer.is}`, `The keychain: ${answer.words}`, {
    params: [answer.words],
  });
}

/**
 * The system's keychain through keytar, an optional dependency: Secret Service on Linux, Keychain on macOS, Credential Manager on
 * Windows. One question at a time, each in a process of its own that is killed when it does not answer.
 */
export function createKeychain(options: KeychainOptions): SecretStore {
  const module = options.module ?? 'keytar';
  let line: Promise<unknown> = Promise.resolve();
  const inTurn = (question: Question): Promise<string | undefined> => {
    const answer = line.then(() => ask(question, options));
    line = answer.catch(() => undefined);
    return answer;
  };
  return {
    get: (name) => inTurn({ ask: 'get', module, name }),
    async set(name, secret) {
      await inTurn({ ask: 'set', module, name, secret });
    },
    async delete(name) {
      await inTurn({ ask: 'delete', module, name });
    },
  };
}
