import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory, NewPerson, PersonEntry } from '../../electron/core/ports/directory.ts';
import type { DirectoryUnderTest } from './directory-suite.ts';

/** Two of each, and the shell name that the entry stands under is not the first (RFC 4519 2.3, 2.39; RFC 4524 2.16). */
export const severalNames = {
  uid: 'mona',
  uids: ['mona-before', 'mona'],
  cns: ['Mona Alpha', 'Mona Beta'],
  mails: ['mona@example.org', 'mona.work@example.org'],
  uidNumber: 190_101,
} as const;

const { uid, uids, cns, mails, uidNumber } = severalNames;
const names = [...uids, ...cns];

/** Values have no order (RFC 4512 2.5). */
const unordered = (entries: readonly PersonEntry[]) =>
  entries.map((entry) => ({
    uid: entry.uid,
    ...{ uids: entry.uids.toSorted(), cns: entry.cns.toSorted(), mails: entry.mails.toSorted() },
  }));
const mona = [{ uid, uids: uids.toSorted(), cns: cns.toSorted(), mails: mails.toSorted() }];

/** What every `Directory` does where `severalNames` stands in it. */
export function severalNamesSuite(open: () => Promise<DirectoryUnderTest>): void {
  describe('an entry with several names and addresses', () => {
    let directory: Directory;
    beforeEach(async () => {
      const under = await open();
      directory = under.directory;
      await directory.signIn(under.credentials);
      return () => directory.close();
    });

    it.each(names)('is found and shown whole by the name %s', async (name) => {
      expect(unordered(await directory.look({ names: [name.toUpperCase()] }))).toEqual(mona);
      expect(unordered(await directory.search(name, 10))).toEqual(mona);
    });

    it.each(mails)('is found and shown whole by the address %s', async (mail) => {
      expect(unordered(await directory.look({ mail }))).toEqual(mona);
      expect(unordered(await directory.look({ mails: ['x@example.org', mail] }))).toEqual(mona);
      expect(unordered(await directory.search(mail, 10))).toEqual(mona);
    });

    it('has each of its names for itself, and tells all of them', async () => {
      const other: NewPerson = {
        uid: 'moe',
        cn: 'Moe',
        mail: 'moe@example.org',
        uidNumber: 190_102,
      };
      for (const cn of cns) {
        await expect(
          directory.addPerson({ ...other, cn: cn.toUpperCase() }, 'nine horses ran'),
        ).rejects.toMatchObject({ code: 'name-taken' });
      }
      const told = await directory.namePage({ changedSince: undefined });
      if (told.next === undefined) expect(told.names).toEqual(expect.arrayContaining([...names]));
    });

    it('was changed since it was made with one of each', async () => {
      const seen = await directory.examine({ uid, cn: cns[0], mail: mails[0], uidNumber });
      expect(seen?.changed).toEqual(expect.arrayContaining(['uid', 'cn', 'mail']));
    });
  });
}
