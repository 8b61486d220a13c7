import { faults, type FaultKind } from './fault-kinds.ts';
import type { Fault } from './fault.ts';
import type { PlannedFault } from './plan.ts';

type Planned = Omit<PlannedFault, 'site'> & { readonly site: string };

/** A fault at the moment it strikes. */
export interface Strike {
  readonly kind: FaultKind;
  readonly site: string;
  readonly nth: number;
  readonly share: number;
  readonly fault: Fault;
}

/** Watches what a desk comes by and says when one of its planned faults is due. Each strikes once. */
export function createStriker(planned: readonly Planned[]) {
  let waiting = [...planned];
  const visits = new Map<string, number>();
  return {
    at(site: string): Strike | undefined {
      const nth = (visits.get(site) ?? 0) + 1;
      visits.set(site, nth);
      const due = waiting.find((fault) => fault.site === site && fault.nth === nth);
      if (!due) return undefined;
      waiting = waiting.filter((fault) => fault !== due);
      return { ...due, fault: faults[due.kind] };
    },
    /** From now on nothing strikes any more. */
    callOff: () => void (waiting = []),
  };
}

export type Striker = ReturnType<typeof createStriker>;
