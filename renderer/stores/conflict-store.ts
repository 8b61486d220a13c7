import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { NameConflict } from '../../shared/requests/request.ts';
import type { WireError } from '../../shared/result.ts';

export interface ConflictState {
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
    async ask(id) {
      set({ id, conflict: undefined, problem: undefined });
      const answer = await bridge.call('requests.conflict', { id });
      if (get().id !== id) return;
      set(answer.ok ? { conflict: answer.value } : { problem: answer.error });
    },
  }));
