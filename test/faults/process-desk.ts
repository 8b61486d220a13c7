import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Method, Output } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/result.ts';
import type { ProxiedCloud } from '../servers/cloud/proxied-cloud.ts';
import type { FaultProxy } from '../servers/fault-proxy.ts';
import type { Desk } from './desk.ts';
import { createDeskDeeds } from './desk-deeds.ts';
import { fromDesk, type DeskOrder, type FromDesk, type ToDesk } from './desk-messages.ts';
import { forkDesk } from './fork-desk.ts';
import { leavesBehind } from './leavings.ts';
import type { DeskProcess, Machine } from './machine.ts';
import type { PlannedFault } from './plan.ts';
import type { RunResult } from './run-result.ts';

const DOWN_MS = 100;
/** A desk that has not ended so long after it was told to never will: what is on its way waits a minute for a server that is silent. */
const LAST_WORD_MS = 180_000;
const KEPT_WORDS = 2000;

export interface ProcessDeskOptions {
  readonly order: Omit<DeskOrder, 'faults' | 'ahead' | 'folder'>;
  readonly faults: readonly PlannedFault[];
  readonly machine: Machine;
  /** The way from this desk to the directory. */
  readonly proxy: FaultProxy;
  /** The ways to the services of the cloud, where the run has one. */
  readonly cloud?: ProxiedCloud | undefined;
  restartServer(): Promise<void>;
  struck(strike: RunResult['strikes'][number]): void;
}

export interface ProcessDesk extends Desk {
  /** Lets this time go by at the desk, in no time. */
  pass(ms: number): Promise<void>;
  /** Nothing strikes any more, and a process that is down comes back. */
  calm(): Promise<void>;
  /** Ends it in good order. Throws where it does not end, or ever ended by itself. */
  stop(): Promise<void>;
  /** Ends it at once, whatever it does. */
  end(): Promise<void>;
}

/** One life of a desk. */
interface Life extends DeskProcess {
  readonly child: ChildProcess;
  /** Whether its end says nothing against it: it was killed, or found a disk that fails when it opened. */
  excused: boolean;
  readonly ended: Promise<void>;
}

const tell = ({ child }: Life, message: ToDesk): void => {
  // One that dies at this moment takes the message with it, as it would have a moment later.
  if (child.connected) child.send(message, () => undefined);
};

/** A desk that is a process of its own, is killed with SIGKILL and started again over the same disk. */
export function createProcessDesk(options: ProcessDeskOptions): ProcessDesk {
  const { machine, proxy } = options;
  const deeds = createDeskDeeds(options);
  let waiting = [...options.faults];
  let ahead = 0;
  let calls = 0;
  let stopping = false;
  let again: NodeJS.Timeout | undefined;
  /** The life that has begun, and the one that answers. */
  let born: Life | undefined;
  let present: Life | undefined;
  let arrivals: ((life: Life) => void)[] = [];
  /** What ended by itself, or could not be done to it. */
  const troubles: string[] = [];
  const answers = new Map<number, (result: unknown) => void>();

  const hear = (life: Life, message: FromDesk): void => {
    switch (message.is) {
      case 'ready':
        present = life;
        life.excused = false;
        for (const arrive of arrivals) arrive(life);
        arrivals = [];
        break;
      case 'answer':
        answers.get(message.to)?.(message.result);
        break;
      case 'clock':
        ({ ahead } = message);
        break;
      case 'strike': {
        const { kind, site, nth } = message;
        waiting = waiting.filter(
          (one) => one.site !== site || one.nth !== nth || one.kind !== kind,
        );
        options.struck({ kind, site });
        break;
      }
      case 'deed':
        deeds.carryOut(message, life).then(
          () => tell(life, { is: 'done', number: message.number }),
          (error: unknown) => troubles.push(`${message.deed}: ${String(error)}`),
        );
        break;
    }
  };

  const bury = (life: Life, words: string): void => {
    life.excused ||= present !== life && machine.isFailing();
    born = undefined;
    present = undefined;
    for (const answer of answers.values()) answer(undefined);
    answers.clear();
    if (stopping) return;
    if (!life.excused) troubles.push(`the desk ended by itself: ${words}`);
    again = setTimeout(boot, DOWN_MS);
  };

  const boot = (): void => {
    const { order } = options;
    const child = forkDesk({ ...order, folder: machine.folder, ahead, faults: waiting });
    const { promise: ended, resolve } = Promise.withResolvers<undefined>();
    const life: Life = {
      ...{ child, ended, pid: child.pid },
      excused: machine.isFailing(),
      kill() {
        life.excused = true;
        child.kill('SIGKILL');
      },
    };
    born = life;
    const leave = machine.enter(life);
    const isGone = leavesBehind(() => child.kill('SIGKILL'));
    let words = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-KEPT_WORDS);
    });
    child.on('message', (raw) => hear(life, fromDesk.parse(raw)));
    child.once('exit', (code, signal) => {
      leave();
      isGone();
      bury(life, `${signal ?? code}: ${words}`);
      resolve(undefined);
    });
  };

  const up = (): Promise<Life> =>
    present ? Promise.resolve(present) : new Promise((resolve) => void arrivals.push(resolve));

  const endNow = async (): Promise<void> => {
    stopping = true;
    clearTimeout(again);
    await deeds.undo();
    born?.kill();
    await born?.ended;
    await proxy.stop();
    await options.cloud?.stop();
  };
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> => (ending ??= endNow());

  boot();
  return {
    async up() {
      await up();
    },
    async call<M extends Method>(method: M, input: unknown) {
      const life = await up();
      if (life !== present) return undefined;
      calls += 1;
      const number = calls;
      const answer = new Promise((resolve) => void answers.set(number, resolve));
      tell(life, { is: 'call', number, method, input });
      // dispatch has checked the value against this method's own output schema.
      return (await answer) as Result<Output<M>> | undefined;
    },
    logIn(url, account) {
      // Whoever was sent to the wikis by a process that has died since proves nothing by it.
      if (present) tell(present, { is: 'log-in', url, account });
    },
    async pass(ms) {
      tell(await up(), { is: 'pass', ms });
    },
    async calm() {
      waiting = [];
      await deeds.undo();
      tell(await up(), { is: 'calm' });
    },
    async stop() {
      const life = await up();
      stopping = true;
      tell(life, { is: 'stop' });
      const late = await Promise.race([life.ended, wait(LAST_WORD_MS, 'late', { ref: false })]);
      await end();
      if (late) throw new Error('a desk did not end when it was told to');
      if (troubles.length > 0) throw new Error(troubles.join('; '));
    },
    end,
  };
}
