import { createStore } from 'zustand/vanilla';
import type { Bridge, Input } from '../../shared/contract/index.ts';
import type { CloudCheck, CloudSession } from '../../shared/domain/cloud.ts';
import type { Result, WireError } from '../../shared/result.ts';
import { createDepartures, type LetsGo } from './leaving.ts';

/** The sign-in at the cloud, what the last look at it found, and how to sign in and out. */
export interface CloudState extends LetsGo {
  session?: CloudSession;
  /** Who the cloud took us for when it was last asked. */
  check?: CloudCheck | undefined;
  /** True once the cloud has asked for a second factor, until somebody is signed in. */
  needsPasscode: boolean;
  asking: boolean;
  problem?: WireError | undefined;
  load(): Promise<void>;
  /** Asks the cloud now. */
  ask(): Promise<void>;
  /** Answers whether it worked; password and passcode are handed over and not kept. */
  signIn(credentials: Input<'cloud.signIn'>): Promise<boolean>;
  signOut(): Promise<void>;
}

/** The helper's session with the cloud, as it really is. */
export const createCloudStore = (bridge: Bridge) =>
  createStore<CloudState>()((set) => {
    const departures = createDepartures();
    bridge.on('cloud.changed', (session) => set({ session }));

    const ask = async <T>(
      question: Promise<Result<T>>,
      received: (value: T) => Partial<CloudState>,
    ): Promise<Result<T>> => {
      const isLate = departures.begin();
      set({ asking: true, problem: undefined });
      const answer = await question;
      if (isLate()) return answer;
      set({ asking: false, ...(answer.ok ? received(answer.value) : { problem: answer.error }) });
      return answer;
    };
    /** Whoever was signed in before is not who is asked about now. */
    const receive = (session: CloudSession) => ({
      session,
      check: undefined,
      needsPasscode: false,
    });

    return {
      needsPasscode: false,
      asking: false,
      forgetPeople() {
        departures.leave();
        set({ check: undefined, needsPasscode: false, asking: false, problem: undefined });
      },
      async load() {
        const answer = await bridge.call('cloud.current', {});
        if (answer.ok) set({ session: answer.value });
      },
      async ask() {
        await ask(bridge.call('cloud.check', {}), (check) => ({ check }));
      },
      async signIn(credentials) {
        const answer = await ask(bridge.call('cloud.signIn', credentials), receive);
        if (!answer.ok && answer.error.code === 'cloud-passcode-needed') {
          set({ needsPasscode: true });
        }
        return answer.ok;
      },
      async signOut() {
        await ask(bridge.call('cloud.signOut', {}), receive);
      },
    };
  });
