import { AppError } from '../errors.ts';
import type { Directory } from '../ports/directory.ts';
import type { Clock, Random } from '../ports/system.ts';
import { backoffMs } from './backoff.ts';

/** Tries in a row that fail alike before only probes go out. */
const EQUAL_FAILURES = 5;

interface Options {
  readonly directory: Pick<Directory, 'probe'>;
  readonly clock: Clock;
  readonly random: Random;
  /** Called after each probe: true where the directory answered and everybody may go on. */
  probed(answered: boolean): void;
}

/** Why nothing is tried, and when the directory is asked again (ISO 8601 in UTC). */
export interface Pause {
  readonly failure: AppError;
  readonly until: string;
}

const isPassing = (error: unknown): error is AppError =>
  error instanceof AppError && error.sort === 'network';

/**
 * Spares a directory that is away or broken: after some equal failures in a row only one cheap probe at a time goes out, at growing
 * intervals, until it answers. A directory that answers probes and nothing else is asked ever less often, until a request gets through.
 */
export function createBreaker({ directory, clock, random, probed }: Options) {
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
      await directory.probe();
      paused = undefined;
    } catch (error) {
      // Whatever else it says, it says something: each request will find out for itself.
      if (isPassing(error)) pause(error);
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
      const code = isPassing(failure) ? failure.code : undefined;
      equal = code !== undefined && code === last ? equal + 1 : 1;
      last = code;
      if (isPassing(failure) && equal >= EQUAL_FAILURES && !paused) pause(failure);
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
