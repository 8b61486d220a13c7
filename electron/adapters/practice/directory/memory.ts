import type { DirectoryProfile } from '../../../../shared/domain/profile.ts';
import { comparableName, sameName } from '../../../../shared/names/same-name.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { AccountRecords, BindCredentials, Directory } from '../../../core/ports/directory.ts';
import type { LinkedAccountDirectory } from '../../../core/ports/linked-accounts.ts';
import type { ProjectGroups } from '../../../core/ports/project-groups.ts';
import type { ToolDirectory } from '../../../core/ports/tool-directory.ts';
import type { PracticeEntry } from './people.ts';
import { practiceTree, type PracticeToolGroup, type PracticeTree } from './tree.ts';

type PracticeOperation =
  | keyof Directory
  | keyof AccountRecords
  | keyof ToolDirectory
  | keyof LinkedAccountDirectory
  | keyof ProjectGroups;

export interface PracticeOptions {
  readonly profile: DirectoryProfile;
  /** Whether writing needs a sign-in first, as a real directory does. Practice mode itself has nobody to ask. */
  readonly credentials?: BindCredentials;
  /** What stands there; what is left out is empty. A believable event where nothing is said. */
  readonly tree?: Partial<PracticeTree>;
  /** Called with everything after each write; a throw undoes the write. */
  readonly keep?: (tree: PracticeTree) => void;
  /** Called before each look: everything as another process wrote it since, where one did. */
  readonly news?: () => PracticeTree | undefined;
  /** Called before each operation; may wait or throw, as a network does. */
  readonly before?: (operation: PracticeOperation) => Promise<void>;
  /** What passes between looking for a second holder and writing: slapd's `unique` overlay is no lock. */
  readonly beforeWrite?: () => Promise<void>;
}

/** A project's group. It is not kept: the practice cloud's hook writes it at every start. */
export interface PracticeProjectGroup {
  /** With the prefix. */
  readonly cn: string;
  readonly gidNumber: number;
  readonly members: readonly string[];
}

/** What all practice ports of one directory share, its entries by their comparable names. */
export interface PracticeMemory {
  readonly people: Map<string, PracticeEntry>;
  readonly tools: Map<string, PracticeToolGroup>;
  readonly sudoRules: Set<string>;
  /** By the names of the projects. */
  readonly projects: Map<string, PracticeProjectGroup>;
  /** Comes before every look. */
  admit(operation: PracticeOperation): Promise<void>;
  /** Comes before every write; throws `sign-in-needed`. */
  admitWrite(operation: PracticeOperation): Promise<void>;
  signIn(credentials: BindCredentials): void;
  signOut(): void;
  /** Comes between looking for a second holder and writing. */
  gap(): Promise<void>;
  /** Comes after every write. Throws where that cannot be kept; then it has not happened. */
  keep(): void;
}

export function createPracticeMemory(options: PracticeOptions): PracticeMemory {
  const { profile, credentials, before = () => Promise.resolve() } = options;
  const trees = createTrees(options.tree ?? practiceTree(profile.uidNumber.floor), options);
  let signedIn = credentials === undefined;
  const admit: PracticeMemory['admit'] = async (operation) => {
    await before(operation);
    trees.refresh();
  };

  return {
    people: trees.people,
    tools: trees.tools,
    sudoRules: trees.sudoRules,
    projects: new Map(),
    admit,
    async admitWrite(operation) {
      await admit(operation);
      if (!signedIn) throw new AppError('sign-in-needed', 'Nobody is signed in');
    },
    signIn({ bindDn, password }) {
      const right =
        !credentials || (sameName(bindDn, credentials.bindDn) && password === credentials.password);
      if (!right) throw new AppError('sign-in-refused', 'DN or password is not right');
      signedIn = true;
    },
    signOut() {
      signedIn = credentials === undefined;
    },
    async gap() {
      await options.beforeWrite?.();
      trees.refresh();
    },
    keep: trees.keep,
  };
}

/** What stands in the directory, and stays in step with whoever else keeps it. */
function createTrees(
  tree: Partial<PracticeTree>,
  { keep, news }: Pick<PracticeOptions, 'keep' | 'news'>,
) {
  const people = new Map<string, PracticeEntry>();
  const tools = new Map<string, PracticeToolGroup>();
  const sudoRules = new Set<string>();
  const now = (): PracticeTree => ({
    people: [...people.values()],
    tools: [...tools.values()],
    sudoRules: [...sudoRules],
  });
  const become = (next: Partial<PracticeTree>): PracticeTree => {
    for (const part of [people, tools, sudoRules]) part.clear();
    for (const entry of next.people ?? []) people.set(comparableName(entry.uid), entry);
    for (const tool of next.tools ?? []) tools.set(comparableName(tool.name), tool);
    for (const name of next.sudoRules ?? []) sudoRules.add(name);
    return now();
  };
  let kept = become(tree);
  const refresh = (): void => {
    const next = news?.();
    if (next) kept = become(next);
  };
  return {
    people,
    tools,
    sudoRules,
    refresh,
    keep() {
      const next = now();
      try {
        keep?.(next);
        kept = next;
      } catch (error) {
        become(kept);
        throw error;
      }
    },
  };
}

export const noSuchEntry = (): AppError =>
  new AppError('directory-refused', 'There is no such entry', { params: ['noSuchObject'] });

export const entryExists = (): AppError =>
  new AppError('entry-exists', 'The entry stands there already');

/** As the `unique` overlay: no two people or tools with one number or, where it is given, one cn. Throws. */
export function refuseSecondAccount(
  { people }: PracticeMemory,
  cn: string | undefined,
  uidNumber: number,
): void {
  for (const entry of people.values()) {
    if (entry.uidNumber === uidNumber) throw new AppError('number-taken', 'The number is held');
    if (cn !== undefined && entry.cns.some((held) => sameName(held, cn))) {
      throw new AppError('name-taken', 'The name is held', { params: [entry.uid] });
    }
  }
}

/** All groups: tools and projects take their numbers from one range. */
export const groupNumbers = ({ tools, projects }: PracticeMemory): number[] =>
  [...tools.values(), ...projects.values()].map(({ gidNumber }) => gidNumber);
