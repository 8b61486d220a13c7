import type { Membership, PersonEntry } from '../../core/ports/directory.ts';

/** A person or tool of the practice directory. `secret` is a salted hash; nobody of the seed can sign in. */
export interface PracticeEntry extends PersonEntry {
  readonly secret: string;
  /** Attributes that were added since the entry was made. */
  readonly added?: readonly string[] | undefined;
  readonly memberships?: readonly Membership[] | undefined;
}

const GIVEN =
  'Amina Ayşe Bahar Björn Chana Chen Dilan Elif Émilie Fatima Gabriel Håkan Hêvîn Ingrid Ivana Joaquín José Karin Kofi Lana Lars Leila Lucía Mehmet Mónica Nadia Noor Olga Óscar Pedro Priya Rojda Sara Siân Soran Sven Tamar Tereza Vera Wanjiru Yuki Zoë'.split(
    ' ',
  );
const FAMILY =
  'Åkesson Amini Baran Berg Çelik Costa Diallo Eriksson Fofana García Haile Hassan Jansson Kaya Kim Larsen Lindqvist Mensah Müller Nordström Novák Okafor Öberg Petrov Rahimi Rossi Sato Şahin Silva Svensson Tanaka Tran Wang Yılmaz'.split(
    ' ',
  );

/** Closed by an account manager, so that a helper can see how that looks before it happens at the desk. */
export const BLOCKED_SHELL_NAME = 'closed-example';

/** The first of the people has everything that comes after an account, so that it can be seen what undoing leaves alone. */
const settledIn: Pick<PracticeEntry, 'added' | 'memberships'> = {
  added: ['wikimediaGlobalAccountId'],
  memberships: [
    { kind: 'group', name: 'project-tools' },
    { kind: 'tool', name: 'tools.wordcount' },
  ],
};

/** Tools' users have their group's number, from a range of their own. */
const TOOL_FLOOR = 50_000;

const ascii = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^a-zA-Z]/gu, '')
    .toLowerCase();

const entry = (
  person: Pick<PracticeEntry, 'kind' | 'uid' | 'cn' | 'uidNumber'>,
): PracticeEntry => ({
  ...person,
  mail: person.kind === 'person' ? `${person.uid}@example.org` : '',
  sshPublicKeys: [],
  blocked: person.uid === BLOCKED_SHELL_NAME,
  secret: '',
});

/** A few hundred believable people and some tools: always the same ones, numbered from the floor upward. */
export function practicePeople(floor: number): PracticeEntry[] {
  const people = FAMILY.flatMap((family, f) =>
    GIVEN.filter((_, g) => (f * 7 + g * 3) % 4 === 0).map((given): [string, string] => [
      `${ascii(given).slice(0, 1)}${ascii(family)}`,
      `${given} ${family}`,
    ]),
  );
  const taken = new Set<string>();
  const unique = people.map(([uid, cn]): [string, string] => {
    let free = uid;
    for (let n = 2; taken.has(free); n += 1) free = `${uid}${n}`;
    taken.add(free);
    return [free, cn];
  });
  const named: [string, string][] = [...unique, [BLOCKED_SHELL_NAME, 'Closed Example']];
  const tools = ['wordcount', 'map-of-desks', 'photo-helper', 'quickcheck'].map(
    (n) => `tools.${n}`,
  );
  return [
    ...named.map(([uid, cn], i) => ({
      ...entry({ kind: 'person', uid, cn, uidNumber: floor + i }),
      ...(i === 0 ? settledIn : {}),
    })),
    ...tools.map((tool, i) =>
      entry({ kind: 'tool', uid: tool, cn: tool, uidNumber: TOOL_FLOOR + i }),
    ),
  ];
}
