import type { AppError } from '../base/errors.ts';
import type { Clock, Random } from '../ports/system.ts';
import { backoffMs } from './backoff.ts';
import { isAway, type System } from '../kinds/base/systems.ts';

/** Tries in a row that fail alike before only probes go out. */
const EQUAL_FAILURES = 5;

interface Options {
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
export function createBreaker({ system, probe: ask, clock, random, probed }: Options) {
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
