import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../electron/core/ports/directory.ts';
import { accountOf } from '../../electron/core/kinds/account/facts.ts';
import type { AccountForm } from '../../shared/contract/requests.ts';
import { faultyDirectory, once, unreachable, type Faults } from '../fakes/faulty-directory.ts';
import { createWorld, removeFolder, type World } from '../fakes/world.ts';
import { key, newcomer, password, type AccountWorld } from './account-world.ts';
import { manyTimes } from '../races/runs.ts';

/** What becomes of an account request, whatever directory is behind it. */
export function accountSuite(prepare: () => Promise<AccountWorld>): void {
  describe('an account request', () => {
    let under: AccountWorld;
    let direct: Directory;
    let faults: Faults;
    let world: World;

    /** A desk; a second one with the same folder is the same desk started again. */
    const desk = async (folder?: string): Promise<World> => {
      const directory = faultyDirectory(under.open(), faults);
      await directory.signIn(under.credentials);
      return createWorld({ directory, profile: under.profile, folder });
    };
    const submit = async (form: AccountForm, at = world) => {
      const { id } = await at.ask('requests.submit', form);
      return at.settled(id);
    };
    /** The number that the request at hand has just reserved: it is on disk before the entry is sent. */
    const reservedNumber = async (): Promise<number> => {
      const [newest] = await world.journal.list({ limit: 1 });
      return newest ? (accountOf(newest).uidNumber ?? NaN) : NaN;
    };
    const standing = (form: AccountForm) =>
      direct.look({ names: [form.username, form.shellName], mail: form.email });

    beforeEach(async () => {
      faults = {};
      under = await prepare();
      direct = under.open();
      await direct.signIn(under.credentials);
      world = await desk();
      return async () => {
        faults.before = undefined;
        faults.after = undefined;
        await world.app.stop();
        await direct.close();
        removeFolder(world.folder);
      };
    });

    it('ends confirmed, with everything in the directory as the card says', async () => {
      const form = newcomer();
      const request = await submit(form);
      expect(request).toMatchObject({ state: 'confirmed', origin: 'made', passwordProven: true });
      expect(request.steps.map(({ state }) => state)).toEqual(Array(4).fill('confirmed'));
      const [entry, ...others] = await standing(form);
      expect(others).toEqual([]);
      expect(entry).toMatchObject({
        uid: form.shellName,
        cns: [form.username],
        mails: [form.email],
        uidNumber: request.uidNumber,
        sshPublicKeys: [form.sshKey],
      });
      expect(await direct.acceptsPassword(form.shellName, password)).toBe(true);
    });

    it('keeps the password out of the journal, the answers and the log', async () => {
      const form = newcomer({ password: 'canary in the coal mine' });
      const told: unknown[] = [];
      world.events.on('requests.changed', (view) => told.push(view));
      told.push(await submit(form), world.logged, await world.ask('requests.list', {}));
      expect(JSON.stringify(told)).not.toContain('canary');
    });

    it('needs no key', async () => {
      const { sshKey: _, ...form } = newcomer();
      const { state, steps } = await submit(form);
      expect([state, steps[2]]).toEqual(['confirmed', { id: 'add-key', state: 'not-needed' }]);
      expect((await standing(form))[0]?.sshPublicKeys).toEqual([]);
    });

    it('gives every one of many at once a number of their own', manyTimes, async () => {
      const forms = Array.from({ length: 12 }, () => newcomer());
      const requests = await Promise.all(forms.map((form) => submit(form)));
      expect(requests.map(({ state }) => state)).toEqual(Array(12).fill('confirmed'));
      expect(new Set(requests.map(({ uidNumber }) => uidNumber)).size).toBe(12);
    });

    it('is one request when the same card is sent twice', async () => {
      const form = newcomer();
      const [first, second] = await Promise.all([submit(form), submit(form)]);
      expect(second.id).toBe(first.id);
      expect(await standing(form)).toHaveLength(1);
    });

    it('is confirmed for a person who has the account already, and changes nothing', async () => {
      const { sshKey: _, ...form } = newcomer();
      await submit(form);
      const before = await standing(form);
      const again = await submit({ ...form, password: 'some other words' });
      expect(again).toMatchObject({
        state: 'confirmed',
        origin: 'there-before',
        passwordProven: false,
        uidNumber: before[0]?.uidNumber,
      });
      expect(await standing(form)).toEqual(before);
    });

    it('adds a key to an account that stood there only for who knows its password', async () => {
      const { sshKey: _, ...form } = newcomer();
      await submit(form);
      const stranger = await submit({ ...form, sshKey: key, password: 'a good guess perhaps' });
      expect(stranger).toMatchObject({ state: 'needs-you', problem: { code: 'key-unproven' } });
      expect((await standing(form))[0]?.sshPublicKeys).toEqual([]);
      const owner = await submit({ ...form, sshKey: key });
      expect(owner).toMatchObject({ state: 'confirmed', origin: 'there-before' });
      expect((await standing(form))[0]?.sshPublicKeys).toEqual([key]);
    });

    it('needs you where the shell name is another person’s', async () => {
      const form = newcomer();
      await submit(form);
      const other = newcomer({ shellName: form.shellName });
      expect(await submit(other)).toMatchObject({
        state: 'needs-you',
        problem: { code: 'account-of-another', params: [form.shellName] },
      });
    });

    it('needs you where the username is taken, also as a shell name', async () => {
      const form = newcomer();
      await submit(form);
      for (const username of [form.username.toUpperCase(), form.shellName]) {
        expect(await submit(newcomer({ username })), username).toMatchObject({
          state: 'needs-you',
          problem: { code: 'name-taken', params: [form.shellName] },
        });
      }
    });

    it('stops for a closed account, asked for again or under a new name', async () => {
      const { uid, cn, mail } = under.blocked;
      const same = newcomer({ username: cn, shellName: uid, email: mail });
      const renamed = newcomer({ email: mail, sharedBecause: 'no reason is good enough' });
      for (const form of [same, renamed]) {
        expect(await submit(form)).toMatchObject({
          state: 'needs-you',
          problem: { code: 'account-blocked', params: [uid] },
        });
      }
      expect(await direct.look({ names: [renamed.shellName] })).toEqual([]);
    });

    it('waits while the network is away and is confirmed when it is back', async () => {
      faults.before = unreachable;
      const form = newcomer();
      const waiting = await submit(form);
      const problem = { code: 'directory-unreachable' };
      expect(waiting).toMatchObject({ state: 'waiting', problem, retryAt: expect.any(String) });
      faults.before = undefined;
      const { requests } = await world.ask('requests.sync', {});
      expect(requests).toMatchObject([{ id: waiting.id, state: 'confirmed' }]);
    });

    for (const operation of ['addPerson', 'addKey', 'takeNumber', 'look'] as const) {
      for (const when of ['before', 'after'] as const) {
        it(`loses and doubles nothing when the network fails ${when} ${operation}`, async () => {
          faults[when] = once(operation);
          const form = newcomer();
          const request = await submit(form);
          if (request.state === 'waiting') await world.ask('requests.sync', {});
          expect(await world.settled(request.id)).toMatchObject({
            state: 'confirmed',
            origin: 'made',
          });
          const found = await standing(form);
          expect(found.map(({ sshPublicKeys }) => sshPublicKeys)).toEqual([[form.sshKey]]);
        });
      }
    }

    it.each(['before', 'after'] as const)(
      'needs no password after a restart %s adding',
      async (at) => {
        faults[at] = once('addPerson');
        const form = newcomer();
        const { id } = await submit(form);
        await world.app.stop();
        world = await desk(world.folder);
        const { requests } = await world.ask('requests.sync', {});
        expect(requests).toMatchObject([
          { id, state: 'confirmed', origin: 'made', passwordProven: false },
        ]);
        expect(await standing(form)).toHaveLength(1);
        expect(await direct.acceptsPassword(form.shellName, password)).toBe(true);
        expect(await direct.acceptsPassword(form.shellName, `${password}!`)).toBe(false);
      },
    );

    it('takes another password at a second try, also through a restart', async () => {
      faults.before = unreachable;
      const form = newcomer();
      const { id } = await submit(form);
      await world.ask('requests.retry', { id, password: 'a different lot of words' });
      await world.settled(id);
      await world.app.stop();
      faults.before = undefined;
      world = await desk(world.folder);
      await world.ask('requests.sync', {});
      expect(await direct.acceptsPassword(form.shellName, 'a different lot of words')).toBe(true);
      expect(await direct.acceptsPassword(form.shellName, password)).toBe(false);
    });

    it('takes another number when somebody took the reserved one first', async () => {
      const rival = newcomer();
      let stolen = 0;
      faults.before = once('addPerson', async () => {
        stolen = await reservedNumber();
        const { shellName: uid, username: cn, email: mail } = rival;
        await direct.addPerson({ uid, cn, mail, uidNumber: stolen }, password);
      });
      const request = await submit(newcomer());
      expect(request).toMatchObject({ state: 'confirmed', origin: 'made' });
      expect(stolen).toBeGreaterThan(0);
      expect(request.uidNumber).not.toBe(stolen);
      expect(await direct.look({ uidNumber: stolen })).toHaveLength(1);
    });

    it('is not taken for the maker of an account that another desk made a moment earlier', async () => {
      const form = newcomer({ password: 'another pair of hands' });
      faults.before = once('addPerson', async () => {
        const { shellName: uid, username: cn, email: mail } = form;
        await direct.addPerson({ uid, cn, mail, uidNumber: await reservedNumber() }, password);
      });
      const request = await submit(form);
      expect(request).toMatchObject({ state: 'needs-you', problem: { code: 'key-unproven' } });
      expect(request.origin).toBe('there-before');
      expect(await standing(form)).toMatchObject([{ sshPublicKeys: [] }]);
    });

    it('knows its own entry where the add it gave up on arrives before the one it sends again', async () => {
      faults.before = once('addPerson');
      const form = newcomer();
      const { id } = await submit(form);
      const uidNumber = await reservedNumber();
      faults.before = once('addPerson', () => {
        const { shellName: uid, username: cn, email: mail } = form;
        return direct.addPerson({ uid, cn, mail, uidNumber }, password);
      });
      const { requests } = await world.ask('requests.sync', {});
      expect(requests).toMatchObject([{ id, state: 'confirmed', origin: 'made', uidNumber }]);
      expect(await standing(form)).toMatchObject([{ sshPublicKeys: [form.sshKey] }]);
    });

    it('can be dismissed with a reason, and not twice', async () => {
      faults.before = unreachable;
      const { id } = await submit(newcomer());
      const dismissed = await world.ask('requests.dismiss', { id, reason: 'went home' });
      expect(dismissed).toMatchObject({ state: 'dismissed', dismissedBecause: 'went home' });
      expect(await world.call('requests.dismiss', { id, reason: 'x' })).toMatchObject({
        error: { code: 'request-not-open' },
      });
    });

    it('files nothing of a card with something wrong on it', async () => {
      const refused = await world.call('requests.submit', { ...newcomer(), shellName: '9lives' });
      expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
      expect((await world.ask('requests.list', {})).requests).toEqual([]);
    });
  });
}
