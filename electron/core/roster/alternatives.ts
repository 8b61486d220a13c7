import { alternativeNames } from '../../../shared/names/alternatives.ts';
import type { NameAlternative } from '../../../shared/names/name-verdict.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import { comparableName } from '../../../shared/names/same-name.ts';
import type { Directory } from '../ports/directory.ts';
import { lookUp } from './look-up.ts';

const OFFERED = 3;
/** Pairs of one person that one round asks for; most people find three among them. */
const PAIRS_A_ROUND = 6;

interface Options {
  readonly directory: Pick<Directory, 'look'>;
  readonly rules: AccountRules;
  /** Names that others of the same file want, or that this desk has promised. */
  readonly spoken: ReadonlySet<string>;
}

/** One person's search for free names. */
interface Seeker {
  rest: readonly NameAlternative[];
  readonly free: NameAlternative[];
}

const isSeeking = ({ rest, free }: Seeker): boolean => rest.length > 0 && free.length < OFFERED;

/** The round that comes next: everybody who has not found enough, with the pairs to ask for. */
const nextRound = (seekers: readonly Seeker[]) =>
  seekers.filter(isSeeking).map((seeker) => {
    const pairs = seeker.rest.slice(0, PAIRS_A_ROUND);
    seeker.rest = seeker.rest.slice(PAIRS_A_ROUND);
    return { seeker, pairs };
  });

/**
 * Up to three free pairs of names for each of many people, asked for together in rounds. None are offered where the
 * directory could not be asked.
 */
export async function rosterAlternatives(
  wanted: readonly NameAlternative[],
  { directory, rules, spoken }: Options,
): Promise<ReadonlyMap<NameAlternative, NameAlternative[]>> {
  const seekers: Seeker[] = wanted.map((names) => ({
    rest: alternativeNames(names.username, names.shellName, rules),
    free: [],
  }));
  for (let round = nextRound(seekers); round.length > 0; round = nextRound(seekers)) {
    const names = round.flatMap(({ pairs }) => pairs.flatMap(namesOf));
    const seen = await lookUp(directory, { names });
    if (!seen.isComplete) break;
    const isFree = (name: string): boolean =>
      seen.holderOf(name) === undefined && !spoken.has(comparableName(name));
    for (const { seeker, pairs } of round) {
      const free = pairs.filter((pair) => namesOf(pair).every(isFree));
      seeker.free.push(...free.slice(0, OFFERED - seeker.free.length));
    }
  }
  return new Map(wanted.map((names, i) => [names, seekers[i]?.free ?? []]));
}

const namesOf = ({ username, shellName }: NameAlternative): string[] => [username, shellName];
