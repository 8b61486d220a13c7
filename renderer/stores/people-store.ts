import { createStore } from 'zustand/vanilla';
import type { Person, PersonSummary } from '../../shared/domain/account.ts';
import type { Bridge } from '../../shared/contract/index.ts';
import type { WireError } from '../../shared/result.ts';
import type { LetsGo } from './leaving.ts';
import { createAsker, type After } from './later.ts';

/** The directory is asked from this many characters on (the contract's own bound). */
export const SHORTEST_SEARCH = 3;

interface Found {
  readonly text: string;
  readonly people: readonly PersonSummary[];
  /** True when there are more than could be shown. */
  readonly more: boolean;
}

/** The search on the desk, and the person whose page is open. */
export interface PeopleState extends LetsGo {
  text: string;
  searching: boolean;
  found?: Found | undefined;
  problem?: WireError | undefined;
  /** Whose entry is looked at. */
  shown: string;
  person?: Person | undefined;
  /** When the entry was read, ISO 8601. */
  personAsked?: string | undefined;
  personProblem?: WireError | undefined;
  search(text: string): void;
  show(shellName: string): Promise<void>;
}

const nobody = {
  text: '',
  searching: false,
  found: undefined,
  problem: undefined,
  shown: '',
  person: undefined,
  personAsked: undefined,
  personProblem: undefined,
};

/** Looking somebody up in the directory. */
export const createPeopleStore = (bridge: Bridge, after: After) =>
  createStore<PeopleState>()((set, get) => {
    const asker = createAsker(after);

    const find = async (text: string, isLatest: () => boolean) => {
      const answer = await bridge.call('accounts.find', { text });
      if (!isLatest()) return;
      const received = answer.ok
        ? { found: { text, ...answer.value }, problem: undefined }
        : { found: undefined, problem: answer.error };
      set({ searching: false, ...received });
    };

    return {
      ...nobody,
      forgetPeople() {
        asker.forget();
        set(nobody);
      },
      search(text) {
        const wanted = text.trim();
        const searching = wanted.length >= SHORTEST_SEARCH;
        set({ text, searching });
        if (searching) return asker.ask((isLatest) => find(wanted, isLatest));
        asker.forget();
        set({ found: undefined, problem: undefined });
      },
      async show(shellName) {
        set({ shown: shellName, person: undefined, personProblem: undefined });
        const answer = await bridge.call('accounts.show', { shellName });
        if (get().shown !== shellName) return;
        if (!answer.ok) return set({ personProblem: answer.error });
        set({ person: answer.value, personAsked: new Date().toISOString() });
      },
    };
  });
