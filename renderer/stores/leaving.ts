/**
 * Why a page lets go of people. Each lets go of what the one before it does, and more:
 *
 * - `sign-out`: what servers told whoever was signed in;
 * - `lock`: whatever else was told of anybody, and every password. What was typed stays, shown to nobody until the desk is open again;
 * - `wipe`: everybody.
 */
export type Leaving = 'sign-out' | 'lock' | 'wipe';

/** What every store can do, those that know nobody included (`knowsNobody`): `createStores` takes no other. */
export interface LetsGo {
  /** Lets go of people, as far as `why` says. What was asked of somebody before and is answered later is not believed any more. */
  forgetPeople(why: Leaving): void;
}

/** Of a store in which nothing of anybody has a place. */
export const knowsNobody: LetsGo = { forgetPeople: () => undefined };

/** Tells late answers from others. */
export interface Departures {
  /** From now on, whatever was asked before is late. */
  leave(): void;
  /** Called when something is asked; answers a question for when it is answered: whether somebody left meanwhile. */
  begin(): () => boolean;
}

/** For one store. */
export function createDepartures(): Departures {
  let left = 0;
  return {
    leave: () => void (left += 1),
    begin() {
      const before = left;
      return () => before !== left;
    },
  };
}
