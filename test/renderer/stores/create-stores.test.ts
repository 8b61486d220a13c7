import { describe, expect, it } from 'vitest';
import { createStores, goTo, startStores } from '../../../renderer/stores/create-stores.ts';
import { createFakeBridge } from '../fake-bridge.ts';

function setUp(hash: string) {
  const fake = createFakeBridge();
  const stores = createStores(fake.bridge, {
    storage: { getItem: () => null, setItem: () => undefined },
    hash,
    languages: { asked: null, system: ['en'] },
  });
  void startStores(stores, fake.bridge);
  return { ...fake, stores };
}

const loads = ['event.current', 'session.current', 'connection.current', 'requests.list'];

describe('stores', () => {
  it('ask for everything at the start', () => {
    expect(setUp('').waiting()).toEqual(loads);
  });

  it('ask for everything again when contact is made anew', () => {
    const { waiting, makeContact, stores } = setUp('');
    makeContact(false);
    expect(stores.session.getState().inContact).toBe(false);
    makeContact(true);
    expect(stores.session.getState().inContact).toBe(true);
    expect(waiting()).toEqual([...loads, ...loads]);
  });

  it('ask for a person when the address names one', () => {
    const { stores, take } = setUp('');
    goTo(stores, '#/person/jdoe');
    expect(take('accounts.show').input).toEqual({ shellName: 'jdoe' });
    expect(stores.route.getState().route).toEqual({ view: 'person', id: 'jdoe' });
  });
});
