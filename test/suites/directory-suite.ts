import { beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryProfile } from '../../shared/domain/profile.ts';
import type {
  BindCredentials,
  Directory,
  Membership,
  NewPerson,
} from '../../electron/core/ports/directory.ts';
import { manyTimes } from '../races/runs.ts';
import { namePageSuite } from './name-page-suite.ts';
import { searchSuite } from './search-suite.ts';
import { severalNamesSuite } from './several-names-suite.ts';

/** What a directory under test brings along: who may write, and somebody who is closed. */
export interface DirectoryUnderTest {
  readonly profile: DirectoryProfile;
  readonly credentials: BindCredentials;
  /** A directory nobody has signed in to, where `severalNames` stands. */
  readonly directory: Directory;
  readonly blockedUid: string;
  /** The uid of a tool's user. */
  readonly toolUid: string;
  /** Somebody who has a linked account, is in groups and maintains a tool. */
  readonly settledIn: { readonly person: NewPerson; readonly memberships: readonly Membership[] };
}

const key =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJZ3Nxi2l3lR1kYBq9sG0Wb7Y2m1mCzv7mH3yJx0a1bC ada@laptop';
const password = 'nine horses ran';

let serial = 0;

/** A person nobody has met. Each test takes its own, so that they can share one directory. */
function newcomer(profile: DirectoryProfile): NewPerson {
  serial += 1;
  const uid = `newcomer-${process.pid}-${serial}`;
  const uidNumber = profile.uidNumber.floor + 50_000 + serial;
  // A word that is the beginning of no other: a number may begin the process' own.
  const word = `p${String(serial).padStart(4, '0')}`;
  const cn = `Newcomer ${process.pid} ${word}`;
  return { uid, cn, mail: `${uid}@example.org`, uidNumber };
}

/** What every `Directory` does, whatever is behind it. */
export function directorySuite(open: () => Promise<DirectoryUnderTest>): void {
  describe('a directory', () => {
    let under: DirectoryUnderTest;
    let directory: Directory;
    let person: NewPerson;

    beforeEach(async () => {
      under = await open();
      directory = under.directory;
      person = newcomer(under.profile);
      await directory.signIn(under.credentials);
      return () => directory.close();
    });

    it('answers a probe', async () => {
      await expect(directory.probe()).resolves.toBeUndefined();
    });

    it('shows an added person with exactly what was written, and no password', async () => {
      await directory.addPerson(person, password);
      const [found, ...others] = await directory.look({ names: [person.uid] });
      expect(others).toEqual([]);
      const createdAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string; // a matcher says it is anything
      const place = expect.stringMatching(new RegExp(`^uid=${person.uid},ou=people,`)) as string; // the same
      const { uid, cn, mail, uidNumber } = person;
      expect(found).toEqual({
        ...{ kind: 'person', uid, uids: [uid], cns: [cn], mails: [mail], uidNumber },
        ...{ sshPublicKeys: [], blocked: false },
        ...{ createdAt, ...(found?.dn === undefined ? {} : { dn: place }) },
      });
    });

    it('finds by uid, cn, mail and number, in any case', async () => {
      await directory.addPerson(person, password);
      const looks = [
        { names: [person.uid.toUpperCase()] },
        { names: [person.cn.toUpperCase()] },
        { mail: person.mail.toUpperCase() },
        { mails: ['nobody@example.org', person.mail.toUpperCase()] },
        { uidNumber: person.uidNumber },
      ];
      for (const look of looks) {
        const found = await directory.look(look);
        expect(
          found.map(({ uid }) => uid),
          JSON.stringify(look),
        ).toEqual([person.uid]);
      }
    });

    it('takes names of any script and gives them back unchanged', async () => {
      const cn = `ڕۆژین ${person.uid} Žofia 小明`;
      await directory.addPerson({ ...person, cn }, password);
      expect((await directory.look({ names: [cn] }))[0]?.cns).toEqual([cn]);
    });

    it('finds nobody by a name that only looks like a filter or a DN', async () => {
      for (const name of ['*', '*)(uid=*', 'a*', '\\2a', `${person.uid},ou=x`, '(', ')', '\0']) {
        expect(await directory.look({ names: [name] }), name).toEqual([]);
      }
    });

    it('leaves an entry that stands there already as it is', async () => {
      await directory.addPerson(person, password);
      const again = { ...person, cn: `${person.cn} Again`, mail: 'other@example.org' };
      await expect(
        directory.addPerson({ ...again, uidNumber: person.uidNumber + 1000 }, 'another password'),
      ).rejects.toMatchObject({ code: 'entry-exists' });
      expect((await directory.look({ names: [person.uid] }))[0]?.mails).toEqual([person.mail]);
      expect(await directory.acceptsPassword(person.uid, password)).toBe(true);
    });

    it('refuses a second holder of a cn or a number', async () => {
      await directory.addPerson(person, password);
      const second = newcomer(under.profile);
      await expect(
        directory.addPerson({ ...second, cn: person.cn }, password),
      ).rejects.toMatchObject({ code: 'name-taken' });
      await expect(
        directory.addPerson({ ...second, uidNumber: person.uidNumber }, password),
      ).rejects.toMatchObject({ code: 'number-taken' });
    });

    it('accepts the right password, refuses a wrong and an empty one', async () => {
      await directory.addPerson(person, password);
      expect(await directory.acceptsPassword(person.uid, password)).toBe(true);
      expect(await directory.acceptsPassword(person.uid, `${password}!`)).toBe(false);
      expect(await directory.acceptsPassword(person.uid, '')).toBe(false);
      expect(await directory.acceptsPassword('nobody-has-this-name', password)).toBe(false);
    });

    it('stays signed in as the helper while passwords are tried', async () => {
      await directory.addPerson(person, password);
      const tries = Array.from({ length: 10 }, () =>
        directory.acceptsPassword(person.uid, password),
      );
      const second = newcomer(under.profile);
      await Promise.all([...tries, directory.addPerson(second, password)]);
      expect(await directory.look({ names: [second.uid] })).toHaveLength(1);
    });

    it('adds a key once, however often it is told to', async () => {
      await directory.addPerson(person, password);
      await directory.addKey(person.uid, key);
      await directory.addKey(person.uid, key);
      expect((await directory.look({ names: [person.uid] }))[0]?.sshPublicKeys).toEqual([key]);
    });

    it('shows an entry that is as it was made as unchanged, with keys or without', async () => {
      expect(await directory.examine(person)).toBeUndefined();
      await directory.addPerson(person, password);
      const [entry] = await directory.look({ names: [person.uid] });
      const seen = await directory.examine(person);
      expect(seen).toMatchObject({ entry, changed: [], memberships: [] });
      await directory.addKey(person.uid, key);
      expect(await directory.examine(person)).toMatchObject({ changed: [], memberships: [] });
    });

    it('names what is not as it was made', async () => {
      await directory.addPerson(person, password);
      const other = { ...person, cn: 'Another Name', mail: 'another@example.org', uidNumber: 7 };
      const seen = await directory.examine(other);
      expect(seen?.changed.toSorted()).toEqual(['cn', 'mail', 'sn', 'uidNumber']);
    });

    it('names the groups and tools of a person, and the account that was linked', async () => {
      const { person: settled, memberships } = under.settledIn;
      const seen = await directory.examine(settled);
      expect(new Set(seen?.memberships)).toEqual(new Set(memberships));
      expect(seen?.changed).toContain('wikimediaGlobalAccountId');
    });

    it('deletes an entry only in the state that was seen, and leaves one that is gone', async () => {
      await directory.addPerson(person, password);
      const before = await directory.examine(person);
      await directory.addKey(person.uid, key);
      await expect(directory.removePerson(person.uid, before?.state)).rejects.toMatchObject({
        code: 'entry-changed',
      });
      const now = await directory.examine(person);
      expect(now?.state).toBeDefined();
      await directory.removePerson(person.uid, now?.state);
      expect(await directory.look({ names: [person.uid] })).toEqual([]);
      await expect(directory.removePerson(person.uid, now?.state)).resolves.toBeUndefined();
    });

    it('deletes no later entry of the same name', async () => {
      await directory.addPerson(person, password);
      const first = await directory.examine(person);
      await directory.removePerson(person.uid, first?.state);
      await directory.addPerson(person, password);
      await expect(directory.removePerson(person.uid, first?.state)).rejects.toMatchObject({
        code: 'entry-changed',
      });
    });

    it('takes one key out of an entry and leaves the others', async () => {
      const other = key.replace('1bC', '1bD');
      await directory.addPerson(person, password);
      await directory.addKey(person.uid, key);
      await directory.addKey(person.uid, other);
      await directory.removeKeys(person.uid, [key]);
      await directory.removeKeys(person.uid, [key]);
      expect((await directory.look({ names: [person.uid] }))[0]?.sshPublicKeys).toEqual([other]);
    });

    it('changes a number only while the entry holds the old one', async () => {
      await directory.addPerson(person, password);
      const { uidNumber: old } = person;
      await directory.changeNumber(person.uid, old, old + 10_000);
      await directory.changeNumber(person.uid, old, old + 20_000);
      expect((await directory.look({ names: [person.uid] }))[0]?.uidNumber).toBe(old + 10_000);
    });

    it('lists the numbers from one upward, and only so many', async () => {
      await directory.addPerson(person, password);
      expect(await directory.numbersFrom(person.uidNumber, 100)).toContain(person.uidNumber);
      expect(await directory.numbersFrom(person.uidNumber + 400_000, 100)).toEqual([]);
      expect(await directory.numbersFrom(under.profile.uidNumber.floor, 3)).toHaveLength(3);
    });

    it('hands out counter numbers once each, also many at a time', manyTimes, async () => {
      const taken = await Promise.all(Array.from({ length: 20 }, () => directory.takeNumber(1)));
      if (under.profile.uidNumber.counterDn === undefined) {
        expect(new Set(taken)).toEqual(new Set([undefined]));
      } else {
        expect(new Set(taken).size).toBe(20);
        const before = Math.max(...taken.map(Number));
        expect(await directory.takeNumber(500)).toBe(before + 500);
      }
    });

    it('shows who is closed and who is a tool', async () => {
      expect(await directory.look({ names: [under.blockedUid] })).toMatchObject([
        { blocked: true },
      ]);
      expect(await directory.look({ names: [under.toolUid] })).toMatchObject([{ kind: 'tool' }]);
    });

    it('reads without a sign-in, and says that a write needs one', async () => {
      await directory.signOut();
      expect(await directory.look({ names: [under.toolUid] })).toHaveLength(1);
      await expect(directory.addPerson(person, password)).rejects.toMatchObject({
        code: 'sign-in-needed',
      });
      expect(await directory.look({ names: [person.uid] })).toEqual([]);
      for (const remove of [
        directory.removePerson(under.settledIn.person.uid, undefined),
        directory.removeKeys(under.settledIn.person.uid, [key]),
      ]) {
        await expect(remove).rejects.toMatchObject({ code: 'sign-in-needed' });
      }
    });

    it('refuses a wrong sign-in and keeps the one it had', async () => {
      const wrong = { ...under.credentials, password: 'not this' };
      await expect(directory.signIn(wrong)).rejects.toMatchObject({ code: 'sign-in-refused' });
      await directory.addPerson(person, password);
      expect(await directory.look({ names: [person.uid] })).toHaveLength(1);
    });
  });
  namePageSuite(open, newcomer);
  searchSuite(open, newcomer);
  severalNamesSuite(open);
}
