import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../electron/core/ports/directory.ts';
import { everyRequest } from '../../shared/requests/every-page.ts';
import { MOST_LISTED } from '../../shared/requests/list.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { faultyDirectory, unreachable, type Faults } from '../fakes/faulty-directory.ts';
import { createWorld, removeFolder, type World } from '../fakes/world.ts';
import { newcomer, password, type AccountWorld } from './account-world.ts';
import { fileOf, rowOf } from './roster-file.ts';

/** What a card asks while it is typed. */
const asked = ({ username, shellName, email }: ReturnType<typeof newcomer>) => ({
  username,
  shellName,
  email,
});

/** So that no two have one number; counted down, for an app without a counter takes the one above. */
let numbers = 0;

/** Whose place on a roster a card takes, and who is expected no longer, whatever directory is behind it. */
export function expectedSuite(prepare: () => Promise<AccountWorld>): void {
  describe('somebody who is expected', () => {
    let under: AccountWorld;
    let direct: Directory;
    let faults: Faults;
    let world: World;

    const listed = async () => {
      const all = await everyRequest(world.call, { limit: MOST_LISTED });
      return all.ok ? all.value : [];
    };

    beforeEach(async () => {
      faults = {};
      under = await prepare();
      direct = under.open();
      const directory = faultyDirectory(under.open(), faults);
      await directory.signIn(under.credentials);
      world = createWorld({ directory, profile: under.profile });
      return async () => {
        faults.before = undefined;
        await world.app.stop();
        await direct.close();
        removeFolder(world.folder);
      };
    });

    /** Expects these people, and answers their requests' ids by their address. */
    const expectAll = async (...people: readonly ReturnType<typeof newcomer>[]) => {
      const file = fileOf(...people.map(rowOf));
      const { id } = await world.ask('roster.plan', { file });
      await world.ask('roster.submit', { id });
      const ids = new Map((await listed()).map((request) => [request.email, request.id]));
      return people.map(({ email }) => ids.get(email) ?? '');
    };

    /** The request, once it is closed. */
    const dismissed = async (id = ''): Promise<RequestView> => {
      const { promise, resolve } = Promise.withResolvers<RequestView>();
      const take = (request: RequestView): void => {
        if (request.id === id && request.state === 'dismissed') resolve(request);
      };
      const stop = world.events.on('requests.changed', take);
      take(await world.ask('requests.get', { id }));
      return promise.finally(stop);
    };

    const stateOf = async (id = '') => (await world.ask('requests.get', { id })).state;
    /** Somebody else makes accounts for these people. */
    const add = async (...people: readonly ReturnType<typeof newcomer>[]): Promise<void> => {
      for (const { shellName: uid, username: cn, email: mail } of people) {
        numbers += 1;
        const uidNumber = 498_899 - (process.pid % 80) * 10 - numbers;
        await direct.addPerson({ uid, cn, mail, uidNumber }, password);
      }
    };

    it.each([
      ['shell name', ['shellName']],
      ['username', ['username']],
      ['address', ['email']],
      ['names and address', ['shellName', 'username', 'email']],
    ] as const)('takes a card from scratch of the same %s for theirs', async (_, same) => {
      const form = newcomer();
      const [row] = await expectAll(form);
      const kept = Object.fromEntries(same.map((fact) => [fact, form[fact].toUpperCase()]));
      const card = newcomer({ ...kept, ...(kept['shellName'] && { shellName: form.shellName }) });
      expect((await world.ask('accounts.holders', asked(card))).expected).toMatchObject([
        { id: row, username: form.username, shellName: form.shellName },
      ]);
      const [sent, twice] = await Promise.all([
        world.ask('requests.submit', card),
        world.ask('requests.submit', card),
      ]);
      expect([sent.id, twice.id]).toEqual([row, row]);
      const settled = await world.settled(sent.id);
      expect(settled).toMatchObject({ state: 'confirmed', shellName: card.shellName });
      expect(await listed()).toHaveLength(1);
    });

    it('guesses nothing where a card may be of two, and tells of both', async () => {
      const [one, other] = [newcomer(), newcomer()];
      const rows = await expectAll(one, other);
      const card = newcomer({ username: one.username, email: other.email });
      const told = await world.ask('accounts.holders', asked(card));
      expect(told.expected?.map(({ id }) => id).toSorted()).toEqual(rows.toSorted());
      const sent = await world.ask('requests.submit', card);
      expect(rows).not.toContain(sent.id);
      expect((await listed()).filter(({ state }) => state === 'expected')).toHaveLength(2);
    });

    it('takes of two people of one name the one with the address', async () => {
      const one = newcomer();
      const other = { ...one, email: newcomer().email };
      const [, row] = await expectAll(one, other);
      expect((await world.ask('requests.submit', other)).id).toBe(row);
    });

    it('takes nobody’s place where a helper says that the card is for somebody else', async () => {
      const form = newcomer();
      const [row] = await expectAll(form);
      const card = newcomer({ shellName: form.shellName });
      const sent = await world.ask('requests.submit', { ...card, expected: 'nobody' });
      expect(sent.id).not.toBe(row);
      expect((await world.ask('requests.get', { id: row ?? '' })).state).toBe('expected');
    });

    it('expects nobody any more who has an account by now, whoever made it', async () => {
      faults.before = unreachable;
      const [there, here, absent] = [newcomer(), newcomer(), newcomer()];
      const rows = await expectAll(there, here, absent);
      faults.before = undefined;
      await direct.signIn(under.credentials);
      await add({ ...there, email: there.email.toUpperCase() });
      await world.app.start();
      await world.ask('connection.current', { probe: true });
      expect(await dismissed(rows[0])).toMatchObject({ hasAccount: there.shellName });
      const made = await world.ask('requests.submit', { ...here, expected: 'nobody' });
      expect(await dismissed(rows[1])).toMatchObject({ hasAccount: made.shellName });
      expect((await world.ask('requests.get', { id: rows[2] ?? '' })).state).toBe('expected');
    });

    it('still expects whose address a blocked account has, or several have', async () => {
      faults.before = unreachable;
      const [first, shared, last] = [newcomer(), newcomer(), newcomer()];
      const ofBlocked = newcomer({ email: under.blocked.mail });
      const rows = await expectAll(first, ofBlocked, shared, last);
      faults.before = undefined;
      await direct.signIn(under.credentials);
      await add(first, shared, last, newcomer({ email: shared.email }));
      await world.app.start();
      await world.ask('connection.current', { probe: true });
      await Promise.all([dismissed(rows[0]), dismissed(rows[3])]);
      expect([await stateOf(rows[1]), await stateOf(rows[2])]).toEqual(['expected', 'expected']);
    });

    it('still expects whose address others have beside who gets an account here', async () => {
      faults.before = unreachable;
      const [form, next] = [newcomer(), newcomer()];
      const rows = await expectAll(form, next);
      faults.before = undefined;
      await direct.signIn(under.credentials);
      await add(newcomer({ email: form.email }), newcomer({ email: form.email }));
      await world.app.start();
      const because = { sharedBecause: 'a couple with one address', expected: 'nobody' as const };
      for (const { email } of [form, next]) {
        const card = newcomer({ email });
        const { id } = await world.ask('requests.submit', { ...card, ...because });
        expect(await world.settled(id)).toMatchObject({ state: 'confirmed' });
      }
      await dismissed(rows[1]);
      expect(await stateOf(rows[0])).toBe('expected');
    });
  });
}
