import { createStore } from 'zustand/vanilla';
import type { Bridge, Output } from '../../shared/contract/index.ts';
import type { Connection, Session } from '../../shared/domain/session.ts';
import type { DeskAtHub, DeskCode } from '../../shared/desks/desks.ts';
import type { Result, WireError } from '../../shared/result.ts';
import type { LetsGo } from './leaving.ts';

/** The bind at the directory, whether it answers, and how to sign in and out. */
export interface SessionState extends LetsGo {
  session?: Session;
  connection?: Connection;
  /** Whether this screen reaches Lanyard on its own machine. */
  inContact: boolean;
  /** A question is on its way: the sign-in or the connection. */
  asking: boolean;
  problem?: WireError | undefined;
  /** Of a desk that works through a hub: whether that knows it, and the code to be let in by. */
  atHub?: DeskAtHub['hub'];
  code?: DeskCode | undefined;
  hubProblem?: WireError | undefined;
  load(): Promise<void>;
  contact(made: boolean): void;
  /** Asks the directory now. */
  probe(): Promise<void>;
  /** Answers whether it worked; the password is handed over and not kept. */
  signIn(bindDn: string, password: string): Promise<boolean>;
  signOut(): Promise<void>;
  /** Asks the hub whether it knows this desk. */
  lookAtHub(): Promise<void>;
  /** Asks the hub for a code, under this name of the desk. */
  askIn(name: string): Promise<void>;
}

/** The helper's sign-in and the connection, as they really are. */
export const createSessionStore = (bridge: Bridge) =>
  createStore<SessionState>()((set) => {
    bridge.on('session.changed', (session) => set({ session }));
    bridge.on('connection.changed', (connection) => set({ connection }));

    const ask = async <T>(
      question: Promise<Result<T>>,
      received: (value: T) => Partial<SessionState>,
    ) => {
      set({ asking: true, problem: undefined });
      const answer = await question;
      set({ asking: false, ...(answer.ok ? received(answer.value) : { problem: answer.error }) });
      return answer.ok;
    };
    const receiveSession = (session: Output<'session.current'>) => ({ session });

    return {
      inContact: true,
      asking: false,
      // Who is signed in is as it is; a lock signs them out.
      forgetPeople: () => set({ problem: undefined, hubProblem: undefined, code: undefined }),
      contact: (inContact) => set({ inContact }),
      async load() {
        const [session, connection] = await Promise.all([
          bridge.call('session.current', {}),
          bridge.call('connection.current', {}),
        ]);
        if (session.ok) set({ session: session.value });
        if (connection.ok) set({ connection: connection.value });
      },
      async probe() {
        await ask(bridge.call('connection.current', { probe: true }), (connection) => ({
          connection,
        }));
      },
      signIn: (bindDn, password) =>
        ask(bridge.call('session.signIn', { bindDn, password }), receiveSession),
      async signOut() {
        await ask(bridge.call('session.signOut', {}), receiveSession);
      },
      async lookAtHub() {
        const answer = await bridge.call('desk.current', {});
        if (!answer.ok) return set({ hubProblem: answer.error });
        const { hub } = answer.value;
        set({ hubProblem: undefined, ...(hub ? { atHub: hub } : {}) });
      },
      async askIn(name) {
        const answer = await bridge.call('desk.askIn', { name });
        set(
          answer.ok ? { code: answer.value, hubProblem: undefined } : { hubProblem: answer.error },
        );
      },
    };
  });
