import type { Cloud } from '../ports/cloud.ts';
import type { Directory } from '../ports/directory.ts';
import type { Clock, Random } from '../ports/system.ts';
import { createBreaker, type Pause } from './breaker.ts';
import { isAway, systems, type System } from '../kinds/base/systems.ts';

interface Options {
  readonly directory: Pick<Directory, 'probe'>;
  /** Undefined where the event has none. */
  readonly cloud: Pick<Cloud, 'probe'> | undefined;
  readonly clock: Clock;
  readonly random: Random;
  /** Called after each probe: true where the system answered and everybody may go on. */
  probed(answered: boolean): void;
}

/** A breaker for each system, so that one that is away holds up only the requests that need it. */
export function createBreakers({ directory, cloud, ...others }: Options) {
  const probes: Record<System, () => Promise<void>> = {
    directory: () => directory.probe(),
    cloud: () => cloud?.probe() ?? Promise.resolve(),
  };
  const breakerOf = (system: System) => createBreaker({ ...others, system, probe: probes[system] });
  const breakers = { directory: breakerOf('directory'), cloud: breakerOf('cloud') };

  return {
    /** Why a request that needs these systems is not tried now; undefined while it may be. */
    paused: (needed: readonly System[]): Pause | undefined =>
      needed.map((system) => breakers[system].paused()).find((pause) => pause !== undefined),

    /** How a try ended that needed these systems. Where one of them was away, it says nothing of the others. */
    note(needed: readonly System[], failure: unknown): void {
      const away = systems.find((system) => isAway(system, failure));
      for (const system of away ? [away] : needed) breakers[system].note(failure);
    },

    /** Asks the systems that are spared now, because a person wants to know. */
    async probe(): Promise<void> {
      const spared = Object.values(breakers).filter((breaker) => breaker.paused());
      await Promise.all(spared.map((breaker) => breaker.probe()));
    },

    async stop(): Promise<void> {
      await Promise.all(Object.values(breakers).map((breaker) => breaker.stop()));
    },
  };
}
