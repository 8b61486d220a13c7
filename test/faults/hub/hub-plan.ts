import type { Card } from '../plan.ts';
import { newcomer, rival, type Person } from '../plan-people.ts';
import { seeded, type Seeded } from '../seeded.ts';
import type { HubKind } from './hub-kinds.ts';

/** The events of the hub; at the second one nobody gets an account before a helper approved it. */
export const hubEvents = ['test-event', 'careful-event'] as const;
/** One of these. */
export type HubEventId = (typeof hubEvents)[number];

/** A card from a newcomer's own browser, or from a desk. */
export interface HubCard extends Card {
  /** What becomes of the first time it is sent; undefined where nothing does. */
  readonly mishap?: 'card-cut' | 'answer-cut' | 'card-twice' | undefined;
}

/** A desk that works through the hub. */
export interface PlannedDesk {
  /** What its clock is ahead, in milliseconds. */
  readonly ahead: number;
  /** Of so many cards that it hands in, the answer to the first is lost. */
  readonly losesAnswer: boolean;
  readonly cards: readonly Card[];
}

export interface HubFault {
  readonly kind: HubKind;
  /** When, in milliseconds after the start. */
  readonly at: number;
  /** Which process, where it is about one. */
  readonly place: number;
  /** From 0 to 1: how long, how far. */
  readonly share: number;
}

/** Everything that is going to happen in one run of the hub. */
export interface HubPlan {
  readonly seed: string;
  readonly run: number;
  readonly event: HubEventId;
  /** Each from a browser of its own. */
  readonly cards: readonly HubCard[];
  readonly desks: readonly PlannedDesk[];
  readonly faults: readonly HubFault[];
}

/** Beside them a helper and an approver each have a browser. Of the runs that are played at once they are some hundred. */
const NEWCOMERS = 8;
const DESKS = 2;
const CARDS_OF_DESK = 1;
export const PROCESSES = 3;
const WANT_TOOLFORGE = 0.3;

const HOUR_MS = 3_600_000;
/** How long people come, in milliseconds. */
const ARRIVING_MS = 2500;
/** Faults come while requests are made. */
const STORM_MS = 3500;

const mishapOf = (chance: Seeded): HubCard['mishap'] =>
  chance.chance(0.5) ? undefined : chance.pick(['card-cut', 'answer-cut', 'card-twice'] as const);

/** Some want to work at Toolforge, too; whoever types the same card as somebody else wants the same. */
const furtherOf = (chance: Seeded): Pick<Card, 'further'> =>
  chance.chance(WANT_TOOLFORGE)
    ? { further: { membership: { reason: 'to build something' } } }
    : {};

function cardsOf(chance: Seeded, run: number): HubCard[] {
  const people: Person[] = [];
  return Array.from({ length: NEWCOMERS }, (_, i) => {
    const fresh = newcomer(chance, `${run}-${i}`);
    const isRival = people.length > 0 && chance.chance(0.15);
    const person = isRival ? rival(chance, fresh, chance.pick(people)) : fresh;
    const wanted = isRival ? person : { ...person, ...furtherOf(chance) };
    people.push(wanted);
    return { ...wanted, desk: i, at: chance.below(ARRIVING_MS), mishap: mishapOf(chance) };
  });
}

const aheadOf = (chance: Seeded): number =>
  chance.chance(0.4) ? Math.round((chance.next() - 0.5) * 24 * HOUR_MS) : 0;

function deskOf(chance: Seeded, place: string): PlannedDesk {
  const cards = Array.from({ length: CARDS_OF_DESK }, (_, i) => {
    const person = newcomer(chance, `${place}-${i}`);
    return { ...person, ...furtherOf(chance), desk: i, at: chance.below(ARRIVING_MS) };
  });
  return { ahead: aheadOf(chance), losesAnswer: chance.chance(0.3), cards };
}

/** How likely each is in a run. What strikes the database strikes all runs of the moment, and takes seconds. */
const likely = {
  'hub-killed': 0.25,
  'hub-asleep': 0.1,
  'hub-drained': 0.12,
  'database-killed': 0.07,
  'database-failed-over': 0.07,
  'old-primary-back': 0.07,
  'nginx-restarted': 0.12,
  'hub-clock': 0.15,
} as const satisfies Partial<Record<HubKind, number>>;

function faultsOf(chance: Seeded): HubFault[] {
  const kinds = (Object.keys(likely) as (keyof typeof likely)[]) // the keys of a literal
    .filter((kind) => chance.chance(likely[kind]));
  return kinds.map((kind) => ({
    ...{ kind, at: chance.below(STORM_MS), place: chance.below(PROCESSES), share: chance.next() },
  }));
}

/** The plan of one run of the hub: the same one for the same seed and number, on every machine. */
export function makeHubPlan(seed: string, run: number): HubPlan {
  const chance = seeded(`hub ${seed}:${run}`);
  return {
    ...{ seed, run },
    event: chance.pick(hubEvents),
    cards: cardsOf(chance, run),
    desks: Array.from({ length: DESKS }, (_, i) => deskOf(chance, `${run}-d${i}`)),
    faults: faultsOf(chance),
  };
}

/** Of so many runs, which are played at once, one has the fault. */
const BURST = 5;

/**
 * A run for a hub whose processes write what another has by now: everybody comes at once to two of them, and one falls asleep over what it makes
 * and wakes up when the others have made it.
 */
export function makeBurst(seed: string, run: number): HubPlan {
  const plan = makeHubPlan(seed, run);
  const place = Math.floor(run / BURST) % PROCESSES;
  return {
    ...plan,
    event: 'test-event',
    cards: plan.cards.map((card) => ({ ...card, at: 0, mishap: 'card-twice' })),
    faults: run % BURST === 0 ? [{ kind: 'hub-asleep', at: 700, place, share: 1 }] : [],
  };
}
