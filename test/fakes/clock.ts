import type { Clock } from '../../electron/core/ports/system.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  /** Moves the time and calls back everybody whose time has come, in order. */
  advance(ms: number): void;
  /** Somebody sets the clock on the wall by so much; no timer follows it. */
  set(ms: number): void;
  /** How long until the next callback, in milliseconds; undefined where nobody waits. */
  next(): number | undefined;
}

export function fakeClock(start = '2027-08-04T08:00:00.000Z'): FakeClock {
  let now = Date.parse(start);
  let ahead = 0;
  const timers = new Set<Timer>();
  const due = (): Timer | undefined =>
    [...timers].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => new Date(now + ahead),
    up: () => now,
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      now += ms;
      for (let timer = due(); timer; timer = due()) {
        timers.delete(timer);
        timer.callback();
      }
    },
    set: (ms) => void (ahead += ms),
    next: () =>
      timers.size === 0 ? undefined : Math.min(...[...timers].map(({ at }) => at - now)),
  };
}
