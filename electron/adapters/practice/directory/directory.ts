import { spellings } from '../../../../shared/names/find-by-words.ts';
import { comparableName, sameName } from '../../../../shared/names/same-name.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { Directory, NewPerson, PersonEntry } from '../../../core/ports/directory.ts';
import {
  createPracticeMemory,
  entryExists,
  noSuchEntry,
  refuseSecondAccount,
  type PracticeOptions,
} from './memory.ts';
import { createMemberships } from './memberships.ts';
import { hashOf, isPassword } from './password-hash.ts';
import type { PracticeEntry } from './people.ts';

const visible = (entry: PracticeEntry): PersonEntry => {
  const { kind, uid, uids, cns, mails, uidNumber, sshPublicKeys, blocked, createdAt } = entry;
  return { kind, uid, uids, cns, mails, uidNumber, sshPublicKeys, blocked, createdAt };
};

/** Attributes that were added since the entry was made. */
const addedTo = ({ wikimedia, phabricator, added = [] }: PracticeEntry): string[] => [
  ...(wikimedia ? ['wikimediaGlobalAccountId'] : []),
  ...(wikimedia?.name === undefined ? [] : ['wikimediaGlobalAccountName']),
  ...(phabricator === undefined ? [] : ['phabricatorAccountUsername']),
  ...added,
];

const isOnly = (values: readonly string[], value: string): boolean =>
  values.length > 0 && values.every((one) => sameName(one, value));

/** The attributes of the entry that are not as they were made. */
const changesOf = (entry: PracticeEntry, { uid, cn, mail, uidNumber }: NewPerson): string[] => [
  ...(isOnly(entry.uids, uid) ? [] : ['uid']),
  ...(isOnly(entry.cns, cn) ? [] : ['cn', 'sn']),
  ...(isOnly(entry.mails, mail) ? [] : ['mail']),
  ...(entry.uidNumber === uidNumber ? [] : ['uidNumber']),
  ...addedTo(entry),
];

/**
 * A directory in memory that behaves as the real one: it compares names as slapd does, refuses a second holder of a cn
 * or number as the `unique` overlay does, hides passwords, and can be given a counter entry. The same suite runs on it
 * and on slapd, so that practice does not lie.
 */
export function createPracticeDirectory(
  options: PracticeOptions,
  memory = createPracticeMemory(options),
): Directory {
  const { profile } = options;
  const { people: entries, admit, admitWrite, keep } = memory;
  const numbers = () => [...entries.values()].flatMap(({ uidNumber }) => uidNumber ?? []);
  let counter = Math.max(profile.uidNumber.floor - 1, ...numbers());

  const at = (uid: string): PracticeEntry => {
    const entry = entries.get(comparableName(uid));
    if (entry) return entry;
    throw noSuchEntry();
  };
  const put = (entry: PracticeEntry): void => {
    entries.set(comparableName(entry.uid), entry);
    keep();
  };
  const membershipsOf = createMemberships(profile, memory);

  /** Any change of the entry, or of what names it, makes another one of it. */
  const stateOf = (entry: PracticeEntry): string =>
    JSON.stringify([entry, membershipsOf(entry.uid)]);

  const refuseSecondEntry = (uid: string): void => {
    if (entries.has(comparableName(uid))) throw entryExists();
  };

  return {
    async signIn(credentials) {
      await admit('signIn');
      memory.signIn(credentials);
    },
    async signOut() {
      memory.signOut();
      return Promise.resolve();
    },
    probe: () => admit('probe'),
    async look({ names = [], mail, mails = [], uidNumber }) {
      await admit('look');
      const wanted = new Set(names.map(comparableName));
      const addresses = new Set([mail ?? [], mails].flat().map(comparableName));
      const matches = (entry: PracticeEntry): boolean =>
        [...entry.uids, ...entry.cns].some((name) => wanted.has(comparableName(name))) ||
        entry.mails.some((address) => addresses.has(comparableName(address))) ||
        (uidNumber !== undefined && entry.uidNumber === uidNumber);
      return [...entries.values()].filter(matches).map(visible);
    },
    async namePage(from) {
      await admit('namePage');
      const since = 'next' in from ? undefined : from.changedSince;
      const changed = [...entries.values()].filter(
        ({ createdAt }) => since === undefined || (createdAt !== undefined && createdAt >= since),
      );
      return {
        names: changed.flatMap(({ uids, cns }) => [...uids, ...cns]),
        changedAt: new Date().toISOString(),
        next: undefined,
      };
    },
    async keyHolders(line) {
      await admit('keyHolders');
      const wanted = [line, line.split(' ').slice(0, 2).join(' ')];
      return [...entries.values()]
        .filter(({ kind }) => kind === 'person')
        .filter(({ sshPublicKeys }) => sshPublicKeys.some((stored) => wanted.includes(stored)))
        .map(visible);
    },
    async search(text, limit) {
      await admit('search');
      const words = comparableName(text).split(' ').map(spellings);
      return [...entries.values()]
        .filter(({ kind }) => kind === 'person')
        .filter(({ uids, cns, mails }) =>
          words.every(
            ([word = '', ...others]) =>
              uids.some((uid) => sameName(uid, word)) ||
              mails.some((mail) => comparableName(mail).includes(word)) ||
              [word, ...others].some((one) => cns.some((cn) => comparableName(cn).includes(one))),
          ),
        )
        .slice(0, limit)
        .map(visible);
    },
    async addPerson({ uid, cn, mail, uidNumber }, password) {
      await admitWrite('addPerson');
      refuseSecondEntry(uid);
      refuseSecondAccount(memory, cn, uidNumber);
      await memory.gap();
      refuseSecondEntry(uid);
      put({
        kind: 'person',
        uid,
        uids: [uid],
        cns: [cn],
        mails: [mail],
        uidNumber,
        sshPublicKeys: [],
        blocked: false,
        createdAt: new Date().toISOString(),
        secret: hashOf(password),
      });
    },
    async changeNumber(uid, from, to) {
      await admitWrite('changeNumber');
      if (at(uid).uidNumber !== from) return;
      refuseSecondAccount(memory, undefined, to);
      await memory.gap();
      if (at(uid).uidNumber !== from) return;
      put({ ...at(uid), uidNumber: to });
    },
    async addKey(uid, line) {
      await admitWrite('addKey');
      const entry = at(uid);
      // As in LDAP, where keys are compared byte by byte.
      if (entry.sshPublicKeys.includes(line)) return;
      put({ ...entry, sshPublicKeys: [...entry.sshPublicKeys, line] });
    },
    async examine(person) {
      await admit('examine');
      const entry = entries.get(comparableName(person.uid));
      return (
        entry && {
          entry: visible(entry),
          changed: changesOf(entry, person),
          memberships: membershipsOf(entry.uid),
          state: stateOf(entry),
        }
      );
    },
    async removePerson(uid, state) {
      await admitWrite('removePerson');
      const entry = entries.get(comparableName(uid));
      if (!entry) return;
      if (state !== undefined && state !== stateOf(entry)) {
        throw new AppError('entry-changed', 'The entry is not as it was seen');
      }
      entries.delete(comparableName(uid));
      keep();
    },
    async removeKeys(uid, lines) {
      await admitWrite('removeKeys');
      const entry = entries.get(comparableName(uid));
      const left = entry?.sshPublicKeys.filter((stored) => !lines.includes(stored)) ?? [];
      if (entry && left.length < entry.sshPublicKeys.length) put({ ...entry, sshPublicKeys: left });
    },
    async acceptsPassword(uid, password) {
      await admit('acceptsPassword');
      const entry = entries.get(comparableName(uid));
      return entry !== undefined && !entry.blocked && isPassword(password, entry.secret);
    },
    async takeNumber(by) {
      if (profile.uidNumber.counterDn === undefined) return undefined;
      await admitWrite('takeNumber');
      counter += by;
      return counter;
    },
    async numbersFrom(from, limit) {
      await admit('numbersFrom');
      return numbers()
        .filter((number) => number >= from)
        .slice(0, limit);
    },
    close: () => Promise.resolve(),
  };
}
