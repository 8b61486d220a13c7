import { beforeEach, describe, expect, it } from 'vitest';
import type { NewPerson } from '../../electron/core/ports/directory.ts';
import type { LinkedAccountDirectory } from '../../electron/core/ports/linked-accounts.ts';
import {
  addPerson,
  endsOf,
  openDesk,
  type DeskPorts,
  type DirectoriesUnderTest,
} from './directories-under-test.ts';
import { manyTimes } from '../races/runs.ts';

let serial = 0;
/** A Wikimedia account that nobody has linked. */
const newAccount = (name = 'Some Body') => ({ id: 60_000_000 + (serial += 1), name });

/** What every `LinkedAccountDirectory` does, whatever is behind it. */
export function linkedAccountsSuite(prepare: () => Promise<DirectoriesUnderTest>): void {
  describe('linked accounts', () => {
    let under: DirectoriesUnderTest;
    let desk: DeskPorts;
    let links: LinkedAccountDirectory;
    let person: NewPerson;

    const wikimediaOf = async ({ uid }: NewPerson) => (await links.linkedTo(uid))?.wikimedia;

    beforeEach(async () => {
      under = await prepare();
      desk = await openDesk(under);
      ({ links } = desk);
      person = await addPerson(desk, under);
      return () => desk.directory.close();
    });

    it('are none of a new person, and unknown of nobody', async () => {
      expect(await links.linkedTo(person.uid)).toEqual({
        wikimedia: undefined,
        phabricator: undefined,
        tellsPhabricator: true,
      });
      expect(await links.linkedTo('nobody-has-this-name')).toBeUndefined();
      expect(await links.linkedTo('*')).toBeUndefined();
      expect(await links.linkedTo(`tools.${under.tool.name}`)).toBeUndefined();
    });

    it('are written with id and name, once, and found by the id', async () => {
      const account = newAccount();
      expect(await links.holdersOf(account.id)).toEqual([]);
      await links.link(person.uid, account);
      await links.link(person.uid.toUpperCase(), account);
      expect(await wikimediaOf(person)).toEqual(account);
      expect(await links.holdersOf(account.id)).toEqual([person.uid]);
    });

    it.each(['Влад', 'Müller', '小明'])(
      'leave out the name %s, which is not ASCII',
      async (name) => {
        const account = newAccount(name);
        await links.link(person.uid, account);
        expect(await wikimediaOf(person)).toEqual({ id: account.id, name: undefined });
      },
    );

    it('follow an account that was renamed', async () => {
      const account = newAccount('Old Name');
      await links.link(person.uid, account);
      await links.link(person.uid, { ...account, name: 'New Name' });
      expect(await wikimediaOf(person)).toEqual({ ...account, name: 'New Name' });
      await links.link(person.uid, { ...account, name: 'Имя' });
      expect(await wikimediaOf(person)).toEqual({ id: account.id, name: undefined });
    });

    it('are not replaced by another account', async () => {
      const account = newAccount();
      await links.link(person.uid, account);
      await expect(links.link(person.uid, newAccount('Another'))).rejects.toMatchObject({
        code: 'wikimedia-other-linked',
        params: [account.name],
      });
      expect(await wikimediaOf(person)).toEqual(account);
    });

    it('tell everybody who names one account: the directory itself does not refuse the second', async () => {
      const account = newAccount();
      const second = await addPerson(desk, under);
      await links.link(person.uid, account);
      await links.link(second.uid, account);
      expect(new Set(await links.holdersOf(account.id))).toEqual(new Set([person.uid, second.uid]));
    });

    it('are taken away while the entry names the account, and left gone', async () => {
      const account = newAccount();
      await links.link(person.uid, account);
      await links.unlink(person.uid, account.id + 1000);
      expect(await wikimediaOf(person)).toEqual(account);
      await links.unlink(person.uid, account.id);
      await links.unlink(person.uid, account.id);
      await links.unlink('nobody-has-this-name', account.id);
      expect(await wikimediaOf(person)).toBeUndefined();
      expect(await links.holdersOf(account.id)).toEqual([]);
    });

    it('have the person examined as somebody whose account is not undone, and no longer once they are gone', async () => {
      const account = newAccount();
      await links.link(person.uid, account);
      expect((await desk.directory.examine(person))?.changed.toSorted()).toEqual([
        'wikimediaGlobalAccountId',
        'wikimediaGlobalAccountName',
      ]);
      await links.unlink(person.uid, account.id);
      expect((await desk.directory.examine(person))?.changed).toEqual([]);
    });

    it('cannot be given to nobody', async () => {
      await expect(links.link('nobody-has-this-name', newAccount())).rejects.toMatchObject({
        code: 'directory-refused',
      });
    });

    it('are read without a sign-in, and written with one', async () => {
      const account = newAccount();
      await links.link(person.uid, account);
      await desk.directory.signOut();
      expect(await wikimediaOf(person)).toEqual(account);
      expect(await links.holdersOf(account.id)).toEqual([person.uid]);
      const ends = await endsOf([
        links.link(person.uid, account),
        links.unlink(person.uid, account.id),
      ]);
      expect(ends).toEqual(['sign-in-needed', 'sign-in-needed']);
    });

    describe('between two desks', () => {
      let other: DeskPorts;
      beforeEach(async () => {
        other = await openDesk(under);
        return () => other.directory.close();
      });

      it(
        'are one where both link another account at once, and the other desk is told',
        manyTimes,
        async () => {
          const accounts = [newAccount('One'), newAccount('Two')] as const;
          const ends = await Promise.allSettled([
            links.link(person.uid, accounts[0]),
            other.links.link(person.uid, accounts[1]),
          ]);
          const won = ends.findIndex(({ status }) => status === 'fulfilled');
          expect(ends[1 - won]).toMatchObject({
            status: 'rejected',
            reason: { code: 'wikimedia-other-linked', params: [accounts[won]?.name] },
          });
          expect(await wikimediaOf(person)).toEqual(accounts[won]);
        },
      );

      it(
        'are as both want them where both link or unlink the same at once',
        manyTimes,
        async () => {
          const account = newAccount();
          const both = [links, other.links];
          await Promise.all(both.map((each) => each.link(person.uid, account)));
          expect(await wikimediaOf(person)).toEqual(account);
          await Promise.all(both.map((each) => each.unlink(person.uid, account.id)));
          expect(await wikimediaOf(person)).toBeUndefined();
        },
      );
    });
  });
}
