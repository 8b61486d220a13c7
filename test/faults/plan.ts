import { faultKinds, type FaultKind, type Shape } from './fault-kinds.ts';
import { accountSites, type Site } from './fault.ts';
import { changesOf, withUndos } from './plan-changes.ts';
import { faultsOf } from './plan-faults.ts';
import { claimOf, newcomer, residentsOf, rival, type Person } from './plan-people.ts';
import { seeded, type Seeded } from './seeded.ts';
import type { CloudPlan, Further, Wikimedian, Wish } from './wish.ts';

/** A newcomer's card as it is typed at a desk. */
export interface Card {
  readonly desk: number;
  /** When it is sent, in milliseconds after the start. */
  readonly at: number;
  readonly username: string;
  readonly shellName: string;
  readonly email: string;
  readonly password: string;
  readonly sshKey?: string;
  /** What the newcomer is to have beside the account. */
  readonly further?: Further;
  /** Dismissed this long after it was accepted, where it is still open. */
  readonly dismissAfter?: number;
  /** All that it made is undone this long after the last of it was seen to be confirmed. */
  readonly undoAfter?: number;
  /** By one plan, this long after the account was seen to be confirmed; what is not done by then is dismissed with it. */
  readonly undoWhole?: boolean;
}

export interface PlannedFault {
  readonly kind: FaultKind;
  readonly desk: number;
  readonly site: Site;
  /** It strikes at the nth time the desk comes by the site, from 1. */
  readonly nth: number;
  /** From 0 to 1: how long, how much, how far. */
  readonly share: number;
}

/** Somebody who has an account before the first desk opens. */
export interface Resident {
  readonly username: string;
  readonly shellName: string;
  readonly email: string;
  readonly password: string;
  readonly uidNumber: number;
  readonly blocked: boolean;
  /** SSH keys that stand in the entry. */
  readonly keys: readonly string[];
  /** The account of the wikis that the entry names. */
  readonly wikimedia?: Wikimedian | undefined;
}

/** Everything that is going to happen in one run. */
export interface Plan {
  readonly seed: string;
  readonly run: number;
  /** Which queue each desk works on; two desks with one queue are two processes on one machine. */
  readonly desks: readonly number[];
  /** Whether the directory has a counter entry for numbers. */
  readonly counter: boolean;
  readonly residents: readonly Resident[];
  readonly cards: readonly Card[];
  /** What is asked for by people who have an account. */
  readonly wishes: readonly Wish[];
  readonly faults: readonly PlannedFault[];
  /** What a run has that is about more than accounts. */
  readonly cloud?: CloudPlan;
}

const MOST_CARDS = 5;
const MOST_FAULTS = 7;
const BUSY: readonly Site[] = [
  'journal.file',
  'journal.save',
  'directory.look',
  'directory.addPerson',
  'directory.removePerson',
  'directory.removeKeys',
  'links.link',
  'links.unlink',
];

function cardsOf(chance: Seeded, plan: Pick<Plan, 'run' | 'desks' | 'residents'>): Card[] {
  const people: Person[] = [];
  const count = plan.desks.length + chance.below(MOST_CARDS - plan.desks.length);
  return Array.from({ length: count }, (_, i) => {
    const fresh = newcomer(chance, `${plan.run}-${i}`);
    const way = chance.next();
    const someone =
      people.length > 0 && way < 0.45 ? rival(chance, fresh, chance.pick(people)) : fresh;
    const person =
      way > 0.9 && plan.residents.length > 0 ? claimOf(chance, fresh, plan.residents) : someone;
    people.push(person);
    return {
      ...person,
      desk: i < plan.desks.length ? i : chance.below(plan.desks.length),
      // Most come at the same moment: that is when they meet.
      at: chance.chance(0.7) ? chance.below(100) : chance.below(20_000),
      ...(chance.chance(0.08) ? { dismissAfter: chance.below(20_000) } : {}),
    };
  });
}

/** Two who may ask for something, and one who is blocked. */
const RESIDENTS = [false, false, true];

/** Runs are made of at most this; what a lane cannot do is left out of its plans. */
export interface PlanLimits {
  readonly kinds?: readonly FaultKind[];
  /** False where nobody can be blocked. */
  readonly residents?: boolean;
  readonly mostFaults?: number;
}

/** Which queue each desk of a run works on. */
export function desksOf(chance: Seeded): number[] {
  const count = chance.pick([1, 1, 2, 2, 3, 4]);
  const shared = count > 1 && chance.chance(0.3);
  return Array.from({ length: count }, (_, i) => (shared && i === 1 ? 0 : i));
}

/** The plan of one run of accounts: the same one for the same seed and number, on every machine. */
export function makePlan(seed: string, run: number, limits: PlanLimits = {}): Plan {
  const chance = seeded(`${seed}:${run}`);
  const { kinds = faultKinds, mostFaults = MOST_FAULTS } = limits;
  const desks = desksOf(chance);
  const residents = residentsOf(run, limits.residents === false ? [false, false] : RESIDENTS);
  const shape = { run, desks, residents };
  return {
    ...{ seed, ...shape },
    counter: chance.chance(0.4),
    ...withUndos(`${seed}:${run}`, {
      cards: cardsOf(chance, shape),
      wishes: changesOf(`${seed}:${run}`, shape),
    }),
    faults: faultsOf(chance, {
      ...{ most: mostFaults, desks: desks.length, kinds },
      ...{ sites: accountSites, busy: BUSY },
    }),
  };
}

/** The kinds of fault that are the shape of the whole run. */
export const shapesOf = ({ desks }: Plan): Shape[] => [
  ...(new Set(desks).size < desks.length ? (['two-processes'] as const) : []),
  ...(desks.length === 4 ? (['four-desks'] as const) : []),
];
