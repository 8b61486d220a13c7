import { comparableName } from '../../../shared/names/same-name.ts';
import type { Names } from './name-pair.ts';

/** What a person is known by before they have an account. */
interface Described extends Names {
  readonly email: string;
}

/** Somebody of a participant list whose card nobody has filed yet; `id` is their request. */
export interface ExpectedPerson extends Described {
  readonly id: string;
}

/** Names and address as the directory compares them, each known for what it is. A line break stands in none of them. */
const factsOf = ({ username, shellName, email }: Described): string[] =>
  Object.entries({ username, shellName, email }).map(
    ([name, value]) => `${name}\n${comparableName(value)}`,
  );

/** Who is expected, found by each of their names and by their address. */
export function createExpectedIndex(people: Iterable<ExpectedPerson> = []) {
  const byId = new Map<string, ExpectedPerson>();
  const byFact = new Map<string, Set<string>>();

  const drop = (id: string): void => {
    const person = byId.get(id);
    byId.delete(id);
    for (const fact of person ? factsOf(person) : []) byFact.get(fact)?.delete(id);
  };
  const put = (person: ExpectedPerson): void => {
    drop(person.id);
    byId.set(person.id, person);
    for (const fact of factsOf(person)) {
      byFact.set(fact, (byFact.get(fact) ?? new Set()).add(person.id));
    }
  };
  for (const person of people) put(person);

  return {
    put,
    drop,
    clear(): void {
      byId.clear();
      byFact.clear();
    },

    /**
     * Whose card this may be: everybody who has one of its names or its address, without those of whom somebody else has all that they
     * have of it, and more. One is who it is; of several nobody can tell.
     */
    whose(card: Described): ExpectedPerson[] {
      const typed = factsOf(card);
      const ids = new Set(typed.flatMap((fact) => [...(byFact.get(fact) ?? [])]));
      const alike = [...ids].flatMap((id) => {
        const person = byId.get(id);
        if (!person) return [];
        const own = factsOf(person);
        return [{ person, same: typed.filter((fact) => own.includes(fact)) }];
      });
      const isLess = (same: string[]): boolean =>
        alike.some(
          (other) =>
            other.same.length > same.length && same.every((fact) => other.same.includes(fact)),
        );
      return alike.filter(({ same }) => !isLess(same)).map(({ person }) => person);
    },
  };
}

/** Who is expected, found by what a card says. */
export type ExpectedIndex = ReturnType<typeof createExpectedIndex>;
