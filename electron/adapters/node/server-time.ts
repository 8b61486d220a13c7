import type { Clock, ServerTime } from '../../core/ports/system.ts';

interface Options {
  /** Ways to ask a server for its time, best first: each answers what the server said, in any form that JavaScript parses. */
  readonly askable: readonly (() => Promise<string | undefined>)[];
  /** Its count may stand still while the machine sleeps: what is known is only older then. */
  readonly clock: Pick<Clock, 'up'>;
}

/** Remembers the last time that a server told, also where one before it was later: that one's clock may have been ahead. */
export function createServerTime({ askable, clock }: Options): ServerTime {
  let told: { readonly at: number; readonly up: number } | undefined;
  return {
    atLeast: () => told && told.at + clock.up() - told.up,
    async ask() {
      for (const ask of askable) {
        try {
          const at = Date.parse((await ask()) ?? '');
          if (Number.isNaN(at)) continue;
          told = { at, up: clock.up() };
          return at;
        } catch {
          // Away, or not to be trusted: another one may tell.
        }
      }
      return undefined;
    },
  };
}

/** For practice: its servers are this very machine, and what they say of the time proves nothing. */
export const noServerTime: ServerTime = {
  atLeast: () => undefined,
  ask: () => Promise.resolve(undefined),
};
