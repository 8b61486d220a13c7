import type { DirectoryProfile } from '../../../shared/domain/profile.ts';
import { sameKey } from '../../../shared/domain/ssh-key.ts';
import { comparableName, sameName } from '../../../shared/domain/same-name.ts';
import { AppError } from '../../core/errors.ts';
import type {
  BindCredentials,
  Directory,
  NewPerson,
  PersonEntry,
} from '../../core/ports/directory.ts';
import { hashOf, isPassword } from './password-hash.ts';
import { practicePeople, type PracticeEntry } from './people.ts';

export interface PracticeDirectoryOptions {
  readonly profile: DirectoryProfile;
  /** Whether writing needs a sign-in first, as a real directory does. Practice mode itself has nobody to ask. */
  readonly credentials?: BindCredentials;
  readonly people?: readonly PracticeEntry[];
  /** Called with everybody after each write. */
  readonly keep?: (entries: readonly PracticeEntry[]) => void;
  /** Called before each operation; may wait or throw, as a network does. */
  readonly before?: (operation: keyof Directory) => Promise<void>;
  /** What passes between looking for a second holder and writing: slapd's `unique` overlay is no lock. */
  readonly beforeWrite?: () => Promise<void>;
}

const visible = ({
  secret: _,
  added: __,
  memberships: ___,
  ...entry
}: PracticeEntry): PersonEntry => entry;

/** Any change of the entry makes another one of it. */
const stateOf = (entry: PracticeEntry): string => JSON.stringify(entry);

/** The attributes of the entry that are not as they were made. */
const changesOf = (entry: PracticeEntry, { cn, mail, uidNumber }: NewPerson): string[] => [
  ...(sameName(entry.cn, cn) ? [] : ['cn', 'sn']),
  ...(sameName(entry.mail, mail) ? [] : ['mail']),
  ...(entry.uidNumber === uidNumber ? [] : ['uidNumber']),
  ...(entry.added ?? []),
];

/**
 * A directory in memory that behaves as the real one: it compares names as slapd does, refuses a second holder of a cn
 * or number as the `unique` overlay does, hides passwords, and can be given a counter entry. The same suite runs on it
 * and on slapd, so that practice does not lie.
 */
export function createPracticeDirectory(options: PracticeDirectoryOptions): Directory {
  const { profile, credentials, keep, before = () => Promise.resolve() } = options;
  const entries = new Map<string, PracticeEntry>();
  for (const entry of options.people ?? practicePeople(profile.uidNumber.floor)) {
    entries.set(comparableName(entry.uid), entry);
  }
  const numbers = () => [...entries.values()].flatMap(({ uidNumber }) => uidNumber ?? []);
  let counter = Math.max(profile.uidNumber.floor - 1, ...numbers());
  let signedIn = credentials === undefined;

  const writable = async (operation: keyof Directory): Promise<void> => {
    await before(operation);
    if (!signedIn) throw new AppError('sign-in-needed', 'Nobody is signed in');
  };
  const at = (uid: string): PracticeEntry => {
    const entry = entries.get(comparableName(uid));
    if (entry) return entry;
    throw new AppError('directory-refused', 'There is no such entry', { params: ['noSuchObject'] });
  };
  const put = (entry: PracticeEntry): void => {
    entries.set(comparableName(entry.uid), entry);
    keep?.([...entries.values()]);
  };

  const refuseSecondEntry = (uid: string): void => {
    if (!entries.has(comparableName(uid))) return;
    throw new AppError('entry-exists', 'The entry stands there already');
  };

  const refuseSecondHolder = (cn: string | undefined, uidNumber: number): void => {
    for (const entry of entries.values()) {
      if (entry.uidNumber === uidNumber) throw new AppError('number-taken', 'The number is held');
      if (cn !== undefined && sameName(entry.cn, cn)) {
        throw new AppError('name-taken', 'The name is held', { params: [entry.uid] });
      }
    }
  };

  return {
    async signIn({ bindDn, password }) {
      await before('signIn');
      const right =
        !credentials || (sameName(bindDn, credentials.bindDn) && password === credentials.password);
      if (!right) throw new AppError('sign-in-refused', 'DN or password is not right');
      signedIn = true;
    },
    signOut() {
      signedIn = credentials === undefined;
      return Promise.resolve();
    },
    probe: () => before('probe'),
    async look({ names = [], mail, mails = [], uidNumber }) {
      await before('look');
      const wanted = new Set(names.map(comparableName));
      const addresses = new Set([mail ?? [], mails].flat().map(comparableName));
      const matches = (entry: PracticeEntry): boolean =>
        wanted.has(comparableName(entry.uid)) ||
        wanted.has(comparableName(entry.cn)) ||
        addresses.has(comparableName(entry.mail)) ||
        (uidNumber !== undefined && entry.uidNumber === uidNumber);
      return [...entries.values()].filter(matches).map(visible);
    },
    async namePage(from) {
      await before('namePage');
      const since = 'next' in from ? undefined : from.changedSince;
      const changed = [...entries.values()].filter(
        ({ createdAt }) => since === undefined || (createdAt !== undefined && createdAt >= since),
      );
      return {
        names: changed.flatMap(({ uid, cn }) => [uid, cn]),
        changedAt: new Date().toISOString(),
        next: undefined,
      };
    },
    async search(text, limit) {
      await before('search');
      const part = comparableName(text);
      return [...entries.values()]
        .filter(({ kind }) => kind === 'person')
        .filter(
          ({ uid, cn, mail }) =>
            comparableName(cn).includes(part) || [uid, mail].some((value) => sameName(value, text)),
        )
        .slice(0, limit)
        .map(visible);
    },
    async addPerson(person, password) {
      await writable('addPerson');
      refuseSecondEntry(person.uid);
      refuseSecondHolder(person.cn, person.uidNumber);
      await options.beforeWrite?.();
      refuseSecondEntry(person.uid);
      put({
        ...person,
        kind: 'person',
        sshPublicKeys: [],
        blocked: false,
        createdAt: new Date().toISOString(),
        secret: hashOf(password),
      });
    },
    async changeNumber(uid, from, to) {
      await writable('changeNumber');
      if (at(uid).uidNumber !== from) return;
      refuseSecondHolder(undefined, to);
      await options.beforeWrite?.();
      if (at(uid).uidNumber !== from) return;
      put({ ...at(uid), uidNumber: to });
    },
    async addKey(uid, line) {
      await writable('addKey');
      const entry = at(uid);
      if (entry.sshPublicKeys.some((stored) => sameKey(stored, line))) return;
      put({ ...entry, sshPublicKeys: [...entry.sshPublicKeys, line] });
    },
    async examine(person) {
      await before('examine');
      const entry = entries.get(comparableName(person.uid));
      return (
        entry && {
          entry: visible(entry),
          changed: changesOf(entry, person),
          memberships: entry.memberships ?? [],
          state: stateOf(entry),
        }
      );
    },
    async removePerson(uid, state) {
      await writable('removePerson');
      const entry = entries.get(comparableName(uid));
      if (!entry) return;
      if (state !== undefined && state !== stateOf(entry)) {
        throw new AppError('entry-changed', 'The entry is not as it was seen');
      }
      entries.delete(comparableName(uid));
      keep?.([...entries.values()]);
    },
    async removeKeys(uid, lines) {
      await writable('removeKeys');
      const entry = entries.get(comparableName(uid));
      const left = entry?.sshPublicKeys.filter((stored) => !lines.includes(stored)) ?? [];
      if (entry && left.length < entry.sshPublicKeys.length) put({ ...entry, sshPublicKeys: left });
    },
    async acceptsPassword(uid, password) {
      await before('acceptsPassword');
      const entry = entries.get(comparableName(uid));
      return entry !== undefined && !entry.blocked && isPassword(password, entry.secret);
    },
    async takeNumber(by) {
      if (profile.uidNumber.counterDn === undefined) return undefined;
      await writable('takeNumber');
      counter += by;
      return counter;
    },
    async numbersFrom(from, limit) {
      await before('numbersFrom');
      return numbers()
        .filter((number) => number >= from)
        .slice(0, limit);
    },
    close: () => Promise.resolve(),
  };
}
