import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Method, Output } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/result.ts';
import type { FaultProxy } from '../servers/fault-proxy.ts';
import type { LdapOperation } from '../servers/ldap-operations.ts';
import type { Desk } from './desk.ts';
import {
  fromDesk,
  type Deed,
  type DeskOrder,
  type FromDesk,
  type ToDesk,
} from './desk-messages.ts';
import type { PlannedFault } from './plan.ts';
import type { RunResult } from './run-result.ts';

const DOWN_MS = 100;
const DELAY_MS = 400;

export interface SlapdDeskOptions {
  readonly order: Omit<DeskOrder, 'faults' | 'ahead'>;
  readonly faults: readonly PlannedFault[];
  /** The way from this desk to the directory. */
  readonly proxy: FaultProxy;
  restartServer(): Promise<void>;
  struck(strike: RunResult['strikes'][number]): void;
}

export interface SlapdDesk extends Desk {
  /** Lets this time go by at the desk, in no time. */
  pass(ms: number): Promise<void>;
  /** Nothing strikes any more, and a process that is down comes back. */
  calm(): Promise<void>;
  /** Ends it in good order. Throws where it ever ended by itself. */
  stop(): Promise<void>;
}

type DeedMessage = Extract<FromDesk, { is: 'deed' }>;

const operationAt = (site: string): LdapOperation => {
  if (site === 'directory.addPerson') return 'add';
  if (site === 'directory.acceptsPassword') return 'bind';
  return site === 'directory.look' || site === 'directory.numbersFrom' ? 'search' : 'modify';
};

/** A desk that is a process of its own, is killed with SIGKILL and started again over the same folder. */
export function createSlapdDesk(options: SlapdDeskOptions): SlapdDesk {
  const { proxy } = options;
  let waiting = [...options.faults];
  let ahead = 0;
  let calls = 0;
  let stopping = false;
  let ownDeaths = 0;
  let arrival = Promise.withResolvers<ChildProcess>();
  let killed: ChildProcess | undefined;
  const answers = new Map<number, (result: unknown) => void>();
  const delays: NodeJS.Timeout[] = [];

  const tell = (process: ChildProcess, message: ToDesk): void => {
    // One that dies at this moment takes the message with it, as it would have a moment later.
    if (process.connected) process.send(message, () => undefined);
  };

  const doDeed = async (process: ChildProcess, { deed, site, share }: DeedMessage) => {
    const at = { at: operationAt(site) };
    const deeds: Record<Deed, () => unknown> = {
      kill() {
        killed = process;
        process.kill('SIGKILL');
      },
      'cut-before': () => proxy.cutBeforeRequest(at),
      'cut-during': () => proxy.cutDuringRequest(at),
      'cut-after': () => proxy.dropAnswer(at),
      'lose-answer': () => proxy.swallowAnswer(at),
      'double-answer': () => proxy.doubleAnswer(at),
      'delay-answer'() {
        proxy.delay(share * DELAY_MS);
        delays.push(setTimeout(() => void proxy.pass(), DELAY_MS));
      },
      'restart-server': () => options.restartServer(),
    };
    await deeds[deed]();
  };

  const hear = (process: ChildProcess, message: FromDesk): void => {
    switch (message.is) {
      case 'ready':
        arrival.resolve(process);
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
        void doDeed(process, message).then(() =>
          tell(process, { is: 'done', number: message.number }),
        );
        break;
    }
  };

  const boot = (): void => {
    const order: DeskOrder = { ...options.order, ahead, faults: waiting };
    const child = fork(join(import.meta.dirname, 'desk-process.ts'), {
      env: { ...process.env, LANYARD_FAULTS_DESK: JSON.stringify(order) },
      execArgv: [],
    });
    child.on('message', (raw) => hear(child, fromDesk.parse(raw)));
    child.once('exit', () => {
      for (const answer of answers.values()) answer(undefined);
      answers.clear();
      if (stopping) return;
      if (killed !== child) ownDeaths += 1;
      arrival.resolve(child);
      arrival = Promise.withResolvers();
      setTimeout(boot, DOWN_MS);
    });
  };

  const up = async (): Promise<ChildProcess> => {
    let process = await arrival.promise;
    while (!process.connected) {
      await wait(DOWN_MS);
      process = await arrival.promise;
    }
    return process;
  };

  boot();
  return {
    async up() {
      await up();
    },
    async call<M extends Method>(method: M, input: unknown) {
      const process = await up();
      if (!process.connected) return undefined;
      calls += 1;
      const number = calls;
      const answer = new Promise((resolve) => void answers.set(number, resolve));
      tell(process, { is: 'call', number, method, input });
      // dispatch has checked the value against this method's own output schema.
      return (await answer) as Result<Output<M>> | undefined;
    },
    async pass(ms) {
      tell(await up(), { is: 'pass', ms });
    },
    async calm() {
      waiting = [];
      await proxy.pass();
      tell(await up(), { is: 'calm' });
    },
    async stop() {
      const process = await up();
      stopping = true;
      for (const delay of delays) clearTimeout(delay);
      const ended = once(process, 'exit');
      tell(process, { is: 'stop' });
      await ended;
      await proxy.stop();
      if (ownDeaths > 0) throw new Error(`a desk ended by itself ${ownDeaths} times`);
    },
  };
}
