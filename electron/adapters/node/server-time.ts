import type { Clock, ServerTime } from '../../core/ports/system.ts';

interface Options {
  /** Ways to ask a server for its time, best first: each answers what the server said. */
  readonly askable: readonly (() => Promise<string | undefined>)[];
  /** Its count may stand still while the machine sleeps: what is known is only older then. */
  readonly clock: Pick<Clock, 'up'>;
}

/** Remembers the latest time that any server told. */
export function createServerTime({ askable, clock }: Options): ServerTime {
  let told: { readonly at: number; readonly up: number } | undefined;
  const atLeast = (): number | undefined => told && told.at + clock.up() - told.up;
  const heard = (time: string | undefined): void => {
    const at = Date.parse(time ?? '');
    if (at > (atLeast() ?? -Infinity)) told = { at, up: clock.up() };
  };
  return {
    heard,
    atLeast,
    async ask() {
      for (const ask of askable) {
        try {
          const time = await ask();
          heard(time);
          if (time !== undefined) return;
        } catch {
          // Away, or not to be trusted: another one may tell.
        }
      }
    },
  };
}

/** For practice: its servers are this very machine, and what they say of the time proves nothing. */
export const noServerTime: ServerTime = {
  heard: () => undefined,
  atLeast: () => undefined,
  ask: () => Promise.resolve(),
};
