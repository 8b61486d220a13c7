import { createStore } from 'zustand/vanilla';
import type { Bridge, Input } from '../../../shared/contract/index.ts';
import type { Result, WireError } from '../../../shared/result.ts';
import { type CaseView, helpersOf } from '../../../shared/shift/case.ts';
import { everyCase, type Shift } from '../../../shared/shift/every-case.ts';
import { createDepartures, type LetsGo } from '../leaving.ts';

type CaseAsked = Pick<CaseView, 'id'> & { readonly seen: CaseView | undefined };

/** Who is at this desk, who holds which case, and the notes. */
export interface ShiftState extends LetsGo {
  /** Empty where nobody said who they are. */
  me: string;
  /** Helpers of today, whoever did something last first. */
  helpers: readonly string[];
  cases: ReadonlyMap<string, CaseView>;
  /** Whether the list shows only the cases of whoever is here. */
  onlyMine: boolean;
  /** What went wrong last, and with which case; empty for the shift itself. */
  problem?: { readonly id: string; readonly error: WireError } | undefined;
  /** How many cases the last leaving passed on, and how many stay as the hub that has them does not answer; undefined while nobody left. */
  left?: { readonly cases: number; readonly to: string; readonly unreached: number } | undefined;
  load(): Promise<void>;
  enter(name: string): Promise<boolean>;
  /** Gives a case to somebody; back where the name is empty. */
  hold(asked: CaseAsked, to: string): Promise<boolean>;
  /** Writes a note over the one of that revision; 0 where there was none. */
  note(id: string, text: string, over: number): Promise<boolean>;
  leave(to: string): Promise<boolean>;
  /** Ticks a task of the workshop, or takes away the tick that was seen. */
  tick(asked: Input<'workshop.tick'>): Promise<boolean>;
  showMine(onlyMine: boolean): void;
}

/** What is told of nobody. */
const nobody = (): Pick<
  ShiftState,
  'me' | 'helpers' | 'cases' | 'onlyMine' | 'problem' | 'left'
> => ({
  me: '',
  helpers: [],
  cases: new Map(),
  onlyMine: false,
  problem: undefined,
  left: undefined,
});

/** Newer tellings of a case replace older ones, in whatever order they come. */
function merge(known: ShiftState['cases'], told: readonly CaseView[]): ShiftState['cases'] {
  const merged = new Map(known);
  for (const found of told) {
    if ((merged.get(found.id)?.revision ?? 0) <= found.revision) merged.set(found.id, found);
  }
  return merged;
}

/** A mirror of what helpers told each other, fed by answers and by `shift.changed`. */
export const createShiftStore = (bridge: Bridge) =>
  createStore<ShiftState>()((set, get) => {
    const departures = createDepartures();
    const receive = (...told: readonly CaseView[]): void => {
      const cases = merge(get().cases, told);
      set({ cases, helpers: helpersOf([...cases.values()], new Date()) });
    };
    const receiveAll = ({ me, cases }: Shift): void => {
      receive(...cases.values());
      set({ me });
    };
    bridge.on('shift.changed', (found) => receive(found));
    const letGo = (ids: readonly string[]): void => {
      const cases = new Map([...get().cases].filter(([id]) => !ids.includes(id)));
      set({ cases, helpers: helpersOf([...cases.values()], new Date()) });
    };
    bridge.on('elsewhere.changed', ({ gone, forget }) => {
      letGo(gone);
      // Which of them are of others is not known here.
      if (!forget) return;
      letGo([...get().cases.keys()]);
      void get().load();
    });

    const ask = async <T>(
      id: string,
      question: Promise<Result<T>>,
      received: (value: T) => void,
    ): Promise<boolean> => {
      const isLate = departures.begin();
      set({ problem: undefined });
      const answer = await question;
      if (isLate()) return false;
      if (answer.ok) received(answer.value);
      else set({ problem: { id, error: answer.error } });
      return answer.ok;
    };
    /** What somebody else did meanwhile is shown beside what was typed. */
    const act = async (id: string, question: Promise<Result<CaseView>>): Promise<boolean> => {
      const done = await ask(id, question, receive);
      if (get().problem?.error.code === 'case-changed') {
        const answer = await everyCase(bridge.call);
        if (answer.ok) receiveAll(answer.value);
      }
      return done;
    };

    return {
      ...nobody(),
      forgetPeople(why) {
        if (why === 'sign-out') return;
        departures.leave();
        set(nobody());
      },
      async load() {
        const isLate = departures.begin();
        const answer = await everyCase(bridge.call);
        if (answer.ok && !isLate()) receiveAll(answer.value);
      },
      enter: (name) => ask('', bridge.call('shift.enter', { name }), ({ me }) => set({ me })),
      hold: ({ id, seen }, to) =>
        act(
          id,
          bridge.call('shift.hold', {
            id,
            from: seen?.holder?.name ?? '',
            ...(to === '' ? {} : { to }),
          }),
        ),
      note: (id, text, over) => act(id, bridge.call('shift.note', { id, text, over })),
      tick: (asked) => act(asked.id, bridge.call('workshop.tick', asked)),
      leave: (to) =>
        ask(
          '',
          bridge.call('shift.leave', to === '' ? {} : { to }),
          ({ me, changed, unreached }) => {
            receive(...changed);
            set({ me, left: { cases: changed.length, to, unreached }, onlyMine: false });
          },
        ),
      showMine: (onlyMine) => set({ onlyMine }),
    };
  });
