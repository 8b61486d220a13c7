import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../../shared/contract/index.ts';
import type { WireError } from '../../../shared/result.ts';
import type { ShownRows } from '../../../shared/workshop/table.ts';
import type { WorkshopView } from '../../../shared/workshop/workshop.ts';
import { createDepartures, type LetsGo } from '../leaving.ts';

interface Seen {
  /** In the language that was asked for last; its check tells of people by ids of their requests. */
  view?: WorkshopView | undefined;
  checking: boolean;
  problem?: WireError | undefined;
  shown: ShownRows;
}

/** The steps of the event's workshop, and what was seen when everybody was last looked at. */
export interface WorkshopState extends Seen, LetsGo {
  /** Reads the steps in a language, with what the last check saw. */
  speak(language: string): Promise<void>;
  check(): Promise<void>;
  show(shown: ShownRows): void;
}

const nothing: Seen = { view: undefined, checking: false, problem: undefined, shown: 'all' };

/** What nobody knows of by itself: who takes part and what was ticked stand in other stores. */
export const createWorkshopStore = (bridge: Bridge) =>
  createStore<WorkshopState>()((set, get) => {
    const departures = createDepartures();
    let newest = 0;
    return {
      ...nothing,
      forgetPeople() {
        departures.leave();
        const { view, shown } = get();
        // The steps are of nobody.
        set({ ...nothing, shown, view: view && { ...view, checked: undefined } });
      },
      async speak(language) {
        const own = ++newest;
        const isLate = departures.begin();
        const answer = await bridge.call('workshop.current', { language });
        if (own !== newest || isLate()) return;
        set(answer.ok ? { view: answer.value, problem: undefined } : { problem: answer.error });
      },
      async check() {
        if (get().checking) return;
        const isLate = departures.begin();
        set({ checking: true, problem: undefined });
        const answer = await bridge.call('workshop.check', {});
        if (isLate()) return;
        const { view } = get();
        set({
          checking: false,
          ...(answer.ok
            ? { view: view && { ...view, checked: answer.value } }
            : { problem: answer.error }),
        });
      },
      show: (shown) => set({ shown }),
    };
  });
