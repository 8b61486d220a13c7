import { beforeEach, describe, expect, it } from 'vitest';
import { createStores, forgetPeople, startStores } from '../../../renderer/stores/create-stores.ts';
import { normaliseShellName } from '../../../shared/names/names.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { handleOf, nameBehind } from '../../../renderer/stores/handles.ts';
import { createFakeBridge, createPauses } from '../fake-bridge.ts';
import {
  asked,
  expectedPlaces,
  fill,
  placesOf,
  secret,
  told,
  typed,
  written,
} from '../people-in-stores.ts';
import { requests } from '../screens.ts';

const request = (id: string): RequestView => {
  const [first] = requests;
  if (!first) throw new Error('There is no request to play with');
  return { ...first, id };
};

function open() {
  const fake = createFakeBridge();
  const pauses = createPauses();
  const stores = createStores(fake.bridge, {
    storage: { getItem: () => null, setItem: () => undefined },
    hash: '',
    languages: { asked: null, system: ['en'] },
    after: pauses.after,
  });
  return { ...fake, pauses, stores };
}

let desk: ReturnType<typeof open>;
beforeEach(() => {
  desk = open();
  fill(desk.stores);
  for (const word of [asked, told, secret, typed]) {
    expect(placesOf(desk.stores, word).toSorted()).toEqual(expectedPlaces(word).toSorted());
  }
});

describe('people in the stores of a page', () => {
  it('are all gone after a wipe', () => {
    forgetPeople(desk.stores, 'wipe');
    expect(placesOf(desk.stores, 'canary')).toEqual([]);
  });

  it('have no password after a lock, and nothing that was told of them; what was typed stays', () => {
    forgetPeople(desk.stores, 'lock');
    for (const word of [asked, told, secret]) expect(placesOf(desk.stores, word)).toEqual([]);
    expect(placesOf(desk.stores, typed).toSorted()).toEqual(expectedPlaces(typed).toSorted());
  });

  it('are not what was asked with the rights of who signed out', () => {
    forgetPeople(desk.stores, 'sign-out');
    expect(placesOf(desk.stores, asked)).toEqual([]);
    for (const word of [told, secret, typed]) {
      expect(placesOf(desk.stores, word).toSorted()).toEqual(expectedPlaces(word).toSorted());
    }
  });

  it('have no handle after a wipe', () => {
    const handle = handleOf(typed);
    forgetPeople(desk.stores, 'lock');
    expect(nameBehind(handle)).toBe(typed);
    forgetPeople(desk.stores, 'wipe');
    expect(nameBehind(handle)).toBeUndefined();
    expect(desk.stores.route.getState()).toMatchObject({ route: { view: 'desk' }, wipes: 1 });
  });
});

/** Asks whatever is asked of somebody, in every store. */
function askAll({ stores, pauses, publish }: typeof desk): void {
  const roster = new File(['name'], 'people.csv');
  stores.import.setState({ asking: false, bundle: 'bundle' });
  const draft = stores.draft.getState();
  draft.clear();
  for (const field of ['username', 'shellName', 'password'] as const)
    draft.type(field, 'nine horses');
  draft.type('email', 'jane@example.org');
  draft.type('sshKey', 'ssh-ed25519 AAAA');
  draft.type('terms', true);
  draft.type('publicEmail', true);
  stores.people.getState().search('jane');
  for (const names of ['projectNames', 'toolNames'] as const) stores[names].getState().check('map');
  pauses.pass();
  for (const name of ['overview', 'project', 'removal', 'tool', 'conflict', 'undo'] as const) {
    void stores[name].getState().ask('jane');
  }
  void stores.nameMemory
    .getState()
    .ask({ id: 'jane', username: 'jane', shellName: normaliseShellName('jane') });
  void stores.people.getState().show('jane');
  void stores.export.getState().make();
  void stores.import.getState().submit();
  void stores.import.getState().open('bundle');
  void stores.roster.getState().read(roster);
  void stores.requests.getState().load();
  void stores.requests.getState().retry('jane');
  void stores.requests.getState().sync();
  void stores.storage.getState().loadPlan();
  void stores.cloud.getState().ask();
  void stores.link.getState().lookUp('Jane');
  void stores.link.getState().prove();
  void stores.submission.getState().submit('tools.create', { name: 'x', maintainer: 'jane' });
  void draft.submit(3);
  // The first is shown at once, what follows closely is gathered.
  for (const id of ['1', '2']) publish('requests.changed', request(told + id));
}

describe('an answer that comes late', () => {
  /** Whatever is asked for, somebody is in it. */
  const somebody = {
    ...{ id: told, is: told, shellName: told, username: told, uid: told, text: told, state: told },
    ...{ names: told, people: [told], bundle: told, line: told, account: told, email: told },
    ...{ requests: [{ id: told, revision: 1 }], behind: [told], unfinished: [told], rows: [told] },
  };

  it.each(['wipe', 'lock'] as const)('brings nobody back after a %s', async (why) => {
    askAll(desk);
    await desk.settle();
    const methods = desk.waiting();
    expect(new Set(methods).size).toBeGreaterThan(20);
    forgetPeople(desk.stores, why);
    for (const method of methods) desk.take(method).answer({ ok: true, value: somebody });
    await desk.settle();
    desk.pauses.pass();
    await desk.settle();
    expect(placesOf(desk.stores, told)).toEqual([]);
  });

  it('would have brought somebody', async () => {
    askAll(desk);
    await desk.settle();
    for (const method of desk.waiting()) desk.take(method).answer({ ok: true, value: somebody });
    await desk.settle();
    desk.pauses.pass();
    expect(placesOf(desk.stores, told).length).toBeGreaterThan(15);
  });

  it('of a card that was filed empties it, so that nobody sends it again', async () => {
    askAll(desk);
    forgetPeople(desk.stores, 'lock');
    expect(desk.stores.draft.getState().fields.email).toBe('jane@example.org');
    desk.take('requests.submit').answer({ ok: true, value: somebody });
    await desk.settle();
    expect(desk.stores.draft.getState().fields.email).toBe('');
  });
});

describe('a page lets go', () => {
  const openVault = { state: 'open', keeper: 'passphrase' } as const;
  const locked = { state: 'locked', keeper: 'passphrase' } as const;
  const signedIn = { needed: true, signedIn: true, bindDn: 'uid=helper' };

  beforeEach(() => {
    startStores(desk.stores, desk.bridge);
    desk.publish('vault.changed', openVault);
    desk.publish('session.changed', signedIn);
    fill(desk.stores);
  });

  it('when the desk is locked, also where it learns of that by asking', async () => {
    desk.publish('vault.changed', locked);
    expect(written(desk.stores)).not.toContain(told);
    desk.publish('vault.changed', openVault);
    fill(desk.stores);
    void desk.stores.vault.getState().load();
    await desk.answer('vault.current', locked);
    expect(written(desk.stores)).not.toMatch(/canary-(asked|told|secret)/);
  });

  it('and asks again about what was typed and what is shown once the desk is open', () => {
    const { stores, publish, pauses, waiting } = desk;
    publish('vault.changed', locked);
    pauses.pass();
    publish('vault.changed', openVault);
    pauses.pass();
    expect(waiting()).toEqual(
      expect.arrayContaining(['accounts.show', 'names.check', 'keys.inspect', 'accounts.holders']),
    );
    expect(stores.draft.getState().fields).toMatchObject({ username: typed, password: '' });
  });

  it('when everything is wiped', () => {
    desk.publish('wipe.done', {
      at: '2027-08-04T08:00:00.000Z',
      requests: 6,
      removed: [],
      left: [],
    });
    expect(written(desk.stores)).not.toContain('canary');
  });

  it('when it finds that everything was wiped while it had no contact', async () => {
    desk.makeContact(true);
    desk.take('requests.list'); // the vault's
    await desk.answer('requests.list', { requests: [], pending: 0, total: 0 });
    expect(written(desk.stores)).not.toContain('canary');
    expect(desk.waiting()).toContain('requests.list');
  });

  it('when somebody signs out, or another person signs in, and asks again for what is shown', () => {
    for (const after of [
      { ...signedIn, signedIn: false, bindDn: '' },
      { ...signedIn, bindDn: 'b' },
    ]) {
      desk.publish('session.changed', signedIn);
      fill(desk.stores);
      desk.publish('session.changed', after);
      expect(placesOf(desk.stores, asked)).toEqual([]);
      expect(placesOf(desk.stores, told)).not.toEqual([]);
      expect(desk.take('accounts.show').input).toEqual({ shellName: typed });
    }
  });
});
