import { createStore } from 'zustand/vanilla';
import type { Result, WireError } from '../../shared/result.ts';
import type { Bridge, Input, Output } from '../../shared/contract/index.ts';
import type { ClinicLine } from '../../shared/clinic/clinic.ts';
import type { NameConflict, RequestView } from '../../shared/requests/request.ts';
import type { UndoPlan } from '../../shared/requests/undo-plan.ts';
import type { SshComparison } from '../../shared/contract/connection.ts';
import type { BoardView } from '../../shared/board/board.ts';
import type { PracticeView, TroubleName } from '../../shared/practice/practice.ts';
import { knowsNobody, type LetsGo } from './leaving.ts';
import { createAsker, type After } from './later.ts';

/** One thing of the outside world, as it was last seen. */
export interface LookState<T> extends LetsGo {
  /** What was asked about last. */
  name: string;
  asking: boolean;
  /** As it stood when it was last seen; it stays while the same is asked for again, and where that fails. */
  seen?: T | undefined;
  problem?: WireError | undefined;
  ask(name: string): Promise<void>;
}

/** What `look` tells of one thing by its name: all a person has, a project, a tool. */
export const createLookStore = <T>(look: (name: string) => Promise<Result<T>>) =>
  createStore<LookState<T>>()((set, get) => {
    let newest = 0;
    return {
      name: '',
      asking: false,
      forgetPeople() {
        newest += 1;
        set({ name: '', asking: false, seen: undefined, problem: undefined });
      },
      async ask(name) {
        const own = ++newest;
        const seen = get().name === name ? get().seen : undefined;
        set({ name, asking: true, seen, problem: undefined });
        const answer = await look(name);
        if (own !== newest) return;
        set({ asking: false, ...(answer.ok ? { seen: answer.value } : { problem: answer.error }) });
      },
    };
  });

/** What the clinic found out of one person. */
export interface ClinicState extends LetsGo {
  /** What was asked last. */
  question?: Input<'clinic.look'> | undefined;
  asking: boolean;
  /** What was found; it stays while the same is asked once more. */
  report?: Output<'clinic.look'> | undefined;
  /** How the password went that the person typed. */
  password?: ClinicLine | undefined;
  problem?: WireError | undefined;
  ask(question: Input<'clinic.look'>): Promise<void>;
  /** Asks about this person, with what else was asked about them before. */
  askAbout(who: string): Promise<void>;
  tryPassword(shellName: string, password: string): Promise<void>;
}

const nothingAsked = {
  question: undefined,
  report: undefined,
  password: undefined,
  problem: undefined,
};

/** The clinic. Passwords go through it and stay nowhere. */
export const createClinicStore = (bridge: Bridge) =>
  createStore<ClinicState>()((set, get) => {
    let newest = 0;
    return {
      asking: false,
      forgetPeople() {
        newest += 1;
        set({ asking: false, ...nothingAsked });
      },
      async ask(question) {
        const own = ++newest;
        const isSame = get().question?.who === question.who;
        set({ ...(isSame ? { problem: undefined } : nothingAsked), question, asking: true });
        const answer = await bridge.call('clinic.look', question);
        if (own !== newest) return;
        set({
          asking: false,
          ...(answer.ok ? { report: answer.value } : { problem: answer.error }),
        });
      },
      askAbout(who) {
        const { question } = get();
        return get().ask(question?.who === who ? question : { who });
      },
      async tryPassword(shellName, password) {
        const own = newest;
        const answer = await bridge.call('clinic.tryPassword', { shellName, password });
        if (own !== newest) return;
        set(answer.ok ? { password: answer.value, problem: undefined } : { problem: answer.error });
      },
    };
  });

/** Who stands in the way of one request. */
export interface ConflictState extends LetsGo {
  /** The request that was asked about last. */
  id: string;
  conflict?: NameConflict | undefined;
  problem?: WireError | undefined;
  /** Asks who has the names of this request, and which others are free now. */
  ask(id: string): Promise<void>;
}

/** What stands in the way of one request, as the directory said when it was asked. */
export const createConflictStore = (bridge: Bridge) =>
  createStore<ConflictState>()((set, get) => ({
    id: '',
    forgetPeople(why) {
      if (why !== 'sign-out') set({ id: '', conflict: undefined, problem: undefined });
    },
    async ask(id) {
      set({ id, conflict: undefined, problem: undefined });
      const answer = await bridge.call('requests.conflict', { id });
      if (get().id !== id) return;
      set(answer.ok ? { conflict: answer.value } : { problem: answer.error });
    },
  }));

/** What the undo of one request would do. */
export interface UndoState extends LetsGo {
  /** The request whose undo was planned last. */
  id: string;
  plan?: UndoPlan | undefined;
  problem?: WireError | undefined;
  /** Asks what undoing this request would remove and leave. */
  ask(id: string): Promise<void>;
}

/** The plan of one undo, as the directory stood when it was asked. */
export const createUndoStore = (bridge: Bridge) =>
  createStore<UndoState>()((set, get) => ({
    id: '',
    forgetPeople: () => set({ id: '', plan: undefined, problem: undefined }),
    async ask(id) {
      set({ id, plan: undefined, problem: undefined });
      const answer = await bridge.call('requests.planUndo', { id });
      if (get().id !== id) return;
      set(answer.ok ? { plan: answer.value } : { problem: answer.error });
    },
  }));

/** What this machine remembers of the names of one request. */
export interface NameMemoryState extends LetsGo {
  /** The request that was asked about last. */
  id: string;
  names?: Output<'names.recall'> | undefined;
  /** Asks what this machine remembers of the names of this request. */
  ask(request: Pick<RequestView, 'id' | 'username' | 'shellName'>): Promise<void>;
}

/** What is known of the names of one waiting request while the directory cannot be asked. */
export const createNameMemoryStore = (bridge: Bridge) =>
  createStore<NameMemoryState>()((set, get) => ({
    id: '',
    forgetPeople(why) {
      if (why !== 'sign-out') set({ id: '', names: undefined });
    },
    async ask({ id, username, shellName }) {
      if (get().id !== id) set({ id, names: undefined });
      const answer = await bridge.call('names.recall', { username, shellName, request: id });
      if (get().id === id && answer.ok) set({ names: answer.value });
    },
  }));

/** What a newcomer's ssh showed, beside the account of one person. */
export interface SshState
  extends Pick<LookState<SshComparison>, 'name' | 'asking' | 'seen' | 'problem'>, LetsGo {
  /** Holds what was pasted against the account. */
  compare(shellName: string, pasted: string): Promise<void>;
}

/** The two sides of one login. Nothing of what was pasted is kept. */
export const createSshStore = (bridge: Bridge) =>
  createStore<SshState>()((set) => {
    let newest = 0;
    const nothing = { name: '', asking: false, seen: undefined, problem: undefined };
    return {
      ...nothing,
      forgetPeople() {
        newest += 1;
        set(nothing);
      },
      async compare(shellName, pasted) {
        const own = ++newest;
        set({ ...nothing, name: shellName, asking: true });
        const answer = await bridge.call('ssh.compare', { shellName, pasted });
        if (own !== newest) return;
        set({ asking: false, ...(answer.ok ? { seen: answer.value } : { problem: answer.error }) });
      },
    };
  });

/** How long figures are shown before they are read anew. */
const BOARD_MS = 60_000;

/** The figures of this desk, for as long as somebody looks at them. */
export interface BoardState extends LetsGo {
  /** As they were read last; they stay where reading them fails. */
  board?: BoardView | undefined;
  problem?: WireError | undefined;
  /** Reads them now, and again and again; answers how to stop. */
  watch(): () => void;
}

/** Figures name nobody, so only a wipe, after which there are none, takes them away. */
export const createBoardStore = (bridge: Bridge, after: After) =>
  createStore<BoardState>()((set) => {
    let newest = 0;
    let callOff = (): void => undefined;
    const look = async (): Promise<void> => {
      const own = ++newest;
      callOff();
      const answer = await bridge.call('board.read', {});
      if (own !== newest) return;
      set(answer.ok ? { board: answer.value, problem: undefined } : { problem: answer.error });
      callOff = after(BOARD_MS, () => void look());
    };
    return {
      forgetPeople(why) {
        if (why === 'wipe') set({ board: undefined, problem: undefined });
      },
      watch() {
        void look();
        return () => {
          newest += 1;
          callOff();
        };
      },
    };
  });

/** What goes wrong on purpose in practice. */
export interface PracticeState extends LetsGo {
  /** Left out until it was asked for. */
  seen?: PracticeView;
  load(): Promise<void>;
  set(trouble: TroubleName, on: boolean): Promise<void>;
}

/** What goes wrong on purpose in practice, and what else can be met there: nobody who exists. */
export const createPracticeStore = (bridge: Bridge) =>
  createStore<PracticeState>()((set) => {
    const show = (answer: Result<PracticeView>): void => {
      if (answer.ok) set({ seen: answer.value });
    };
    return {
      ...knowsNobody,
      load: async () => show(await bridge.call('practice.current', {})),
      set: async (trouble, on) => show(await bridge.call('practice.set', { trouble, on })),
    };
  });

/** What is known of the name in one field. */
export interface CheckState<V> extends LetsGo {
  /** What was found of the name that was typed last. */
  verdict?: V | undefined;
  /** Why nothing could be found out. */
  problem?: WireError | undefined;
  /** Asks about a name after a pause in typing; about an empty one nobody is asked. */
  check(name: string): void;
  /** Asks once more about the name that was typed last. */
  askAgain(): void;
}

/** A name of a tool or a project, looked up while it is typed. */
export const createCheckStore = <V>(ask: (name: string) => Promise<Result<V>>, after: After) =>
  createStore<CheckState<V>>()((set, get) => {
    let last = '';
    const asker = createAsker(after);
    const look = async (name: string, isLatest: () => boolean) => {
      const answer = await ask(name);
      if (isLatest()) set(answer.ok ? { verdict: answer.value } : { problem: answer.error });
    };
    return {
      check(typed) {
        set({ verdict: undefined, problem: undefined });
        last = typed.trim();
        const name = last;
        if (name === '') asker.forget();
        else asker.ask((isLatest) => look(name, isLatest));
      },
      askAgain: () => get().check(last),
      forgetPeople(why) {
        if (why === 'sign-out') return;
        asker.forget();
        if (why === 'wipe') last = '';
        set({ verdict: undefined, problem: undefined });
      },
    };
  });
