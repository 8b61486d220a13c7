import { createStore } from 'zustand/vanilla';
import type { Bridge, Input } from '../../shared/contract/index.ts';
import type { EventView } from '../../shared/contract/event.ts';
import type { StartView, StartWay } from '../../shared/contract/start.ts';
import type { HubEntry, HubLink, HubView } from '../../shared/domain/hub-session.ts';
import { fail, type Result, type WireError } from '../../shared/result.ts';
import { fileText } from '../bridge/files.ts';
import type { HubDoor } from '../bridge/hub-door.ts';
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

/** The door of a hub, where one served this page: who is in by it, and how to come and go. */
export interface HubState extends LetsGo {
  /** Left out where no hub served this page, or none has answered yet. */
  view?: HubView | undefined;
  working: boolean;
  problem?: WireError | undefined;
  /** Whether this browser came back from the identity provider and was not let in: it is a helper's. */
  cameBack: boolean;
  /** The event's code that a poster's link brought along: whoever followed it is asked for their language before it lets them in. */
  poster?: string | undefined;
  /** Whether a private link was opened while somebody is in: it waits for their word. */
  offered: boolean;
  /** The newcomer's private link, once they asked for one. */
  link?: HubLink | undefined;
  /** Asks who is in. */
  load(): Promise<void>;
  /** Comes in; what was typed is passed on and not kept. */
  enter(entry: HubEntry): Promise<void>;
  /** Keeps a private link until somebody says whether to come in by it. */
  offer(entry: HubEntry): void;
  /** Comes in by what was offered, or stays who they are. */
  answer(isWanted: boolean): Promise<void>;
  leave(): Promise<void>;
  makeLink(): Promise<void>;
  /** Takes away what went wrong before. */
  forget(): void;
}

interface Needs {
  readonly door: HubDoor | undefined;
  /** Begins the page anew: somebody else is in, or nobody. */
  readonly begin: () => void;
}

const noHub = fail('unknown-method', 'No hub has served this page');

/** Nothing of it can be done where no hub served the page. */
export const createHubStore = ({ door, begin }: Needs) =>
  createStore<HubState>()((set) => {
    const ask = async <T>(question: Promise<Result<T>> | undefined): Promise<T | undefined> => {
      set({ working: true, problem: undefined });
      const answer = (await question) ?? noHub;
      set({ working: false, problem: answer.ok ? undefined : answer.error });
      return answer.ok ? answer.value : undefined;
    };
    // A secret, so it stands in no state.
    let kept: HubEntry | undefined;
    return {
      working: false,
      cameBack: false,
      offered: false,
      offer(entry) {
        kept = entry;
        set({ offered: true });
      },
      async answer(isWanted) {
        const entry = kept;
        if (!isWanted || !entry) {
          kept = undefined;
          return set({ offered: false, problem: undefined });
        }
        if ((await ask(door?.enter(entry))) !== undefined) begin();
      },
      async load() {
        const view = door && (await ask(door.current()));
        if (view) set({ view });
      },
      async enter(entry) {
        if ((await ask(door?.enter(entry))) !== undefined) begin();
      },
      async leave() {
        if ((await ask(door?.leave())) !== undefined) begin();
      },
      async makeLink() {
        const link = await ask(door?.makeLink());
        if (link) set({ link });
      },
      forget: () => set({ problem: undefined }),
      forgetPeople: (why) => set(why === 'sign-out' ? {} : { link: undefined }),
    };
  });
