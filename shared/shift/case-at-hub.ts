import { type CaseView, LONGEST_HANDED_ON, type SaidOfCase } from './case.ts';

/** A case of this desk, as far as it is compared with what was read of it at the hub. */
interface Compared extends SaidOfCase {
  readonly atHub?: SaidOfCase | undefined;
}

/** What the hub has just heard of: the holder or the note as it was here, or the task that was ticked. */
export type Told = Pick<SaidOfCase, 'holder' | 'note'> & { readonly step?: string | undefined };

type Part = keyof SaidOfCase;
type Tick = NonNullable<CaseView['ticks']>[number];

const parts: readonly Part[] = ['holder', 'note', 'ticks'];

/** The revision of a note is each side's own. */
const bare = (said: SaidOfCase[Part]): unknown =>
  said && 'revision' in said ? { ...said, revision: 0 } : said;

const isSame = (one: SaidOfCase[Part], other: SaidOfCase[Part]): boolean =>
  JSON.stringify(bare(one)) === JSON.stringify(bare(other));

/** The ticks of a case by their tasks. */
const byStep = (ticks: SaidOfCase['ticks']): ReadonlyMap<string, Tick> =>
  new Map((ticks ?? []).map((tick) => [tick.step, tick]));

/** What of a case was said at this desk and its hub has not heard of. */
export const untoldOf = (found: Compared): readonly Part[] =>
  parts.filter((part) => !isSame(found[part], found.atHub?.[part]));

/** A tick that was set at this desk, or taken away: then `tick` is the one that stands at the hub. */
export interface UntoldTick {
  readonly tick: Tick;
  readonly done: boolean;
}

/** The ticks of which the hub has not heard. */
export function untoldTicks({ ticks, atHub }: Compared): UntoldTick[] {
  const [here, there] = [byStep(ticks), byStep(atHub?.ticks)];
  return [
    ...[...here.values()].flatMap((tick) =>
      there.has(tick.step) ? [] : [{ tick, done: true as const }],
    ),
    ...[...there.values()].flatMap((tick) =>
      here.has(tick.step) ? [] : [{ tick, done: false as const }],
    ),
  ];
}

/** Ticks as they stand at the hub, with what was done about them here since that was last read. */
function bothTicks(
  found: Compared,
  atHub: SaidOfCase,
  told: string | undefined,
): SaidOfCase['ticks'] {
  const both = new Map(byStep(atHub.ticks));
  for (const { tick, done } of untoldTicks(found)) {
    if (tick.step === told) continue;
    if (!done) both.delete(tick.step);
    else if (!both.has(tick.step)) both.set(tick.step, tick);
  }
  return both.size === 0 ? undefined : [...both.values()];
}

/** Two notes of helpers who did not know of each other, as one; of this desk's so much as can be handed on with the other. */
function bothNotes(here: SaidOfCase['note'], there: SaidOfCase['note']): SaidOfCase['note'] {
  if (!here || !there) return here ?? there;
  // Joined before, by a desk whose answer was lost.
  if (`\n${there.text}\n`.includes(`\n${here.text}\n`)) return there;
  const text = `${there.text}\n${here.text}`;
  if (text.length <= LONGEST_HANDED_ON) return { ...here, text };
  return { ...here, text: `${text.slice(0, LONGEST_HANDED_ON - 1)}…` };
}

/**
 * A case of this desk once its hub was read. What was said on one side alone stands; said on both, the hub's holder stands, for that one was there first, unless
 * it was only given back there; both notes do, and every tick. `told` is the holder, the note or the task that the hub has just heard of from this desk: there its answer stands.
 *
 * @returns what is to be said of the case here; where it differs from `atHub` the hub has not heard of it
 */
export function withHub(
  before: Compared | undefined,
  atHub: SaidOfCase,
  told: Told = {},
): SaidOfCase {
  type Either = 'holder' | 'note';
  const isChangedHere = (part: Either): boolean =>
    !isSame(before?.[part], before?.atHub?.[part]) &&
    !(part in told && isSame(before?.[part], told[part]));
  const isChangedThere = (part: Either): boolean => !isSame(atHub[part], before?.atHub?.[part]);
  const isBoth = (part: Either): boolean => isChangedHere(part) && isChangedThere(part);
  const one = <P extends Either>(part: P): SaidOfCase[P] =>
    isChangedHere(part) ? before?.[part] : atHub[part];
  return {
    holder: isBoth('holder') ? (atHub.holder ?? before?.holder) : one('holder'),
    note: isBoth('note') ? bothNotes(before?.note, atHub.note) : one('note'),
    ticks: before ? bothTicks(before, atHub, told.step) : atHub.ticks,
  };
}
