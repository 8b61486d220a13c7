import { alternativeNames } from '../../../shared/names/alternatives.ts';
import { checkShellName, checkUsername } from '../../../shared/names/names.ts';
import type {
  BrokenRule,
  NameAlternative,
  NameVerdict,
} from '../../../shared/names/name-verdict.ts';
import type { AccountRules } from '../../../shared/domain/profile.ts';
import { holdsName } from '../base/entry-names.ts';
import type { Directory, PersonEntry } from '../ports/directory.ts';
import type { NamePolicy, PolicyVerdict } from '../ports/name-policy.ts';
import type { Clock } from '../ports/system.ts';
import type { NameMemory } from './memory.ts';
import { holdersOf, namesOf, normaliseNames, type Names } from './name-pair.ts';
import { freeAlternatives, sparePairs } from './offers.ts';

/** A pair of names as it was typed, and the request it is for where there is one. */
export interface TypedNames extends Names {
  readonly request?: string | undefined;
}

type Verdicts = Record<keyof Names, NameVerdict>;

/** What can be said of a pair of names, with pairs that could be taken instead. */
export interface NamesVerdict extends Verdicts {
  readonly alternatives: NameAlternative[];
  readonly spares: NameAlternative[];
}

interface Options {
  readonly directory: Pick<Directory, 'look'>;
  readonly policy: NamePolicy;
  readonly rules: AccountRules;
  readonly clock: Clock;
  readonly memory: NameMemory;
}

const fields = ['username', 'shellName'] as const;

type Kind = NameVerdict['is'];
/** Verdicts that call for other names, and those of a time when somebody could not be asked. */
const refused: readonly Kind[] = ['taken', 'not-allowed'];
const unasked: readonly Kind[] = ['could-not-ask', 'free-as-of', 'taken-as-of', 'wanted-here'];

const says = (verdicts: Verdicts, kinds: readonly Kind[]): boolean =>
  fields.some((field) => kinds.includes(verdicts[field].is));

/** The policy's word counts only where the directory has no objection. */
function withPolicy(field: keyof Names, verdict: NameVerdict, said: PolicyVerdict): NameVerdict {
  if (verdict.is !== 'free' || said.is === 'allowed') return verdict;
  if (said.is === 'could-not-ask') return { is: 'could-not-ask' };
  if (said.field !== field) return verdict;
  return { is: 'not-allowed', broken: { rule: 'policy', params: [said.words] } };
}

/** Says of names what can truthfully be said: by asking the directory and the name policy now, else from memory. */
export function createNames({ directory, policy, rules, clock, memory }: Options) {
  /** The rules alone: what is wrong with each name, asking nobody. */
  const broken = (names: Names): Partial<Record<keyof Names, BrokenRule>> => {
    const username = checkUsername(names.username, rules);
    const shellName = checkShellName(names.shellName, rules);
    return { ...(username && { username }), ...(shellName && { shellName }) };
  };

  /** What the directory has just said of a name that breaks no rule. */
  const judge = (name: string, found: readonly PersonEntry[]): NameVerdict => {
    const asked = clock.now().toISOString();
    const holder = found.find((entry) => holdsName(entry, name));
    memory.note(name, { is: holder ? 'taken' : 'free', asked });
    if (!holder) return { is: 'free', asked };
    const by = holder.kind === 'tool' ? 'tool' : 'person';
    return { is: 'taken', by, holder: holder.uid, asked };
  };

  /** For each field the rule that is broken, else what `judged` says of the name. */
  const verdicts = (
    names: Names,
    judged: (name: string, field: keyof Names) => NameVerdict,
  ): Verdicts => {
    const wrong = broken(names);
    const verdict = (field: keyof Names): NameVerdict => {
      const rule = wrong[field];
      return rule ? { is: 'not-allowed', broken: rule } : judged(names[field], field);
    };
    return { username: verdict('username'), shellName: verdict('shellName') };
  };

  /** What the directory and the policy say now; undefined where the directory could not be asked. */
  const ask = async (names: Names): Promise<Verdicts | undefined> => {
    const wrong = broken(names);
    const askable = fields.filter((field) => !wrong[field]).map((field) => names[field]);
    const [found, said] = await Promise.all([
      holdersOf(askable, directory),
      askable.length === 2 ? policy.check(names) : ({ is: 'allowed' } as const),
    ]);
    if (!found) return undefined;
    return verdicts(names, (name, field) => withPolicy(field, judge(name, found), said));
  };

  return {
    broken,

    /** The rules, and what this desk knows by itself. */
    async recall(typed: TypedNames): Promise<Verdicts> {
      const names = normaliseNames(typed);
      return verdicts(names, await memory.about(namesOf(names), typed.request));
    },

    async check(typed: TypedNames): Promise<NamesVerdict> {
      const names = normaliseNames(typed);
      const asked = await ask(names);
      if (asked && says(asked, refused)) {
        const alternatives = await freeAlternatives(names, { directory, rules });
        return { ...asked, alternatives, spares: [] };
      }
      if (asked && !says(asked, unasked)) return { ...asked, alternatives: [], spares: [] };
      const pairs = alternativeNames(names.username, names.shellName, rules);
      const recalled = await memory.about([names, ...pairs].flatMap(namesOf), typed.request);
      const known = asked ?? verdicts(names, recalled);
      const spares = says(known, refused) ? [] : sparePairs(pairs, recalled);
      return { ...known, alternatives: [], spares };
    },
  };
}

/** Checks names: by the rules alone, by what this desk remembers, and by asking. */
export type NamesService = ReturnType<typeof createNames>;
