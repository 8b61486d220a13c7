import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../../shared/contract/index.ts';
import type { WireError } from '../../../shared/result.ts';
import type { ToolhubFacet, ToolhubPage } from '../../../shared/toolhub/toolhub.ts';
import { createAsker, type After } from '../later.ts';
import type { LetsGo } from '../leaving.ts';

/** What is searched for in the catalogue, and what was found. */
export interface ToolhubState extends LetsGo {
  text: string;
  filters: Readonly<Partial<Record<ToolhubFacet, string>>>;
  found?: ToolhubPage | undefined;
  problem?: WireError | undefined;
  asking: boolean;
  /** Asks once, when the screen is opened. */
  open(): void;
  search(text: string): void;
  /** Narrows by one value, or no more by this facet. */
  narrow(facet: ToolhubFacet, value: string | undefined): void;
  turnTo(page: number): void;
}

const nothing = { text: '', filters: {}, found: undefined, problem: undefined, asking: false };

/** Searches the catalogue of tools. */
export const createToolhubStore = (bridge: Bridge, after: After) =>
  createStore<ToolhubState>()((set, get) => {
    const asker = createAsker(after);
    let newest = 0;
    const look = async (page: number): Promise<void> => {
      const own = ++newest;
      const { text, filters } = get();
      set({ asking: true, problem: undefined });
      const answer = await bridge.call('toolhub.search', { text, page, filters });
      if (own !== newest) return;
      set({ asking: false, ...(answer.ok ? { found: answer.value } : { problem: answer.error }) });
    };
    return {
      ...nothing,
      /** Tools are public; what was typed to find one may not be. */
      forgetPeople(why) {
        if (why !== 'wipe') return;
        newest += 1;
        asker.forget();
        set(nothing);
      },
      open() {
        if (!get().found && !get().asking) void look(1);
      },
      search(text) {
        set({ text });
        asker.ask(() => look(1));
      },
      narrow(facet, value) {
        const { [facet]: _, ...others } = get().filters;
        set({ filters: value === undefined ? others : { ...others, [facet]: value } });
        void look(1);
      },
      turnTo: (page) => void look(page),
    };
  });
