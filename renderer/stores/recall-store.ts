import { createStore } from 'zustand/vanilla';
import type { Bridge, Output } from '../../shared/contract/index.ts';
import type { RequestView } from '../../shared/requests/request.ts';

export interface RecallState {
  /** The request that was asked about last. */
  id: string;
  names?: Output<'names.recall'> | undefined;
  /** Asks what this machine remembers of the names of this request. */
  ask(request: Pick<RequestView, 'id' | 'username' | 'shellName'>): Promise<void>;
}

/** What is known of the names of one waiting request while the directory cannot be asked. */
export const createRecallStore = (bridge: Bridge) =>
  createStore<RecallState>()((set, get) => ({
    id: '',
    async ask({ id, username, shellName }) {
      if (get().id !== id) set({ id, names: undefined });
      const answer = await bridge.call('names.recall', { username, shellName, request: id });
      if (get().id === id && answer.ok) set({ names: answer.value });
    },
  }));
