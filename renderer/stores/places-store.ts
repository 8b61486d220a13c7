import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import { MOST_QUOTAS_ASKED, type ProjectList } from '../../shared/contract/projects.ts';
import type { ToolList } from '../../shared/contract/tools.ts';
import type { WireError } from '../../shared/result.ts';
import { type AskedQuotas, type PlaceFilter, quotaKeyOf } from '../selectors/places-list.ts';
import type { LetsGo } from './leaving.ts';
import { createAsker, type After } from './later.ts';

interface Listed {
  projects?: ProjectList | undefined;
  projectsProblem?: WireError | undefined;
  /** The tools that fit the text. */
  tools?: ToolList | undefined;
  toolsProblem?: WireError | undefined;
  /** What was typed to find a project, a tool or who is in one. */
  text: string;
  only: PlaceFilter;
  quotas: AskedQuotas;
  /** How many projects are still to be asked for their quotas. */
  checking: number;
  quotasProblem?: WireError | undefined;
  asking: boolean;
}

/** The projects and tools that can be browsed: what the cloud and the directory list, and what is narrowed of it here. */
export interface PlacesState extends Listed, LetsGo {
  /** Asks for both lists, unless they are there. */
  open(): void;
  /** Asks for both lists as they are now; what is known of quotas is forgotten. */
  ask(): Promise<void>;
  /** The lists are not as they were: asks at once where they are shown, else when they are opened again. */
  changed(isShown: boolean): void;
  search(text: string): void;
  show(only: PlaceFilter): void;
  /** Asks for the quotas of these projects, a few at a time, until all were asked for or one question fails. */
  checkQuotas(names: readonly string[]): Promise<void>;
}

const nothing: Listed = {
  projects: undefined,
  projectsProblem: undefined,
  tools: undefined,
  toolsProblem: undefined,
  text: '',
  only: 'all',
  quotas: new Map(),
  checking: 0,
  quotasProblem: undefined,
  asking: false,
};

/** What can be browsed. Projects are listed whole and searched here; of the directory's thousands of tools it is asked for those that fit. */
export const createPlacesStore = (bridge: Bridge, after: After) =>
  createStore<PlacesState>()((set, get) => {
    const asker = createAsker(after);
    let newest = 0;

    const askTools = async (isLatest: () => boolean) => {
      const answer = await bridge.call('tools.list', { text: get().text.trim() });
      if (!isLatest()) return;
      set(
        answer.ok
          ? { tools: answer.value, toolsProblem: undefined }
          : { tools: undefined, toolsProblem: answer.error },
      );
    };
    const askProjects = async (isLatest: () => boolean) => {
      const answer = await bridge.call('projects.list', {});
      if (!isLatest()) return;
      set(
        answer.ok
          ? { projects: answer.value, projectsProblem: undefined }
          : { projects: undefined, projectsProblem: answer.error },
      );
    };
    /** True once the answer is there; false where it failed, or nobody waits for it any more. */
    const askQuotas = async (names: readonly string[], isLatest: () => boolean) => {
      const answer = await bridge.call('projects.quotas', { names: [...names] });
      if (!isLatest()) return false;
      if (!answer.ok) {
        set({ checking: 0, quotasProblem: answer.error });
        return false;
      }
      const asked = answer.value.projects.map((one) => [quotaKeyOf(one.name), one] as const);
      const quotas = new Map([...get().quotas, ...asked]);
      set({ quotas, checking: Math.max(0, get().checking - names.length) });
      return true;
    };

    return {
      ...nothing,
      forgetPeople() {
        newest += 1;
        asker.forget();
        set(nothing);
      },
      open() {
        const { projects, tools, asking } = get();
        if (!projects && !tools && !asking) void get().ask();
      },
      async ask() {
        const own = ++newest;
        const isLatest = () => own === newest;
        asker.forget();
        set({ asking: true, quotas: new Map(), checking: 0, quotasProblem: undefined });
        await Promise.all([askProjects(isLatest), askTools(isLatest)]);
        if (isLatest()) set({ asking: false });
      },
      changed(isShown) {
        const { projects, tools } = get();
        if (!projects && !tools) return;
        if (isShown) void get().ask();
        else set({ projects: undefined, tools: undefined });
      },
      search(text) {
        set({ text });
        const own = newest;
        asker.ask((isLatest) => askTools(() => isLatest() && own === newest));
      },
      show: (only) => set({ only }),
      async checkQuotas(names) {
        if (get().checking > 0) return;
        const own = newest;
        set({ checking: names.length, quotasProblem: undefined });
        for (let at = 0; at < names.length; at += MOST_QUOTAS_ASKED) {
          const some = names.slice(at, at + MOST_QUOTAS_ASKED);
          if (!(await askQuotas(some, () => own === newest))) return;
        }
      },
    };
  });
