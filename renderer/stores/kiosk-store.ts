import { createStore } from 'zustand/vanilla';
import type { Bridge, Input, Output } from '../../shared/contract/index.ts';
import type { KioskView } from '../../shared/contract/kiosk.ts';
import type { Result, WireError } from '../../shared/result.ts';
import type { LetsGo } from './leaving.ts';

type Begun = Output<'kiosk.begun'>;

/** Whether the screen is a newcomer's, and what that screen shows beside what is typed. */
export interface KioskState extends LetsGo {
  /** It was asked for at least once, whatever was answered. */
  asked: boolean;
  /** Left out while it is not known. */
  view?: KioskView | undefined;
  /** What the helper had typed, once this page asked. */
  begun?: Begun | undefined;
  /** The language that the newcomer chose. It is theirs alone: the helper's stays as it was. */
  language?: string | undefined;
  working: boolean;
  problem?: WireError | undefined;
  load(): Promise<void>;
  handOver(pin: string, card: Input<'kiosk.start'>['card']): Promise<boolean>;
  /** Answers the request that was filed meanwhile, if any; undefined where the PIN was refused. */
  takeBack(pin: string): Promise<{ readonly request?: string | undefined } | undefined>;
  /** Asks what the helper had typed. */
  begin(): Promise<Begun | undefined>;
  speak(language: string): void;
  note(at: number, of: number): void;
  /** Takes the newcomer's names off the screen, here and in the core. */
  clear(): Promise<void>;
}

const withoutNames = (begun: Begun): Begun => ({
  ...begun,
  username: '',
  shellName: '',
  email: '',
  sshKey: '',
});

/** The hand-over of this screen. PINs are passed on and not kept. */
export const createKioskStore = (bridge: Bridge) =>
  createStore<KioskState>()((set, get) => {
    bridge.on('kiosk.changed', (view) => receive(view));

    function receive(view: KioskView): void {
      set(view.handedOver ? { view } : { view, begun: undefined, language: undefined });
    }
    const ask = async <T extends KioskView>(question: Promise<Result<T>>) => {
      set({ working: true, problem: undefined });
      const answer = await question;
      set({ working: false, problem: answer.ok ? undefined : answer.error });
      if (!answer.ok) return undefined;
      receive(answer.value);
      return answer.value;
    };

    return {
      asked: false,
      working: false,
      async load() {
        const answer = await bridge.call('kiosk.current', {});
        if (answer.ok) receive(answer.value);
        set({ asked: true });
      },
      handOver: async (pin, card) =>
        (await ask(bridge.call('kiosk.start', { pin, card }))) !== undefined,
      takeBack: (pin) => ask(bridge.call('kiosk.end', { pin })),
      async begin() {
        const answer = await bridge.call('kiosk.begun', {});
        if (answer.ok) set({ begun: answer.value });
        return answer.ok ? answer.value : undefined;
      },
      speak: (language) => set({ language }),
      // Of no consequence where it fails: the next step tells again.
      note: (at, of) => void bridge.call('kiosk.note', { at, of }),
      async clear() {
        const { begun } = get();
        set({ begun: begun && withoutNames(begun), language: undefined, problem: undefined });
        await ask(bridge.call('kiosk.clear', {}));
      },
      forgetPeople(why) {
        if (why === 'sign-out') return;
        const { view, begun } = get();
        set({ view: view && { ...view, requests: [] }, problem: undefined });
        if (why === 'wipe') set({ begun: begun && withoutNames(begun) });
      },
    };
  });
