/**
 * Newcomers' passwords on their way to the directory: in this process' memory, one a request, gone when the request
 * is settled. Nothing here is ever logged, saved or sent over a bridge.
 */
export interface Passwords {
  keep(requestId: string, password: string): void;
  of(requestId: string): string | undefined;
  forget(requestId: string): void;
  forgetAll(): void;
}

/** Makes an empty store; its content ends with the process. */
export function createPasswords(): Passwords {
  const kept = new Map<string, string>();
  return {
    keep: (requestId, password) => void kept.set(requestId, password),
    of: (requestId) => kept.get(requestId),
    forget: (requestId) => void kept.delete(requestId),
    forgetAll: () => kept.clear(),
  };
}
