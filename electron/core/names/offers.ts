import { alternativeNames } from '../../../shared/names/alternatives.ts';
import type { NameAlternative } from '../../../shared/names/name-verdict.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import { holdsName } from '../base/entry-names.ts';
import type { Directory } from '../ports/directory.ts';
import type { Remembered } from './memory.ts';
import { holdersOf, namesOf, type Names } from './name-pair.ts';

/** How many pairs are offered, and how many one search asks for. */
const OFFERED = 3;
const ASKED_AT_ONCE = 6;

/** Pairs in place of these names that are free now; none where the directory cannot be asked. */
export async function freeAlternatives(
  names: Names,
  { directory, rules }: { directory: Pick<Directory, 'look'>; rules: AccountRules },
): Promise<NameAlternative[]> {
  const candidates = alternativeNames(names.username, names.shellName, rules);
  const free: NameAlternative[] = [];
  for (let at = 0; at < candidates.length && free.length < OFFERED; at += ASKED_AT_ONCE) {
    const some = candidates.slice(at, at + ASKED_AT_ONCE);
    const found = await holdersOf(some.flatMap(namesOf), directory);
    if (!found) return [];
    const isFree = (name: string): boolean => !found.some((entry) => holdsName(entry, name));
    free.push(...some.filter((pair) => namesOf(pair).every(isFree)));
  }
  return free.slice(0, OFFERED);
}

/** Pairs to agree on while nobody can be asked: none that is known to be gone, and those that are known to be free first. */
export function sparePairs(
  candidates: readonly NameAlternative[],
  recalled: (name: string) => Remembered,
): NameAlternative[] {
  const known = (pair: NameAlternative) => namesOf(pair).map((name) => recalled(name).is);
  const isGone = (pair: NameAlternative): boolean =>
    known(pair).some((is) => is === 'taken-as-of' || is === 'wanted-here');
  const isFree = (pair: NameAlternative): boolean => known(pair).every((is) => is === 'free-as-of');
  const open = candidates.filter((pair) => !isGone(pair));
  return [...open.filter(isFree), ...open.filter((pair) => !isFree(pair))].slice(0, OFFERED);
}
