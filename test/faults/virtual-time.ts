import { setImmediate } from 'node:timers/promises';
import { fakeClock, type FakeClock } from '../fakes/clock.ts';

const DAY_MS = 24 * 3_600_000;

/** Time that passes only while everybody waits, so that hours take no time and every run is the same. */
export interface VirtualTime {
  readonly clock: FakeClock;
  wait(ms: number): Promise<void>;
  /** Lets time pass until the work is over. Throws where nobody waits for anything, or a day has gone by. */
  pass<T>(work: Promise<T>): Promise<T>;
}

export function virtualTime(): VirtualTime {
  const clock = fakeClock();
  const start = clock.now().getTime();
  return {
    clock,
    wait: (ms) => new Promise((resolve) => void clock.after(ms, resolve)),
    async pass(work) {
      const state = { over: false };
      const ended = work.finally(() => (state.over = true));
      // A failure is told at the end; until then it must not count as unhandled.
      ended.catch(() => undefined);
      for (;;) {
        // Nothing here waits for the machine, so after one turn of the loop every chain of promises stands still.
        await setImmediate();
        if (state.over) return ended;
        const next = clock.next();
        if (next === undefined) throw new Error('nobody waits for anything, and it is not over');
        if (clock.now().getTime() - start > DAY_MS) throw new Error('a day has gone by');
        clock.advance(next);
      }
    },
  };
}
