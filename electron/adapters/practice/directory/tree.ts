import { practicePatients } from './patients.ts';
import { practicePeople, practiceTools, type PracticeEntry } from './people.ts';

export interface PracticeToolGroup {
  /** Without the prefix. */
  readonly name: string;
  readonly gidNumber: number;
  /** Shell names. */
  readonly maintainers: readonly string[];
  /** DNs of tools that maintain this one. */
  readonly others: readonly string[];
}

/** Everything the practice directory holds but the groups of projects. */
export interface PracticeTree {
  /** People, and the users of tools. */
  readonly people: readonly PracticeEntry[];
  readonly tools: readonly PracticeToolGroup[];
  /** Names of the tools that have their sudo rule. */
  readonly sudoRules: readonly string[];
}

/** Somebody went home before this one was complete, so that it can be seen how it is taken up again. */
const WITHOUT_SUDO_RULE = 'talk-digest';
/** One that another tool maintains too: whoever maintains that one may do everything here. */
const MAINTAINED_BY_TOOL = 'edit-stream';
const SECOND_TOOL = 'uid=tools.quickcheck,ou=people,ou=servicegroups,dc=practice,dc=example';

/** One to four of the people, the first tool's being the first of them. */
const maintainersOf = (place: number, names: readonly string[]): string[] =>
  Array.from(
    { length: 1 + (place % 4) },
    (_, i) => names[(place * 11 + i * 17) % names.length],
  ).flatMap((name) => name ?? []);

/** A believable directory, always the same one, people numbered from the floor upward. */
export function practiceTree(floor: number): PracticeTree {
  const people = practicePeople(floor);
  const names = people
    .filter(({ kind, blocked }) => kind === 'person' && !blocked)
    .map(({ uid }) => uid);
  const after = people.filter(({ kind }) => kind === 'person').length;
  return {
    people: [...people, ...practicePatients(floor + after)],
    tools: practiceTools.map(({ name, gidNumber }, place) => ({
      name,
      gidNumber,
      maintainers: maintainersOf(place, names),
      others: name === MAINTAINED_BY_TOOL ? [SECOND_TOOL] : [],
    })),
    sudoRules: practiceTools.map(({ name }) => name).filter((name) => name !== WITHOUT_SUDO_RULE),
  };
}
