import { describe, expect, it } from 'vitest';
import { createStores, goTo, startStores } from '../../../renderer/stores/create-stores.ts';
import type { Method } from '../../../shared/contract/index.ts';
import type { WireError } from '../../../shared/result.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { placeRequests } from '../place-screens.ts';
import { event, requests } from '../screens.ts';

function setUp(hash: string, contact = true) {
  const fake = createFakeBridge();
  const stores = createStores(fake.bridge, {
    storage: { getItem: () => null, setItem: () => undefined },
    hash,
    languages: { asked: null, system: ['en'] },
  });
  startStores(stores, fake.bridge);
  if (contact) fake.makeContact(true);
  return { ...fake, stores };
}

const loads = [
  'kiosk.current',
  'start.current',
  'event.current',
  'session.current',
  'connection.current',
  'cloud.current',
  'vault.current',
  'journal.health',
  'shift.current',
  'caller.current',
  'requests.list',
];

const noKey: WireError = { code: 'vault-locked', message: '', params: [], fields: [] };

describe('stores', () => {
  it('ask for everything at the start, once', () => {
    expect(setUp('').waiting()).toEqual(loads);
  });

  it('ask for what was filed elsewhere at a desk with a hub, once all others are answered', async () => {
    const { waiting, answer, refuse } = setUp('');
    await answer('event.current', { ...event, hubUrl: 'https://hub.example.org/e/practice' });
    for (const method of loads.filter((one) => one !== 'event.current')) {
      // The list has names of methods alone.
      await refuse(method as Method, 'vault-locked', '');
    }
    expect(waiting()).toEqual(['requests.elsewhere']);
  });

  it('ask for nothing before every event is heard, and for the reason where there is no contact', () => {
    const { waiting, makeContact } = setUp('', false);
    expect(waiting()).toEqual([]);
    makeContact(false);
    expect(waiting()).toEqual(loads);
    makeContact(false);
    expect(waiting()).toEqual(loads);
  });

  it('ask for everything again when contact is made anew', () => {
    const { waiting, makeContact, stores } = setUp('');
    makeContact(false);
    expect(stores.session.getState().inContact).toBe(false);
    makeContact(true);
    expect(stores.session.getState().inContact).toBe(true);
    expect(waiting()).toEqual([...loads, ...loads]);
  });

  it('ask for everything again once the vault opens, and forget what a wipe took', async () => {
    const { waiting, publish, answer, stores } = setUp('');
    await answer('requests.list', { requests: [], pending: 0, total: 0 });
    stores.requests.setState({ problem: { id: '', error: noKey } });
    publish('vault.changed', { state: 'open', keeper: 'passphrase' });
    expect(stores.requests.getState().problem).toBeUndefined();
    expect(waiting().filter((method) => method === 'requests.list')).toHaveLength(1);
    stores.requests.setState({ requests: [...requests] });
    publish('wipe.done', { at: '2027-08-04T08:00:00.000Z', requests: 6, removed: [], left: [] });
    expect(stores.requests.getState().requests).toEqual([]);
    expect(waiting().filter((method) => method === 'vault.current')).toHaveLength(3);
  });

  it('ask what a wipe would meet where the settings are opened', () => {
    const { stores, take } = setUp('');
    goTo(stores, '#/settings');
    expect(take('wipe.plan').input).toEqual({});
  });

  it('ask for a person when the address names one', () => {
    const { stores, take } = setUp('');
    goTo(stores, '#/person/jdoe');
    expect(take('accounts.show').input).toEqual({ shellName: 'jdoe' });
    expect(take('memberships.show').input).toEqual({ shellName: 'jdoe' });
    expect(stores.route.getState().route).toEqual({ view: 'person', id: 'jdoe' });
  });

  it.each([
    ['#/project/map', 'projects.show', { name: 'map' }],
    ['#/project-removal/map', 'projects.planRemoval', { name: 'map' }],
    ['#/tool/map-bot', 'tools.show', { name: 'map-bot' }],
    ['#/link/jdoe', 'memberships.show', { shellName: 'jdoe' }],
  ] as const)('ask what %s is about', (hash, method, input) => {
    const { stores, take } = setUp('');
    goTo(stores, hash);
    expect(take(method).input).toEqual(input);
  });

  it('look again at what is shown once a request about it is confirmed, and at nothing else', () => {
    const { publish, waiting } = setUp('#/project/hackathon-map');
    const looks = () => waiting().filter((method) => method === 'projects.show').length;
    const [about] = placeRequests;
    if (!about) throw new Error('There is no request about a project');
    publish('requests.changed', about);
    publish('requests.changed', { ...about, state: 'confirmed', project: undefined });
    expect(looks()).toBe(1);
    publish('requests.changed', { ...about, state: 'confirmed' });
    expect(looks()).toBe(2);
  });

  it('carry no refusal from one page to the next', () => {
    const { stores } = setUp('#/tool/map-bot');
    stores.submission.setState({ problem: noKey });
    goTo(stores, '#/tool/quiz');
    expect(stores.submission.getState().problem).toBeUndefined();
  });
});
