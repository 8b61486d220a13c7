export interface Listeners<T> {
  /** Answers how to stop. */
  add(listener: (value: T) => void): () => void;
  publish(value: T): void;
}

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
