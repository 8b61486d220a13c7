import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { UndoPlan } from '../../shared/requests/undo-plan.ts';
import type { WireError } from '../../shared/result.ts';

export interface UndoState {
  /** The request whose undo was planned last. */
  id: string;
  plan?: UndoPlan | undefined;
  problem?: WireError | undefined;
  /** Asks what undoing this request would remove and leave. */
  ask(id: string): Promise<void>;
}

/** The plan of one undo, as the directory stood when it was asked. */
export const createUndoStore = (bridge: Bridge) =>
  createStore<UndoState>()((set, get) => ({
    id: '',
    async ask(id) {
      set({ id, plan: undefined, problem: undefined });
      const answer = await bridge.call('requests.planUndo', { id });
      if (get().id !== id) return;
      set(answer.ok ? { plan: answer.value } : { problem: answer.error });
    },
  }));
