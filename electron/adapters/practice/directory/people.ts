import { sameShellName } from '../../../../shared/names/shell-name.ts';
import type { PersonEntry } from '../../../core/ports/directory.ts';
import type { LinkedAccounts } from '../../../core/ports/linked-accounts.ts';
import type { NewTool } from '../../../core/ports/tool-directory.ts';
import { hashOf } from './password-hash.ts';

/** Everybody of the seed has it, so that links and keys can be practised with them; `practice-password` in `i18n/` says so. */
export const PRACTICE_PASSWORD = 'practice';

/** Of an entry that is not whole: what it lacks of one that is, its shell, and for how long (ms) it is locked whenever somebody looks. */
export interface PracticeRecord {
  readonly lacksClasses?: readonly string[] | undefined;
  readonly lacks?: readonly string[] | undefined;
  readonly shell?: string | undefined;
  readonly lockedForMs?: number | undefined;
}

/** A person or tool of the practice directory. `secret` is a salted hash; tools have none. */
export interface PracticeEntry extends PersonEntry {
  readonly secret: string;
  /** Of a tool's user; people share one. */
  readonly gidNumber?: number | undefined;
  readonly wikimedia?: LinkedAccounts['wikimedia'];
  readonly phabricator?: string | undefined;
  /** What is wrong with the entry beyond its names and keys. */
  readonly record?: PracticeRecord | undefined;
  /** Other attributes that were added or changed since the entry was made. */
  readonly added?: readonly string[] | undefined;
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

/** A tool that was disabled and will be deleted, so that a helper can see how that looks too. */
export const DISABLED_TOOL = 'old-counter';

const TOOLS =
  'wordcount map-of-desks photo-helper quickcheck citation-finder commons-diff edit-stream lexeme-quiz link-mender talk-digest wiki-radio'.split(
    ' ',
  );

/** Tools' users have their group's number, from a range of their own. */
const TOOL_FLOOR = 50_000;

/** The tools of the practice directory: always the same ones. */
export const practiceTools: readonly NewTool[] = [...TOOLS, DISABLED_TOOL].map((name, i) => ({
  name,
  gidNumber: TOOL_FLOOR + i,
}));

interface Named {
  readonly uid: string;
  readonly cn: string;
}

/** Three of four have linked their Wikimedia account, every second of those a Phabricator account too. The first of all has both. */
function linksOf(
  place: number,
  { uid, cn }: Named,
): Pick<PracticeEntry, 'wikimedia' | 'phabricator'> {
  if (place % 4 === 3) return {};
  const name = /^\p{ASCII}+$/u.test(cn) ? cn : undefined;
  return {
    wikimedia: { id: 7_000_000 + place * 13, name },
    ...(place % 2 === 0 ? { phabricator: uid } : {}),
  };
}

const ascii = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^a-zA-Z]/gu, '')
    .toLowerCase();

const entry = ({
  uid,
  cn,
  kind,
  uidNumber,
  secret = '',
}: Named & Pick<PracticeEntry, 'kind' | 'uidNumber'> & { secret?: string }): PracticeEntry => ({
  kind,
  uid,
  uids: [uid],
  cns: [cn],
  mails: kind === 'person' ? [`${uid}@example.org`] : [],
  uidNumber,
  sshPublicKeys: [],
  blocked: sameShellName(uid, BLOCKED_SHELL_NAME),
  secret,
});

/** Hashed once in a process, and only where it is asked for: it takes its time. */
let everybodysSecret: string | undefined;

/** A few hundred believable people and some tools: always the same ones, numbered from the floor upward. */
export function practicePeople(floor: number): PracticeEntry[] {
  const people = FAMILY.flatMap((family, f) =>
    GIVEN.filter((_, g) => (f * 7 + g * 3) % 4 === 0).map((given): [string, string] => [
      `${ascii(given).slice(0, 1)}${ascii(family)}`,
      `${given} ${family}`,
    ]),
  );
  const secret = (everybodysSecret ??= hashOf(PRACTICE_PASSWORD));
  const taken = new Set<string>();
  const unique = people.map(([uid, cn]): [string, string] => {
    let free = uid;
    for (let n = 2; taken.has(free); n += 1) free = `${uid}${n}`;
    taken.add(free);
    return [free, cn];
  });
  const named: [string, string][] = [...unique, [BLOCKED_SHELL_NAME, 'Closed Example']];
  return [
    ...named.map(([uid, cn], i) => ({
      ...entry({ kind: 'person', uid, cn, uidNumber: floor + i, secret }),
      ...linksOf(i, { uid, cn }),
    })),
    ...practiceTools.map(({ name, gidNumber }) => ({
      ...entry({ kind: 'tool', uid: `tools.${name}`, cn: `tools.${name}`, uidNumber: gidNumber }),
      gidNumber,
      blocked: name === DISABLED_TOOL,
    })),
  ];
}
