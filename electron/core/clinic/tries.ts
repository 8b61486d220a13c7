import type { Clock } from '../ports/system.ts';

/** How many wrong passwords in a row are tried of one account: fewer than after which servers close it (docs/facts.md 4). */
const MOST_TRIES = 3;
/** As long as a usual server counts wrong passwords together. */
const PAUSE_MS = 900_000;

/**
 * Counts wrong passwords of each account, so that a desk closes nobody’s account by guessing. There is one of it in a process, whoever calls, and a
 * try counts as wrong from before it is made: several at once are several.
 */
export function createTries(clock: Pick<Clock, 'now' | 'up'>) {
  const wrong = new Map<string, { count: number; since: number }>();
  const isOver = ({ since }: { since: number }): boolean => clock.up() - since >= PAUSE_MS;
  return {
    /** Begins a try; or answers until when no other is made, ISO 8601 in UTC. */
    begin(account: string): string | undefined {
      for (const [name, told] of wrong) if (isOver(told)) wrong.delete(name);
      const { count, since } = wrong.get(account) ?? { count: 0, since: clock.up() };
      if (count >= MOST_TRIES) {
        return new Date(clock.now().getTime() + since + PAUSE_MS - clock.up()).toISOString();
      }
      wrong.set(account, { count: count + 1, since: clock.up() });
      return undefined;
    },
    /** The password of a try was right: those before are forgotten. */
    worked: (account: string): void => void wrong.delete(account),
    /** Nobody answered: it was no try. */
    untold(account: string): void {
      const told = wrong.get(account);
      if (told) wrong.set(account, { ...told, count: told.count - 1 });
    },
  };
}

/** Counts wrong passwords of each account. */
export type Tries = ReturnType<typeof createTries>;
