import type { PracticeCloudState } from './state.ts';

/** The one place that holds the practice cloud; nothing of it can be read or changed but through here. */
export interface CloudMemory {
  /** Throws what `admit` throws. */
  now(): PracticeCloudState;
  /** Kept first and true afterwards: a write that cannot be kept has not happened. */
  become(next: PracticeCloudState): void;
}

interface Options {
  readonly state: PracticeCloudState;
  /** Throws where nobody is signed in. */
  readonly admit: () => void;
  readonly keep: ((state: PracticeCloudState) => void) | undefined;
}

export function createCloudMemory({ state, admit, keep }: Options): CloudMemory {
  let current = state;
  return {
    now() {
      admit();
      return current;
    },
    become(next) {
      keep?.(next);
      current = next;
    },
  };
}
