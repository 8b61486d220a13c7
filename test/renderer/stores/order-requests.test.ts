import { describe, expect, it } from 'vitest';
import { countRequests, orderRequests } from '../../../renderer/stores/order-requests.ts';
import { requests } from '../screens.ts';

describe('orderRequests', () => {
  it('puts what needs a person first and what is over last', () => {
    const order = orderRequests(requests).map(({ section }) => section);
    expect(order).toEqual(['needs-you', 'waiting', 'sending', 'confirmed', 'dismissed']);
  });

  it('loses no request and shows the newest of a section first', () => {
    const ordered = orderRequests([...requests].reverse()).flatMap((part) => part.requests);
    expect(ordered).toHaveLength(requests.length);
    expect(ordered.map(({ shellName }) => shellName).slice(0, 2)).toEqual(['anagm', 'liorc']);
  });
});

describe('countRequests', () => {
  it('counts what is still to be sent apart from what needs a person', () => {
    expect(countRequests(requests)).toEqual({ pending: 2, needsYou: 2 });
  });
});
