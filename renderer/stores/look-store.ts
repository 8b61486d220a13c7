import { createStore } from 'zustand/vanilla';
import type { Result, WireError } from '../../shared/result.ts';

export interface LookState<T> {
  /** What was asked about last. */
  name: string;
  asking: boolean;
  /** As it stood when it was last seen; it stays while the same is asked for again, and where that fails. */
  seen?: T | undefined;
  problem?: WireError | undefined;
  ask(name: string): Promise<void>;
}

/** What `look` tells of one thing by its name: a person's belongings, a project, a tool. */
export const createLookStore = <T>(look: (name: string) => Promise<Result<T>>) =>
  createStore<LookState<T>>()((set, get) => {
    let newest = 0;
    return {
      name: '',
      asking: false,
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
