import { createStore } from 'zustand/vanilla';
import type { Result, WireError } from '../../shared/result.ts';
import type { LetsGo } from './leaving.ts';
import { createAsker, type After } from './later.ts';

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
