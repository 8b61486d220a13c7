/** Whoever wants to hear of values of one sort. */
export interface Listeners<T> {
  /** Answers how to stop. */
  add(listener: (value: T) => void): () => void;
  publish(value: T): void;
}

/** Listeners that are called in the order in which they came; nobody, to begin with. */
export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish: (value) => listeners.forEach((listener) => listener(value)),
  };
}
