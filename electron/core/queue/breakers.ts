import type { Cloud } from '../ports/cloud.ts';
import type { Directory } from '../ports/directory.ts';
import type { Hub } from '../ports/desks/hub.ts';
import type { Clock, Random } from '../ports/system.ts';
import { type System, isAway, systems } from '../kinds/base/step.ts';
import type { AppError } from '../base/errors.ts';
import { backoffMs } from './pacing.ts';

/** Tries in a row that fail alike before only probes go out. */
const EQUAL_FAILURES = 5;

interface BreakerOptions {
  readonly system: System;
  /** One cheap call that shows whether the system answers. */
  readonly probe: () => Promise<void>;
  readonly clock: Clock;
  readonly random: Random;
  /** Called after each probe: true where the system answered and everybody may go on. */
  probed(answered: boolean): void;
}

/** Why nothing is tried, and when the system is asked again (ISO 8601 in UTC). */
export interface Pause {
  readonly failure: AppError;
  readonly until: string;
}

/**
 * Spares a system that is away or broken: after some equal failures in a row only one cheap probe at a time goes out, at growing
 * intervals, until it answers. A system that answers probes and nothing else is asked ever less often, until a request gets through.
 */
export function createBreaker({ system, probe: ask, clock, random, probed }: BreakerOptions) {
  let last: string | undefined;
  let equal = 0;
  let pauses = 0;
  let paused: Pause | undefined;
  let callOff = (): void => undefined;
  let probing: Promise<void> | undefined;
  let stopped = false;

  const pause = (failure: AppError): void => {
    pauses += 1;
    const wait = backoffMs(pauses, random);
    paused = { failure, until: new Date(clock.now().getTime() + wait).toISOString() };
    if (!stopped) callOff = clock.after(wait, () => void probe());
  };

  const probeOnce = async (): Promise<void> => {
    callOff();
    try {
      await ask();
      paused = undefined;
    } catch (error) {
      // Whatever else it says, it says something: each request will find out for itself.
      if (isAway(system, error)) pause(error);
      else paused = undefined;
    }
    equal = 0;
    if (!stopped) probed(paused === undefined);
  };

  const probe = (): Promise<void> => {
    probing ??= probeOnce().finally(() => (probing = undefined));
    return probing;
  };

  return {
    /** Undefined while requests may be tried. */
    paused: () => paused,
    /** How a try ended; undefined where it got through. */
    note(failure: unknown): void {
      if (failure === undefined) pauses = 0;
      const code = isAway(system, failure) ? failure.code : undefined;
      equal = code !== undefined && code === last ? equal + 1 : 1;
      last = code;
      if (isAway(system, failure) && equal >= EQUAL_FAILURES && !paused) pause(failure);
    },
    /** Asks now, because a person wants to know; settles when the answer is there. */
    probe,
    async stop(): Promise<void> {
      stopped = true;
      callOff();
      await probing;
    },
  };
}

interface Options {
  readonly directory: Pick<Directory, 'probe'>;
  /** Undefined where the event has none. */
  readonly cloud: Pick<Cloud, 'probe'> | undefined;
  /** Of a desk that works through one. */
  readonly hub?: Pick<Hub, 'probe'> | undefined;
  readonly clock: Clock;
  readonly random: Random;
  /** Called after each probe: true where the system answered and everybody may go on. */
  probed(answered: boolean): void;
}

/** A breaker for each system, so that one that is away holds up only the requests that need it. */
export function createBreakers({ directory, cloud, hub, ...others }: Options) {
  const probes: Record<System, () => Promise<void>> = {
    directory: () => directory.probe(),
    cloud: () => cloud?.probe() ?? Promise.resolve(),
    hub: () => hub?.probe() ?? Promise.resolve(),
  };
  const breakerOf = (system: System) => createBreaker({ ...others, system, probe: probes[system] });
  const breakers = {
    directory: breakerOf('directory'),
    cloud: breakerOf('cloud'),
    hub: breakerOf('hub'),
  };

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
