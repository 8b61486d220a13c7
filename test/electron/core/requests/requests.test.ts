import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { Directory } from '../../../../electron/core/ports/directory.ts';
import { faultyDirectory, unreachable, type Faults } from '../../../fakes/faulty-directory.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { createKinds } from '../../../../electron/core/kinds/kinds.ts';
import { IN_MEMORY } from '../../../../electron/adapters/sqlite/database/database.ts';
import { createSqliteJournal } from '../../../../electron/adapters/sqlite/journal/request-journal.ts';
import { numbered, requestId, testSeal } from '../../../fakes/journal-file.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

const card = {
  username: 'New Person',
  shellName: 'newperson',
  email: 'new@example.org',
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
};
const nobody = '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e11';

describe('requests', () => {
  let faults: Faults;
  let directory: Directory;
  let world: World;

  beforeEach(() => {
    faults = {};
    directory = faultyDirectory(directoryOf(jane), faults);
    world = createWorld({ directory, profile: plainProfile() });
  });
  afterEach(async () => {
    await world.app.stop();
    removeFolder(world.folder);
  });

  const waiting = async () => {
    faults.before = unreachable;
    const { id } = await world.ask('requests.submit', card);
    return world.settled(id);
  };

  it('answers a submit once it is saved, before anything is sent', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    faults.before = () => promise.then(() => undefined);
    const request = await world.ask('requests.submit', card);
    expect(request.state).toBe('saved');
    expect((await world.ask('requests.list', {})).pending).toBe(1);
    resolve(undefined);
    expect(await world.settled(request.id)).toMatchObject({ state: 'confirmed' });
    expect((await world.ask('requests.list', {})).pending).toBe(0);
  });

  it('lists the newest first', async () => {
    const first = await world.ask('requests.submit', card);
    const next = { ...card, username: 'B', shellName: 'b', email: 'b@example.org' };
    const second = await world.ask('requests.submit', next);
    const { requests } = await world.ask('requests.list', {});
    expect(requests.map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  it('lists in pages, each of what is asked for, and counts without opening anything', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) await world.journal.file([numbered(i, { state: 'dismissed' })]);
    for (let i = 3; i < 5; i += 1) await world.journal.file([numbered(i, { state: 'needs-you' })]);
    let olderThan: string | undefined;
    do {
      const page = await world.ask('requests.list', {
        limit: 2,
        states: ['dismissed'],
        ...(olderThan === undefined ? {} : { olderThan }),
      });
      expect(page.requests.length).toBeLessThanOrEqual(2);
      expect(page.total).toBe(3);
      ids.push(...page.requests.map(({ id }) => id));
      olderThan = page.next;
    } while (olderThan !== undefined);
    expect(ids).toEqual([2, 1, 0].map(requestId));
    expect(await world.ask('requests.list', { limit: 0, kinds: ['account'] })).toEqual({
      ...{ requests: [], total: 5, pending: 0 },
    });
  });

  it('answers no more than a page where nobody says how much', async () => {
    await world.journal.file(
      Array.from({ length: 101 }, (_, i) => numbered(i, { state: 'dismissed' })),
    );
    const { requests, total, next } = await world.ask('requests.list', {});
    expect([requests.length, total, next]).toEqual([100, 101, requestId(1)]);
    expect(await world.call('requests.list', { limit: 501 })).toMatchObject({
      error: { code: 'invalid-input' },
    });
  });

  it('tells each kind of a request that has come to its end, whichever', async () => {
    const ended: string[] = [];
    const own = createKinds;
    const other = createWorld({
      ...{ directory, profile: plainProfile() },
      kinds: (ports) => {
        const kinds = own(ports);
        return { ...kinds, account: { ...kinds.account, settled: (id) => void ended.push(id) } };
      },
    });
    const sent = await other.ask('requests.submit', card);
    await other.settled(sent.id);
    faults.before = unreachable;
    const next = { ...card, username: 'B', shellName: 'b', email: 'b@example.org' };
    const { id } = await other.ask('requests.submit', next);
    await other.settled(id);
    expect(ended).toEqual([sent.id]);
    await other.ask('requests.dismiss', { id, reason: 'went home' });
    expect(ended).toEqual([sent.id, id]);
    await other.app.stop();
    removeFolder(other.folder);
  });

  it('says so for a request that is not there', async () => {
    for (const method of ['requests.get', 'requests.retry'] as const) {
      expect(await world.call(method, { id: nobody })).toMatchObject({
        error: { code: 'not-found' },
      });
    }
  });

  it('tries again at once when told to', async () => {
    const { id } = await waiting();
    faults.before = undefined;
    await world.ask('requests.retry', { id });
    expect(await world.settled(id)).toMatchObject({ state: 'confirmed' });
  });

  it('refuses a password that breaks the rules also at a second try', async () => {
    const { id } = await waiting();
    expect(await world.call('requests.retry', { id, password: 'short' })).toMatchObject({
      error: { code: 'invalid-input', fields: [{ field: 'password' }] },
    });
  });

  it('does not try again what is confirmed', async () => {
    const { id } = await world.ask('requests.submit', card);
    await world.settled(id);
    expect(await world.call('requests.retry', { id })).toMatchObject({
      error: { code: 'request-not-open', params: ['confirmed'] },
    });
  });

  it('wants a reason to dismiss, and sends nothing after', async () => {
    const { id } = await waiting();
    expect(await world.call('requests.dismiss', { id, reason: '  ' })).toMatchObject({
      error: { code: 'invalid-input', fields: [{ field: 'reason', rule: 'reason-empty' }] },
    });
    await world.ask('requests.dismiss', { id, reason: 'went home' });
    faults.before = undefined;
    expect(await world.ask('requests.sync', {})).toEqual({ requests: [] });
    expect(await directory.look({ names: ['newperson'] })).toEqual([]);
  });

  it('keeps no hash of the password once the request has ended', async () => {
    const hashOf = async (id: string) => (await world.journal.get(id))?.facts['passwordHash'];
    const { id } = await waiting();
    expect(await hashOf(id)).toMatch(/^\{SSHA\}/);
    await world.ask('requests.dismiss', { id, reason: 'went home' });
    expect(await hashOf(id)).toBeUndefined();
    faults.before = undefined;
    const sent = await world.ask('requests.submit', card);
    expect(await world.settled(sent.id)).toMatchObject({ state: 'confirmed' });
    expect(await hashOf(sent.id)).toBeUndefined();
  });

  it('does not dismiss what is being sent this moment', async () => {
    const sending = Promise.withResolvers<undefined>();
    const network = Promise.withResolvers<undefined>();
    faults.before = async () => {
      sending.resolve(undefined);
      await network.promise;
    };
    const { id } = await world.ask('requests.submit', card);
    await sending.promise;
    const dismissed = await world.call('requests.dismiss', { id, reason: 'too late' });
    network.resolve(undefined);
    expect(dismissed).toMatchObject({ error: { code: 'request-not-open', params: ['sending'] } });
    expect(await world.settled(id)).toMatchObject({ state: 'confirmed' });
  });

  it('tries again also where that is answered the moment a person is asked', async () => {
    faults.before = (operation) => {
      if (operation !== 'addPerson') return;
      faults.before = undefined;
      throw new AppError('directory-refused', 'no');
    };
    const kept = createSqliteJournal(IN_MEMORY, testSeal);
    const release = async (id: string): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      await kept.release(id);
    };
    const ports = { journal: { ...kept, release }, ledger: kept, lease: kept };
    const slow = createWorld({ directory, profile: plainProfile(), folder: world.folder, ports });
    const answered = new Promise((resolve) =>
      slow.events.on('requests.changed', ({ id, state }) => {
        if (state === 'needs-you') resolve(slow.call('requests.retry', { id }));
      }),
    );
    const { id } = await slow.ask('requests.submit', card);
    expect(await answered).toMatchObject({ ok: true });
    expect(await slow.settled(id)).toMatchObject({ state: 'confirmed' });
    await slow.app.stop();
  });

  it('goes on when somebody signs in', async () => {
    faults.before = (operation) => {
      if (operation === 'addPerson') throw new AppError('sign-in-needed', '');
    };
    const { id } = await world.ask('requests.submit', card);
    const stopped = await world.settled(id);
    expect(stopped).toMatchObject({ state: 'waiting', problem: { code: 'sign-in-needed' } });
    expect(stopped).not.toHaveProperty('retryAt');
    faults.before = undefined;
    const confirmed = new Promise((resolve) =>
      world.events.on('requests.changed', ({ state }) => {
        if (state === 'confirmed') resolve(state);
      }),
    );
    await world.ask('session.signIn', { bindDn: 'cn=writer,dc=x', password: 'y' });
    expect(await confirmed).toBe('confirmed');
  });
});
