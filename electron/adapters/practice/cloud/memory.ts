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
  /** Everything as another process wrote it since, where one did. */
  readonly news?: (() => PracticeCloudState | undefined) | undefined;
  /** Hears of that, with what was before. */
  readonly heard?: (before: PracticeCloudState, now: PracticeCloudState) => void;
}

/** What is read twice in one go is the same: news come in between. */
export function createCloudMemory(options: Options): CloudMemory {
  const { state, admit, keep, news = () => undefined, heard } = options;
  let current = state;
  let isFresh = false;

  const refresh = (): void => {
    if (isFresh) return;
    isFresh = true;
    queueMicrotask(() => (isFresh = false));
    const before = current;
    current = news() ?? before;
    if (current !== before) heard?.(before, current);
  };

  return {
    now() {
      admit();
      refresh();
      return current;
    },
    become(next) {
      keep?.(next);
      current = next;
    },
  };
}
