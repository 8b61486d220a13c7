import { keyLine, wikimedian } from './plan-people.ts';
import type { Plan, Resident } from './plan.ts';
import { seeded, type Seeded } from './seeded.ts';
import type { Asking, Wish } from './wish.ts';

/** How many of what a run is about are undone, of one. */
const CARDS_UNDONE = 0.2;
const WISHES_UNDONE = 0.35;

/**
 * Longer than any message is late: what arrives after its own undo stands again, and nobody at a desk could know. As long again passes at
 * most.
 */
const LATEST_MS = 60_000;

type Shape = Pick<Plan, 'run' | 'desks' | 'residents'>;

/** A key comes, one goes, or one takes the place of another. */
function keysOf(chance: Seeded, { shellName, password, keys }: Resident): Asking {
  const way = chance.next();
  const goes = chance.chance(0.8) ? [chance.pick(keys)] : keys;
  return {
    ...{ kind: 'ssh-keys', shellName, password },
    ...(way < 0.7 ? { add: keyLine(chance) } : {}),
    remove: way < 0.35 ? [] : goes,
  };
}

function changeOf(chance: Seeded, { run, residents }: Shape): Asking {
  const owner = chance.pick(residents);
  if (chance.chance(0.5)) return keysOf(chance, owner);
  const { shellName, password } = owner;
  // Few accounts for many people: two of them say that one is theirs, or one has two.
  const account = wikimedian(run, chance.below(3));
  return { kind: 'link-wikimedia', shellName, password, account };
}

/** The same at another desk; the opposite; or somebody else's word for the same account of the wikis. */
function rivalOf(chance: Seeded, asks: Asking, { residents }: Shape): Asking {
  if (chance.chance(0.4)) return asks;
  if (asks.kind === 'link-wikimedia') {
    const { shellName, password } = chance.pick(residents);
    return { ...asks, shellName, password };
  }
  if (asks.kind !== 'ssh-keys' || asks.add === undefined) return asks;
  const { add, ...others } = asks;
  return { ...others, remove: [add] };
}

/** What people change of their own entries in one run: keys and links, some of them at two desks at once. */
export function changesOf(seed: string, shape: Shape): Wish[] {
  const chance = seeded(`changes ${seed}`);
  const earlier: Asking[] = [];
  return Array.from({ length: chance.pick([0, 0, 1, 1, 2, 3]) }, () => {
    const isRival = earlier.length > 0 && chance.chance(0.5);
    const asks = isRival ? rivalOf(chance, chance.pick(earlier), shape) : changeOf(chance, shape);
    earlier.push(asks);
    return {
      asks,
      desk: chance.below(shape.desks.length),
      at: chance.below(chance.pick([100, 20_000])),
    };
  });
}

/** The same cards and wishes, some of which are undone again. A removal has no undo. */
export function withUndos(seed: string, { cards, wishes }: Pick<Plan, 'cards' | 'wishes'>) {
  const chance = seeded(`undos ${seed}`);
  const whole = seeded(`undos of whole cards ${seed}`);
  const maybe = (share: number) =>
    chance.chance(share) ? { undoAfter: LATEST_MS + chance.below(LATEST_MS) } : {};
  return {
    cards: cards.map((card) => ({
      ...{ ...card, ...maybe(CARDS_UNDONE) },
      ...(whole.chance(0.5) ? { undoWhole: true } : {}),
    })),
    wishes: wishes.map((wish) => ({ ...wish, ...maybe(WISHES_UNDONE) })),
  };
}
