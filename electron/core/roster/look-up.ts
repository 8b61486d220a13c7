import { comparableName } from '../../../shared/names/same-name.ts';
import type { ShellName } from '../../../shared/names/shell-name.ts';
import { personNamed } from '../base/entry-names.ts';
import { AppError } from '../base/errors.ts';
import type { Directory, PersonEntry } from '../ports/directory.ts';

/** Names and addresses in one search. Each name is asked for twice (uid, cn); the answers stay below 2048 (docs/facts.md 3). */
const NAMES_AT_ONCE = 200;
const MAILS_AT_ONCE = 100;

/** What directory and desk say of everybody on a list, asked in few searches. */
export interface LookedUp {
  /** Somebody who has the name, as any uid or cn. */
  holderOf(name: string): PersonEntry | undefined;
  /** The person of this shell name. */
  personNamed(shellName: ShellName): PersonEntry | undefined;
  /** The people one of whose addresses it is, each once. */
  peopleAt(mail: string): readonly PersonEntry[];
  /** False where the directory could not be asked about it. */
  wasAsked(value: string): boolean;
  /** True where it could be asked about everything. */
  readonly isComplete: boolean;
}

interface Wanted {
  readonly names: readonly string[];
  readonly mails?: readonly string[];
}

type Search = Required<Wanted>;

function searches({ names, mails = [] }: Wanted): Search[] {
  const unique = [names, mails].map((values) => [...new Set(values.map(comparableName))]);
  const [someNames = [], someMails = []] = unique;
  const count = Math.max(
    Math.ceil(someNames.length / NAMES_AT_ONCE),
    Math.ceil(someMails.length / MAILS_AT_ONCE),
  );
  return Array.from({ length: count }, (_, i) => ({
    names: someNames.slice(i * NAMES_AT_ONCE, (i + 1) * NAMES_AT_ONCE),
    mails: someMails.slice(i * MAILS_AT_ONCE, (i + 1) * MAILS_AT_ONCE),
  }));
}

/** True once the directory has answered; false where it could not be asked. */
async function ask(
  directory: Pick<Directory, 'look'>,
  search: Search,
  found: PersonEntry[],
): Promise<boolean> {
  try {
    found.push(...(await directory.look(search)));
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Whoever was found by several searches is there once. */
function eachOnce(found: readonly PersonEntry[]): PersonEntry[] {
  const placeOf = ({ kind, dn = '', uid }: PersonEntry): string =>
    [kind, dn, comparableName(uid)].join('\n');
  return [...new Map(found.map((entry) => [placeOf(entry), entry])).values()];
}

/** The one account of an address; undefined where there is none, where several have it, and where it is blocked: then a person has to decide. */
export function ownAccount(people: readonly PersonEntry[]): PersonEntry | undefined {
  const [account, ...others] = people;
  return account?.blocked || others.length > 0 ? undefined : account;
}

/**
 * Asks for everybody who has one of many names or addresses, a few hundred a search. After the first search without an answer
 * nobody is asked any more: a network that is away would make each of them wait.
 */
export async function lookUp(
  directory: Pick<Directory, 'look'>,
  wanted: Wanted,
): Promise<LookedUp> {
  const found: PersonEntry[] = [];
  const asked = new Set<string>();
  let isComplete = true;
  for (const search of searches(wanted)) {
    isComplete = await ask(directory, search, found);
    if (!isComplete) break;
    for (const value of [...search.names, ...search.mails]) asked.add(value);
  }
  const entries = eachOnce(found);
  const names = Map.groupBy(
    entries.flatMap((entry) => [...entry.uids, ...entry.cns].map((name) => ({ name, entry }))),
    ({ name }) => comparableName(name),
  );
  const mails = Map.groupBy(
    entries
      .filter(({ kind }) => kind === 'person')
      .flatMap((entry) =>
        [...new Set(entry.mails.map(comparableName))].map((mail) => ({ mail, entry })),
      ),
    ({ mail }) => mail,
  );
  return {
    holderOf: (name) => names.get(comparableName(name))?.[0]?.entry,
    personNamed: (shellName) =>
      personNamed(names.get(comparableName(shellName))?.map(({ entry }) => entry) ?? [], shellName),
    peopleAt: (mail) => mails.get(comparableName(mail))?.map(({ entry }) => entry) ?? [],
    wasAsked: (value) => asked.has(comparableName(value)),
    isComplete,
  };
}
