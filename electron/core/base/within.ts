import type { Clock } from '../ports/system.ts';

/** Waits for the work, and no longer than this time (ms); the work goes on by itself then. What it throws is not told here. */
export async function within(
  work: Promise<unknown>,
  ms: number,
  clock: Pick<Clock, 'after'>,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const callOff = clock.after(ms, () => resolve(undefined));
  await Promise.race([Promise.allSettled([work]), promise]);
  callOff();
}
