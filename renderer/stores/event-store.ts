import { createStore } from 'zustand/vanilla';
import type { Bridge, Input } from '../../shared/contract/index.ts';
import type { EventView } from '../../shared/contract/event.ts';
import type { StartView, StartWay } from '../../shared/contract/start.ts';
import type { Result, WireError } from '../../shared/result.ts';
import { fileText } from '../bridge/files.ts';
import { knowsNobody, type LetsGo } from './leaving.ts';

/** The event, once it is known, or why it could not be read. */
export interface EventState extends LetsGo {
  event?: EventView;
  problem?: WireError;
  load(): Promise<void>;
}

/** What the event's profile says; it does not change while Lanyard runs. */
export const createEventStore = (bridge: Bridge) =>
  createStore<EventState>()((set) => ({
    ...knowsNobody,
    async load() {
      const answer = await bridge.call('event.current', {});
      set(answer.ok ? { event: answer.value } : { problem: answer.error });
    },
  }));

/** What this computer is used for, and what the first screen can do about it. */
export interface StartState extends LetsGo {
  /** It was asked for at least once, whatever was answered. */
  asked: boolean;
  /** Left out while it is not known. */
  view?: StartView | undefined;
  working: boolean;
  problem?: WireError | undefined;
  load(): Promise<void>;
  /** Opens the event; answers whether it is open. */
  choose(chosen: Input<'start.choose'>): Promise<boolean>;
  /** The same with the profile in this file. */
  chooseFile(way: Exclude<StartWay, 'practice'>, file: File): Promise<boolean>;
  /** Forgets the choice; answers whether it is forgotten. */
  askAgain(): Promise<boolean>;
  /** Takes away what went wrong before. */
  forget(): void;
}

/** The choice of the first screen. */
export const createStartStore = (bridge: Bridge) =>
  createStore<StartState>()((set, get) => {
    bridge.on('start.changed', (view) => set({ view }));
    const ask = async (question: Promise<Result<StartView>>): Promise<boolean> => {
      set({ working: true, problem: undefined });
      const answer = await question;
      set(
        answer.ok
          ? { working: false, view: answer.value }
          : { working: false, problem: answer.error },
      );
      return answer.ok;
    };
    return {
      ...knowsNobody,
      asked: false,
      working: false,
      async load() {
        const answer = await bridge.call('start.current', {});
        set(answer.ok ? { asked: true, view: answer.value } : { asked: true });
      },
      choose: (chosen) => ask(bridge.call('start.choose', chosen)),
      async chooseFile(way, file) {
        // What cannot be read is no profile, and is told as one.
        const text = await fileText(file).catch(() => '');
        return get().choose({ way, event: { text } });
      },
      askAgain: () => ask(bridge.call('start.askAgain', {})),
      forget: () => set({ problem: undefined }),
    };
  });
