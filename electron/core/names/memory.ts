import type { NameVerdict } from '../../../shared/names/name-verdict.ts';
import { comparableName } from '../../../shared/names/same-name.ts';
import type { KnownName, NameIndex } from '../ports/name-index.ts';
import type { ReservedNames } from './reserved.ts';

/** How many answers of the directory are remembered besides the index. */
const REMEMBERED = 500;

/** What can be said of a name while nobody can be asked. */
export type Remembered = Extract<
  NameVerdict,
  { is: 'free-as-of' | 'taken-as-of' | 'wanted-here' | 'could-not-ask' }
>;

interface Options {
  readonly nameIndex: Pick<NameIndex, 'ask'>;
  readonly reserved: Pick<ReservedNames, 'holders'>;
}

const newer = (a: KnownName | undefined, b: KnownName | undefined): KnownName | undefined =>
  a === undefined || (b !== undefined && b.asked > a.asked) ? b : a;

const verdictOf = (known: KnownName | undefined): Remembered =>
  known ? { is: `${known.is}-as-of`, asked: known.asked } : { is: 'could-not-ask' };

/** What this desk knows of names by itself: what it asked before, the index, and the names that its own requests reserve. Asks nobody. */
export function createNameMemory({ nameIndex, reserved }: Options) {
  const seen = new Map<string, KnownName>();

  return {
    /** Remembers an answer of the directory. */
    note(name: string, known: KnownName): void {
      const key = comparableName(name);
      seen.delete(key);
      seen.set(key, known);
      const oldest = seen.keys().next();
      if (seen.size > REMEMBERED && !oldest.done) seen.delete(oldest.value);
    },

    /** Remembers none of them any more. */
    forget: (): void => seen.clear(),

    /** What is known of each of the names, in no time. Names that the request `except` reserves are left out. */
    async about(names: readonly string[], except?: string): Promise<(name: string) => Remembered> {
      const unique = [...new Set(names.map(comparableName))];
      const [holderOf, indexed] = await Promise.all([
        reserved.holders(except),
        nameIndex.ask(unique),
      ]);
      const index = new Map(unique.map((name, i) => [name, indexed?.[i]]));
      return (name) => {
        const holder = holderOf(name);
        if (holder !== undefined) return { is: 'wanted-here', holder };
        const key = comparableName(name);
        return verdictOf(newer(seen.get(key), index.get(key)));
      };
    },
  };
}

/** What a desk knows of names by itself. */
export type NameMemory = ReturnType<typeof createNameMemory>;
