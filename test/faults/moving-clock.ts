import type { Clock } from '../../electron/core/ports/system.ts';

/** The machine's clock, ahead of it by what it is told. */
export interface MovingClock extends Clock {
  /** What it is ahead, in milliseconds. */
  ahead(): number;
  /** Somebody sets the clock: timers do not follow it. */
  set(ms: number): void;
  /** Time goes by: timers that are due by then call back now. */
  pass(ms: number): void;
}

export function movingClock(start: number): MovingClock {
  let ahead = start;
  let passed = 0;
  const timers = new Map<() => void, number>();
  const run = (timer: () => void): void => {
    if (timers.delete(timer)) timer();
  };
  return {
    now: () => new Date(Date.now() + ahead),
    up: () => performance.now() + passed,
    after(ms, callback) {
      const timer = (): void => callback();
      timers.set(timer, performance.now() + passed + ms);
      const timeout = setTimeout(() => run(timer), ms);
      return () => {
        clearTimeout(timeout);
        timers.delete(timer);
      };
    },
    ahead: () => ahead,
    set: (ms) => void (ahead += ms),
    pass(ms) {
      ahead += ms;
      passed += ms;
      const now = performance.now() + passed;
      for (const [timer, due] of [...timers]) if (due <= now) run(timer);
    },
  };
}
