/**
 * Newcomers' passwords on their way to the directory: in this process' memory, one a request, gone when the request
 * is settled or the desk locked. As numbers, which can be overwritten, as a text cannot. Nothing here is ever logged, saved or sent over a bridge.
 */
export interface Passwords {
  keep(requestId: string, password: string): void;
  of(requestId: string): string | undefined;
  /** Whether one of them stands in a text. */
  isIn(text: string): boolean;
  forget(requestId: string): void;
  forgetAll(): void;
}

/** Makes an empty store; its content ends with the process. */
export function createPasswords(): Passwords {
  const kept = new Map<string, Uint16Array>();
  const forget = (requestId: string): void => {
    kept.get(requestId)?.fill(0);
    kept.delete(requestId);
  };
  return {
    keep(requestId, password) {
      forget(requestId);
      kept.set(
        requestId,
        Uint16Array.from({ length: password.length }, (_, at) => password.charCodeAt(at)),
      );
    },
    of: (requestId) => {
      const units = kept.get(requestId);
      return units && String.fromCharCode(...units);
    },
    isIn: (text) =>
      [...kept.values()].some((units) => text.includes(String.fromCharCode(...units))),
    forget,
    forgetAll() {
      for (const requestId of [...kept.keys()]) forget(requestId);
    },
  };
}
