import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../../shared/contract/index.ts';
import type { GuideList, PersonGuides } from '../../../shared/guides/guides.ts';
import type { WireError } from '../../../shared/result.ts';
import type { LetsGo } from '../leaving.ts';

interface OfPerson {
  /** Whose page is shown. */
  of: string;
  seen?: PersonGuides | undefined;
  problem?: WireError | undefined;
  asking: boolean;
  /** Steps that the person says are done, as `guide step`. In memory only: they are nobody's evidence. */
  ticked: ReadonlySet<string>;
}

/** The guides of the event, and what one person can begin with. */
export interface GuideState extends OfPerson, LetsGo {
  /** In `language`. */
  list?: GuideList | undefined;
  listProblem?: WireError | undefined;
  language: string;
  /** Reads the guides in a language, unless they are there. */
  speak(language: string): Promise<void>;
  /** Asks what somebody can begin with, about the tool and the project that were chosen last. */
  ask(shellName: string): Promise<void>;
  choose(names: { readonly tool?: string; readonly project?: string }): Promise<void>;
  tick(step: string, isDone: boolean): void;
}

const nobody: OfPerson = {
  of: '',
  seen: undefined,
  problem: undefined,
  asking: false,
  ticked: new Set(),
};

/** Reads guides; asks about people. */
export const createGuideStore = (bridge: Bridge) =>
  createStore<GuideState>()((set, get) => {
    let newest = 0;
    let chosen: { readonly tool?: string; readonly project?: string } = {};
    return {
      ...nobody,
      language: '',
      forgetPeople() {
        newest += 1;
        chosen = {};
        set(nobody);
      },
      async speak(language) {
        const { list, language: known } = get();
        if (list && known === language) return;
        set({ language, listProblem: undefined });
        const answer = await bridge.call('guides.list', { language });
        if (get().language !== language) return;
        set(answer.ok ? { list: answer.value } : { list: undefined, listProblem: answer.error });
      },
      async ask(shellName) {
        const own = ++newest;
        if (get().of !== shellName) {
          chosen = {};
          set({ ...nobody, of: shellName });
        }
        set({ asking: true, problem: undefined });
        const answer = await bridge.call('guides.forPerson', { shellName, ...chosen });
        if (own !== newest) return;
        set({ asking: false, ...(answer.ok ? { seen: answer.value } : { problem: answer.error }) });
      },
      choose(names) {
        chosen = { ...chosen, ...names };
        return get().ask(get().of);
      },
      tick(step, isDone) {
        const ticked = new Set(get().ticked);
        if (isDone) ticked.add(step);
        else ticked.delete(step);
        set({ ticked });
      },
    };
  });
