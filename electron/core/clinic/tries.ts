import type { Clock } from '../ports/system.ts';

/** How many wrong passwords in a row are tried of one account: fewer than after which servers close it (docs/facts.md 4). */
const MOST_TRIES = 3;
/** As long as a usual server counts wrong passwords together. */
const PAUSE_MS = 900_000;

/** Counts wrong passwords of each account, so that a desk closes nobody’s account by guessing. */
export function createTries(clock: Pick<Clock, 'now' | 'up'>) {
  const wrong = new Map<string, { count: number; since: number }>();
  return {
    /** Until when no other is tried, ISO 8601 in UTC; undefined where one may be. */
    pausedUntil(account: string): string | undefined {
      const told = wrong.get(account);
      if (!told || told.count < MOST_TRIES) return undefined;
      const leftMs = told.since + PAUSE_MS - clock.up();
      if (leftMs > 0) return new Date(clock.now().getTime() + leftMs).toISOString();
      wrong.delete(account);
      return undefined;
    },
    /** How one try ended. */
    note(account: string, worked: boolean): void {
      if (worked) wrong.delete(account);
      else wrong.set(account, { count: (wrong.get(account)?.count ?? 0) + 1, since: clock.up() });
    },
  };
}
