import { faultKinds, faults, type FaultKind, type Shape } from './fault-kinds.ts';
import type { Site } from './fault.ts';
import { seeded, type Seeded } from './seeded.ts';

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
  /** Dismissed this long after it was accepted, where it is still open. */
  readonly dismissAfter?: number;
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
  readonly faults: readonly PlannedFault[];
}

const FLOOR = 100_000;
const MOST_CARDS = 5;
const MOST_FAULTS = 6;

type Person = Omit<Card, 'desk' | 'at'>;

/** An ed25519 key line (RFC 8709 4): the type's name and 32 bytes, each behind its length. */
function keyLine(chance: Seeded): string {
  const type = Buffer.from('ssh-ed25519');
  const length = (bytes: number): Buffer => Buffer.from([0, 0, 0, bytes]);
  const blob = Buffer.concat([length(type.length), type, length(32), chance.bytes(32)]);
  return `ssh-ed25519 ${blob.toString('base64')}`;
}

function newcomer(chance: Seeded, place: string): Person {
  return {
    username: `Person ${place}`,
    shellName: `p${place}`,
    email: `p${place}@example.org`,
    password: `open sesame ${chance.below(1_000_000)}`,
    ...(chance.chance(0.7) ? { sshKey: keyLine(chance) } : {}),
  };
}

/** A person who stands in somebody's way: in whole, or in one of the two names. */
function rival(chance: Seeded, fresh: Person, earlier: Person): Person {
  const way = chance.next();
  if (way < 0.4) return earlier;
  if (way < 0.5) return { ...earlier, password: fresh.password };
  if (way < 0.75) return { ...fresh, shellName: earlier.shellName };
  return { ...fresh, username: earlier.username };
}

function residentsOf(run: number): Resident[] {
  return [false, true].map((blocked, i) => ({
    username: `Resident ${run} ${i}`,
    shellName: `r${run}-${i}`,
    email: `r${run}-${i}@example.org`,
    password: `resident of old ${run}`,
    uidNumber: FLOOR + i,
    blocked,
  }));
}

/** Somebody asks for an account that stands there already: its owner, or one who only knows the public half. */
function claimOf(chance: Seeded, fresh: Person, residents: readonly Resident[]): Person {
  const { username, shellName, email, password } = chance.pick(residents);
  return {
    ...fresh,
    ...{ username, shellName, email },
    ...(chance.chance(0.5) ? { password } : {}),
  };
}

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

/** Where every request comes by: half of all faults wait there, so that most of them strike. */
const BUSY: readonly Site[] = ['journal.save', 'directory.look', 'directory.addPerson'];

function faultOf(chance: Seeded, desks: number, kinds: readonly FaultKind[]): PlannedFault {
  const kind = chance.pick(kinds);
  const { sites } = faults[kind];
  const busy = sites.filter((site) => BUSY.includes(site));
  return {
    kind,
    desk: chance.below(desks),
    site: chance.pick(busy.length > 0 && chance.chance(0.5) ? busy : sites),
    nth: 1 + Math.floor(chance.next() ** 3 * 6),
    share: chance.next(),
  };
}

/** Runs are made of at most this; what a lane cannot do is left out of its plans. */
export interface PlanLimits {
  readonly kinds?: readonly FaultKind[];
  readonly residents?: boolean;
  readonly mostFaults?: number;
}

/** The plan of one run: the same one for the same seed and number, on every machine. */
export function makePlan(seed: string, run: number, limits: PlanLimits = {}): Plan {
  const chance = seeded(`${seed}:${run}`);
  const { kinds = faultKinds, mostFaults = MOST_FAULTS } = limits;
  const count = chance.pick([1, 1, 2, 2, 3, 4]);
  const shared = count > 1 && chance.chance(0.3);
  const desks = Array.from({ length: count }, (_, i) => (shared && i === 1 ? 0 : i));
  const residents = limits.residents === false ? [] : residentsOf(run);
  const shape = { run, desks, residents };
  return {
    ...{ seed, ...shape },
    counter: chance.chance(0.4),
    cards: cardsOf(chance, shape),
    faults: Array.from({ length: 1 + chance.below(mostFaults) }, () =>
      faultOf(chance, count, kinds),
    ),
  };
}

/** The kinds of fault that are the shape of the whole run. */
export const shapesOf = ({ desks }: Plan): Shape[] => [
  ...(new Set(desks).size < desks.length ? (['two-processes'] as const) : []),
  ...(desks.length === 4 ? (['four-desks'] as const) : []),
];
