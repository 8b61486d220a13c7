import type { Seeded } from './seeded.ts';
import type { VirtualTime } from './virtual-time.ts';

const SLOWEST_MS = 40;

/** The network to one server of a run. */
export interface PracticeWay {
  /** Takes a call there and its answer back, each after a while. */
  carry(deliver: () => Promise<unknown>): Promise<unknown>;
  /** The server dies now, and comes back after this time. */
  restart(ms: number): void;
}

interface Options {
  readonly time: VirtualTime;
  readonly chance: Seeded;
  /** What whoever calls a server that is away is told. */
  away(): never;
}

/** A way on which each message takes a while; a server that died meanwhile answers nobody. */
export function createPracticeWay({ time, chance, away }: Options): PracticeWay {
  let lives = 1;
  let downUntil = 0;
  const travel = (): Promise<void> => time.wait(chance.below(SLOWEST_MS));
  const isDown = (): boolean => time.clock.now().getTime() < downUntil;
  return {
    async carry(deliver) {
      await travel();
      if (isDown()) return away();
      const life = lives;
      const answer = await deliver();
      await travel();
      return life === lives ? answer : away();
    },
    restart(ms) {
      lives += 1;
      downUntil = time.clock.now().getTime() + ms;
    },
  };
}
