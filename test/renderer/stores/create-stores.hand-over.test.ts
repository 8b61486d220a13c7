import { beforeEach, describe, expect, it } from 'vitest';
import { createStores, startStores } from '../../../renderer/stores/create-stores.ts';
import { createFakeBridge, createPauses } from '../fake-bridge.ts';
import { expectedPlaces, fill, placesOf, secret, told, typed } from '../people-in-stores.ts';

const handedOver = { handedOver: true, requests: [], filed: false, cleared: false };
const back = { ...handedOver, handedOver: false };

function open() {
  const fake = createFakeBridge();
  const stores = createStores(fake.bridge, {
    storage: { getItem: () => null, setItem: () => undefined },
    hash: '',
    languages: { asked: null, system: ['en'] },
    after: createPauses().after,
  });
  startStores(stores, fake.bridge);
  return { ...fake, stores };
}

let desk: ReturnType<typeof open>;
beforeEach(() => {
  desk = open();
  fill(desk.stores);
  desk.stores.kiosk.setState({ view: back });
});

describe('a page whose screen is handed over, by itself or by another page', () => {
  it('lets go of everybody; what the helper typed goes along, but for a password', () => {
    desk.publish('kiosk.changed', handedOver);
    for (const word of [told, secret]) {
      expect(placesOf(desk.stores, word).filter((place) => !place.startsWith('kiosk'))).toEqual([]);
    }
    expect(placesOf(desk.stores, typed).toSorted()).toEqual(expectedPlaces(typed).toSorted());
  });

  it('asks for everything once it has its desk back, and nothing stays that only the newcomer can say', () => {
    desk.publish('kiosk.changed', handedOver);
    desk.stores.draft.getState().type('password', secret);
    desk.stores.draft.getState().type('terms', true);
    const before = desk.waiting().length;
    desk.publish('kiosk.changed', back);
    expect(desk.waiting().slice(before)).toEqual(
      expect.arrayContaining(['requests.list', 'session.current', 'event.current']),
    );
    const { fields } = desk.stores.draft.getState();
    expect(fields).toMatchObject({
      username: typed,
      password: '',
      terms: false,
      publicEmail: false,
    });
    expect(desk.stores.kiosk.getState()).toMatchObject({ begun: undefined, language: undefined });
  });

  it('keeps what the newcomer is told of their own request when it is loaded anew', () => {
    const { stores } = desk;
    const own = { id: 'own' };
    // Only that it is there is looked at.
    desk.publish('kiosk.changed', { ...handedOver, filed: true, requests: [own as never] });
    expect(stores.kiosk.getState().view?.requests).toEqual([own]);
  });
});
