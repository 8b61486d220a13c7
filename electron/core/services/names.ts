import { alternativeNames } from '../../../shared/domain/alternatives.ts';
import {
  checkShellName,
  checkUsername,
  normaliseShellName,
  normaliseUsername,
} from '../../../shared/domain/names.ts';
import type {
  BrokenRule,
  NameAlternative,
  NameVerdict,
} from '../../../shared/domain/name-verdict.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import { comparableName, sameName } from '../../../shared/domain/same-name.ts';
import { AppError } from '../errors.ts';
import type { Directory, PersonEntry } from '../ports/directory.ts';
import type { NamePolicy, PolicyVerdict } from '../ports/name-policy.ts';
import type { Clock } from '../ports/system.ts';

/** A pair of names, normalised. */
export interface Names {
  readonly username: string;
  readonly shellName: string;
}

export interface NamesVerdict {
  readonly username: NameVerdict;
  readonly shellName: NameVerdict;
  readonly alternatives: NameAlternative[];
  readonly spares: NameAlternative[];
}

interface Options {
  readonly directory: Pick<Directory, 'look'>;
  readonly policy: NamePolicy;
  readonly rules: AccountRules;
  readonly clock: Clock;
}

/** How many alternatives are offered, how many pairs one search asks for, and how many answers are remembered. */
const OFFERED = 3;
const ASKED_AT_ONCE = 6;
const REMEMBERED = 500;

const holdsName = ({ uid, cn }: PersonEntry, name: string): boolean =>
  sameName(uid, name) || sameName(cn, name);

export const normaliseNames = (typed: Names): Names => ({
  username: normaliseUsername(typed.username),
  shellName: normaliseShellName(typed.shellName),
});

/** Says of names what can truthfully be said, by asking the directory and the name policy now. */
export function createNames({ directory, policy, rules, clock }: Options) {
  /** When a name was last seen free, for the time when nobody can be asked. */
  const seenFree = new Map<string, string>();

  const remember = (name: string, asked: string): void => {
    const key = comparableName(name);
    seenFree.delete(key);
    seenFree.set(key, asked);
    const oldest = seenFree.keys().next();
    if (seenFree.size > REMEMBERED && !oldest.done) seenFree.delete(oldest.value);
  };

  const unasked = (name: string): NameVerdict => {
    const asked = seenFree.get(comparableName(name));
    return asked === undefined ? { is: 'could-not-ask' } : { is: 'free-as-of', asked };
  };

  /** Everybody who has one of the names; undefined where the directory could not be asked. */
  const holders = async (names: readonly string[]): Promise<readonly PersonEntry[] | undefined> => {
    try {
      return names.length === 0 ? [] : await directory.look({ names });
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    }
  };

  const judge = (
    name: string,
    broken: BrokenRule | undefined,
    found: readonly PersonEntry[] | undefined,
  ): NameVerdict => {
    if (broken) return { is: 'not-allowed', broken };
    if (!found) return unasked(name);
    const asked = clock.now().toISOString();
    const holder = found.find((entry) => holdsName(entry, name));
    if (!holder) {
      remember(name, asked);
      return { is: 'free', asked };
    }
    return {
      is: 'taken',
      by: holder.kind === 'tool' ? 'tool' : 'person',
      holder: holder.uid,
      asked,
    };
  };

  /** The policy's word counts only where the directory has no objection. */
  const withPolicy = (
    field: keyof Names,
    verdict: NameVerdict,
    said: PolicyVerdict,
  ): NameVerdict => {
    if (verdict.is !== 'free' || said.is === 'allowed') return verdict;
    if (said.is === 'could-not-ask') return { is: 'could-not-ask' };
    if (said.field !== field) return verdict;
    return { is: 'not-allowed', broken: { rule: 'policy', params: [said.words] } };
  };

  const freeAlternatives = async (names: Names): Promise<NameAlternative[]> => {
    const candidates = [...alternativeNames(names.username, names.shellName, rules)];
    const free: NameAlternative[] = [];
    for (let at = 0; at < candidates.length && free.length < OFFERED; at += ASKED_AT_ONCE) {
      const some = candidates.slice(at, at + ASKED_AT_ONCE);
      const found = await holders(some.flatMap((pair) => [pair.username, pair.shellName]));
      if (!found) return [];
      const isFree = (name: string): boolean => !found.some((entry) => holdsName(entry, name));
      free.push(...some.filter((pair) => isFree(pair.username) && isFree(pair.shellName)));
    }
    return free.slice(0, OFFERED);
  };

  const spares = ({ username, shellName }: Names): NameAlternative[] =>
    alternativeNames(username, shellName, rules).slice(0, OFFERED);

  return {
    /** The rules alone: what is wrong with each name, asking nobody. */
    broken: (names: Names): { username?: BrokenRule; shellName?: BrokenRule } => {
      const username = checkUsername(names.username, rules);
      const shellName = checkShellName(names.shellName, rules);
      return { ...(username && { username }), ...(shellName && { shellName }) };
    },

    async check(typed: Names): Promise<NamesVerdict> {
      const names = normaliseNames(typed);
      const broken = this.broken(names);
      const askable = [
        ...(broken.username ? [] : [names.username]),
        ...(broken.shellName ? [] : [names.shellName]),
      ];
      const [found, said] = await Promise.all([
        holders(askable),
        askable.length === 2 ? policy.check(names) : ({ is: 'allowed' } as const),
      ]);
      const verdict = (field: keyof Names): NameVerdict =>
        withPolicy(field, judge(names[field], broken[field], found), said);
      const username = verdict('username');
      const shellName = verdict('shellName');
      const offer = [username, shellName].some(({ is }) => is === 'taken' || is === 'not-allowed');
      const isUnasked = [username, shellName].some(
        ({ is }) => is === 'could-not-ask' || is === 'free-as-of',
      );
      return {
        ...{ username, shellName },
        alternatives: offer ? await freeAlternatives(names) : [],
        spares: isUnasked && !offer ? spares(names) : [],
      };
    },
  };
}

export type NamesService = ReturnType<typeof createNames>;
