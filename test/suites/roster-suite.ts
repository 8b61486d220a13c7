import { beforeEach, describe, expect, it } from 'vitest';
import { everyRequest } from '../../shared/requests/every-page.ts';
import { MOST_LISTED } from '../../shared/requests/list.ts';
import type { Directory } from '../../electron/core/ports/directory.ts';
import { countVerdicts, type RosterPlan } from '../../shared/roster/roster.ts';
import { faultyDirectory, unreachable, type Faults } from '../fakes/faulty-directory.ts';
import { createWorld, removeFolder, type World } from '../fakes/world.ts';
import { manyTimes } from '../races/runs.ts';
import { fileOf, rowOf } from './roster-file.ts';
import { key, newcomer, password, type AccountWorld } from './account-world.ts';

const verdicts = ({ rows }: RosterPlan) => rows.map(({ verdict }) => verdict);

/** What becomes of a roster, whatever directory is behind it. */
export function rosterSuite(prepare: () => Promise<AccountWorld>): void {
  describe('a roster', () => {
    let under: AccountWorld;
    let direct: Directory;
    let faults: Faults;
    let world: World;

    const plan = (...rows: readonly (readonly string[])[]) =>
      world.ask('roster.plan', { file: fileOf(...rows) });
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

    it('says of every row what would become of it, and saves nothing', async () => {
      const account = newcomer();
      const { id } = await world.ask('requests.submit', account);
      await world.settled(id);
      const [ready, half, same] = [rowOf(), newcomer(), newcomer()];
      const read = await plan(
        ready,
        rowOf(newcomer({ shellName: account.shellName })),
        rowOf(newcomer({ shellName: '9lives' })),
        rowOf({ ...half, email: '' }),
        rowOf(same),
        rowOf(newcomer({ email: same.email })),
        rowOf(newcomer({ email: under.blocked.mail })),
        rowOf(account),
      );
      expect(read.rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
      expect(verdicts(read)).toMatchObject([
        { is: 'ready' },
        { is: 'taken', field: 'shellName', by: 'person', holder: account.shellName },
        { is: 'not-allowed', problem: { field: 'shellName', rule: 'shell-first' } },
        { is: 'incomplete', fields: ['email'] },
        { is: 'ready' },
        { is: 'twice', field: 'email', line: 6 },
        { is: 'not-allowed', problem: { rule: 'account-closed', params: [under.blocked.uid] } },
        { is: 'filed', request: id, state: 'confirmed' },
      ]);
      expect(await listed()).toHaveLength(1);
    });

    it('expects two people of one name', async () => {
      const one = newcomer();
      const other = { ...one, email: newcomer().email };
      const { id, rows } = await plan(rowOf(one), rowOf(other));
      expect(rows.map(({ verdict }) => verdict)).toMatchObject([
        { is: 'ready' },
        { is: 'namesake', field: 'username', line: 2 },
      ]);
      await world.ask('roster.submit', { id });
      expect((await listed()).map(({ email }) => email).toSorted()).toEqual(
        [one.email, other.email].toSorted(),
      );
    });

    it('knows somebody who has an account, whoever made it', async () => {
      const entry = { uid: 'Roster-There', cn: 'Roster There', mail: 'roster-there@example.org' };
      await direct.signIn(under.credentials);
      await direct.addPerson({ ...entry, uidNumber: 499_000 + (process.pid % 900) }, password);
      const again = [entry.cn, entry.uid, entry.mail.toUpperCase()];
      const renamed = rowOf(newcomer({ email: entry.mail }));
      expect(verdicts(await plan(again))).toEqual([{ is: 'stands', holder: entry.uid }]);
      expect(verdicts(await plan(renamed))).toEqual([{ is: 'stands', holder: entry.uid }]);
    });

    it('files the good rows, asks nobody to send anything, and files nothing the second time', async () => {
      const rows = [rowOf(), rowOf(newcomer({ shellName: '9lives' })), rowOf()];
      const { id } = await plan(...rows);
      const filed = await world.ask('roster.submit', { id });
      expect(filed.filed).toBe(2);
      expect(verdicts(filed)).toMatchObject([
        { is: 'filed', state: 'expected' },
        { is: 'not-allowed' },
        { is: 'filed', state: 'expected' },
      ]);
      const before = await listed();
      expect(before.map(({ state }) => state)).toEqual(['expected', 'expected']);
      expect((await world.ask('requests.list', {})).pending).toBe(0);
      await world.ask('requests.sync', {});

      expect((await world.ask('roster.submit', { id })).filed).toBe(2);
      const again = await plan(...rows);
      expect((await world.ask('roster.submit', { id: again.id })).filed).toBe(0);
      expect(countVerdicts(again.rows)).toMatchObject({ filed: 2, ready: 0 });
      expect(await listed()).toEqual(before);
    });

    it('files once what is submitted twice at the same moment', manyTimes, async () => {
      const { id } = await plan(rowOf(), rowOf());
      const twin = await plan(...[]);
      expect(twin.rows).toEqual([]);
      const [first, second] = await Promise.all([
        world.ask('roster.submit', { id }),
        world.ask('roster.submit', { id }),
      ]);
      expect(verdicts(second)).toEqual(verdicts(first));
      expect(await listed()).toHaveLength(2);
    });

    it('says offline that it could not ask, and files such rows all the same', async () => {
      faults.before = unreachable;
      const read = await plan(rowOf());
      expect(verdicts(read)).toEqual([{ is: 'could-not-ask' }]);
      const filed = await world.ask('roster.submit', { id: read.id });
      expect(verdicts(filed)).toMatchObject([{ is: 'filed', state: 'expected' }]);
    });

    it('makes the account when the newcomer comes, with what is typed at the desk', async () => {
      const form = newcomer();
      const { id: planId } = await plan(rowOf(form));
      await world.ask('roster.submit', { id: planId });
      const [expected] = await listed();
      const card = { ...form, shellName: `${form.shellName}-b`, sshKey: key };
      const id = expected?.id ?? '';
      const sent = await world.ask('requests.submit', { ...card, expected: id });
      expect(sent).toMatchObject({ id, state: 'saved', shellName: card.shellName });
      expect(await world.settled(id)).toMatchObject({ state: 'confirmed', passwordProven: true });
      expect(await direct.look({ names: [card.shellName] })).toMatchObject([
        { uid: card.shellName, mails: [form.email], sshPublicKeys: [key] },
      ]);
      expect(verdicts(await world.ask('roster.result', { id: planId }))).toEqual([
        { is: 'filed', request: id, state: 'confirmed' },
      ]);
    });

    it('is one request when the card of somebody expected is sent twice', async () => {
      const form = newcomer();
      const { id: planId } = await plan(rowOf(form));
      await world.ask('roster.submit', { id: planId });
      const expected = (await listed())[0]?.id;
      faults.before = unreachable;
      const card = { ...form, expected };
      await world.ask('requests.submit', card);
      await world.settled(expected ?? '');
      expect(await world.ask('requests.submit', card)).toMatchObject({ id: expected });
      const another = { ...newcomer(), expected };
      expect(await world.call('requests.submit', another)).toMatchObject({
        error: { code: 'request-not-open' },
      });
      expect(await listed()).toHaveLength(1);
    });

    it('sends nothing for somebody expected by a retry, and can be dismissed', async () => {
      const { id: planId } = await plan(rowOf());
      await world.ask('roster.submit', { id: planId });
      const id = (await listed())[0]?.id ?? '';
      expect(await world.call('requests.retry', { id, password })).toMatchObject({
        error: { code: 'request-not-open', params: ['expected'] },
      });
      const dismissed = await world.ask('requests.dismiss', { id, reason: 'stayed at home' });
      expect(dismissed.state).toBe('dismissed');
      expect(await world.call('requests.submit', { ...newcomer(), expected: id })).toMatchObject({
        error: { code: 'request-not-open' },
      });
    });

    it('tells of all that was filed at once', async () => {
      const told: number[] = [];
      const changed: unknown[] = [];
      world.events.on('roster.filed', ({ filed }) => told.push(filed));
      world.events.on('requests.changed', (view) => changed.push(view));
      const { id } = await plan(rowOf(), rowOf());
      await world.ask('roster.submit', { id });
      expect([told, changed]).toEqual([[2], []]);
    });

    it('takes the columns that a person names, and finds people without a header', async () => {
      const form = newcomer();
      const content = [form.email, form.shellName, form.username].join(';');
      const file = Buffer.from(content).toString('base64');
      const guessed = await world.ask('roster.plan', { file });
      expect(guessed).toMatchObject({ source: 'other', header: ['', '', ''], columns: {} });
      const columns = { username: 2, shellName: 1, email: 0 };
      const named = await world.ask('roster.plan', { file, columns });
      expect(named.rows).toMatchObject([{ line: 1, email: form.email, verdict: { is: 'ready' } }]);
    });

    it('reads a plan anew that another process made, and files each person once', async () => {
      const [id, file] = ['00000000-0000-4000-8000-000000000000', fileOf(rowOf(), rowOf())];
      const { columns } = await world.ask('roster.plan', { file });
      const from = { file, columns };
      expect((await world.ask('roster.submit', { id, from })).filed).toBe(2);
      expect(await world.ask('roster.submit', { id, from })).toMatchObject({
        filed: 0,
        rows: [{ verdict: { is: 'filed' } }, { verdict: { is: 'filed' } }],
      });
      expect(await listed()).toHaveLength(2);
    });

    it('says that a plan is no longer known, and reads no file that is none', async () => {
      const id = '00000000-0000-4000-8000-000000000000';
      for (const method of ['roster.submit', 'roster.result'] as const) {
        expect(await world.call(method, { id })).toMatchObject({ error: { code: 'not-found' } });
      }
      const file = Buffer.from('PK\u0003\u0004').toString('base64');
      expect(await world.call('roster.plan', { file })).toMatchObject({
        error: { code: 'invalid-input', fields: [{ field: 'file', rule: 'roster-workbook' }] },
      });
    });

    it('judges and files 2,000 people together', async () => {
      const asked: unknown[] = [];
      faults.before = (operation) => void asked.push(operation);
      const people = Array.from({ length: 2000 }, () => rowOf());
      const read = await plan(...people);
      expect(countVerdicts(read.rows)).toMatchObject({ ready: 2000 });
      expect(asked).toHaveLength(20);
      expect((await world.ask('roster.submit', { id: read.id })).filed).toBe(2000);
      expect(await listed()).toHaveLength(2000);
    });
  });
}
