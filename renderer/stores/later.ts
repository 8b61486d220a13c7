/** Calls back once after `ms` milliseconds; answers how to call it off. */
export type After = (ms: number, callback: () => void) => () => void;

/** By the clock of the browser; tests have pauses of their own. */
export const afterTimeout: After = (ms, callback) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/** Long enough not to ask at every key, short enough to feel live. */
const TYPING_PAUSE_MS = 250;

/**
 * Runs the last of a quick series of questions after a pause in typing. A question may ask `isLatest` before it
 * believes its answer: a newer question makes the older ones' answers stale.
 */
export function createAsker(after: After) {
  let newest = 0;
  let callOff = (): void => undefined;
  return {
    ask(question: (isLatest: () => boolean) => Promise<void>): void {
      callOff();
      const own = ++newest;
      callOff = after(TYPING_PAUSE_MS, () => void question(() => own === newest));
    },
    /** Makes every question asked so far stale. */
    forget(): void {
      callOff();
      newest++;
    },
  };
}
