import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import { LARGEST_ROSTER, type RosterPlan } from '../../shared/roster/roster.ts';
import type { RosterField } from '../../shared/roster/roster-columns.ts';
import { fail, type Result, type WireError } from '../../shared/result.ts';
import { fileBase64 } from '../bridge/files.ts';
import type { RosterOrder, RowsWanted, ShownRows } from '../selectors/roster-rows.ts';
import type { LetsGo } from './leaving.ts';

interface Sheet extends RowsWanted {
  fileName: string;
  plan?: RosterPlan | undefined;
  busy?: 'reading' | 'submitting' | 'looking' | undefined;
  problem?: WireError | undefined;
}

/** The participant list that was read, row by row, and what is done with it. */
export interface RosterState extends Sheet, LetsGo {
  read(file: File): Promise<void>;
  /** Says which column holds a field, counted from 0; undefined for none. */
  assign(field: RosterField, column: number | undefined): Promise<void>;
  show(shown: ShownRows): void;
  /** Sorts the rows by this; a second time the other way round. */
  sort(order: RosterOrder): void;
  /** Files everybody who is expected, and with them those who have an account where that is asked for. */
  submit(withAccounts?: boolean): Promise<void>;
  /** Asks what has become of the requests by now. */
  refresh(): Promise<void>;
}

const blank: Sheet = {
  fileName: '',
  plan: undefined,
  busy: undefined,
  problem: undefined,
  shown: 'all',
  order: 'line',
  isDescending: false,
};

/** Another file was chosen while this one was read, or everybody is forgotten. Nobody is told of it. */
const notLookedAt = fail('not-found', 'The file is not looked at any more');

const tooLarge = fail('invalid-input', 'file: roster-too-large', {
  fields: [{ field: 'file', rule: 'roster-too-large', params: [] }],
});

/** One roster at a time. The file stays in memory, so that its columns can be named anew. */
export const createRosterStore = (bridge: Bridge) =>
  createStore<RosterState>()((set, get) => {
    let file = '';
    let newest = 0;

    /** The answer to the newest question; one that was overtaken says nothing any more. */
    const ask = async (busy: Sheet['busy'], question: () => Promise<Result<RosterPlan>>) => {
      const own = ++newest;
      set({ busy, problem: undefined });
      const answer = await question();
      if (own !== newest) return;
      set({ busy: undefined, ...(answer.ok ? { plan: answer.value } : { problem: answer.error }) });
    };

    /** Asks about the plan; once more with the file where whoever is asked has it no more, as another process of a hub. */
    const askAbout = async <R extends Result<RosterPlan>>(
      { id, columns, filed }: RosterPlan,
      question: (about: {
        id: string;
        from?: { file: string; columns: typeof columns };
      }) => Promise<R>,
    ): Promise<R> => {
      const answer = await question({ id });
      if (answer.ok || answer.error.code !== 'not-found') return answer;
      const anew = await question({ id, from: { file, columns } });
      // It counts from the start, and nobody wants to hear of less than before.
      return anew.ok
        ? { ...anew, value: { ...anew.value, filed: filed + anew.value.filed } }
        : anew;
    };

    return {
      ...blank,
      forgetPeople(why) {
        if (why === 'sign-out') return;
        newest += 1;
        file = '';
        set(blank);
      },
      read(chosen) {
        set({ ...blank, fileName: chosen.name });
        return ask('reading', async () => {
          if (chosen.size > LARGEST_ROSTER) return tooLarge;
          const own = newest;
          const read = await fileBase64(chosen);
          if (own !== newest) return notLookedAt;
          if (!read.ok) return read;
          file = read.value;
          return bridge.call('roster.plan', { file });
        });
      },
      assign(field, column) {
        const { [field]: _, ...others } = get().plan?.columns ?? {};
        const columns = column === undefined ? others : { ...others, [field]: column };
        set({ shown: 'all' });
        return ask('reading', () => bridge.call('roster.plan', { file, columns }));
      },
      show: (shown) => set({ shown }),
      sort(order) {
        const { order: before, isDescending } = get();
        set({ order, isDescending: order === before && !isDescending });
      },
      async submit(withAccounts = false) {
        const { plan, busy } = get();
        if (!plan || busy) return;
        await ask('submitting', () =>
          askAbout(plan, (about) =>
            bridge.call('roster.submit', { ...about, ...(withAccounts ? { withAccounts } : {}) }),
          ),
        );
      },
      async refresh() {
        const { plan, busy } = get();
        if (!plan || busy || plan.filed === 0) return;
        await ask('looking', () => askAbout(plan, (about) => bridge.call('roster.result', about)));
      },
    };
  });
