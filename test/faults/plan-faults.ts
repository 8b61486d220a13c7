import { faults, kindsAt, type FaultKind } from './fault-kinds.ts';
import type { Site } from './fault.ts';
import type { PlannedFault } from './plan.ts';
import type { Seeded } from './seeded.ts';

export interface FaultWish {
  /** From one up to this many. */
  readonly most: number;
  readonly desks: number;
  readonly kinds: readonly FaultKind[];
  /** Where the run's requests can come by. */
  readonly sites: readonly Site[];
  /** Where every one of them comes by: half of all faults wait there, so that most of them strike. */
  readonly busy: readonly Site[];
}

function faultOf(chance: Seeded, wish: FaultWish): PlannedFault {
  const kind = chance.pick(wish.kinds);
  const sites = faults[kind].sites.filter((site) => wish.sites.includes(site));
  const busy = sites.filter((site) => wish.busy.includes(site));
  return {
    kind,
    desk: chance.below(wish.desks),
    site: chance.pick(busy.length > 0 && chance.chance(0.5) ? busy : sites),
    nth: 1 + Math.floor(chance.next() ** 3 * 6),
    share: chance.next(),
  };
}

/** What strikes in one run, and where. */
export function faultsOf(chance: Seeded, wish: FaultWish): PlannedFault[] {
  const kinds = kindsAt(wish.sites).filter((kind) => wish.kinds.includes(kind));
  return Array.from({ length: 1 + chance.below(wish.most) }, () =>
    faultOf(chance, { ...wish, kinds }),
  );
}
