import { describe, expect, it } from 'vitest';
import {
  canExport,
  countRequests,
  findRequests,
  orderRequests,
} from '../../../renderer/selectors/order-requests.ts';
import type { UndoPart } from '../../../shared/requests/undo.ts';
import { requests } from '../screens.ts';

describe('orderRequests', () => {
  it('puts what needs a person first and what is over last', () => {
    const order = orderRequests(requests).map(({ section }) => section);
    expect(order).toEqual([
      'needs-you',
      'waiting',
      'sending',
      'expected',
      'confirmed',
      'undone',
      'handed-over',
      'dismissed',
    ]);
  });

  it('does not list what was undone among what stands; an account without its key stands', () => {
    const [one] = requests.filter(({ state, kind }) => state === 'confirmed' && kind === 'account');
    if (!one) throw new Error('There is no request to play with');
    const sectionOf = (removed: UndoPart[], origin: 'made' | 'there-before') => {
      const undone = { by: one.id, at: one.updatedAt, removed };
      return orderRequests([{ ...one, origin, undone }]).find((part) => part.requests.length > 0)
        ?.section;
    };
    expect(sectionOf(['account', 'key'], 'made')).toBe('undone');
    expect(sectionOf(['key'], 'there-before')).toBe('undone');
    expect(sectionOf(['key'], 'made')).toBe('confirmed');
  });

  it('loses no request and shows the newest of a section first', () => {
    const ordered = orderRequests([...requests].reverse()).flatMap((part) => part.requests);
    expect(ordered).toHaveLength(requests.length);
    expect(ordered.map(({ shellName }) => shellName).slice(0, 2)).toEqual(['anagm', 'liorc']);
  });
});

describe('findRequests', () => {
  const found = (text: string) => findRequests(requests, text).map(({ shellName }) => shellName);

  it('finds by a part of a name or address, in any case', () => {
    expect(found('GARCÍA')).toEqual(['anagm']);
    expect(found('garcia ANA')).toEqual(['anagm']);
    expect(found('liorc')).toEqual(['liorc']);
    expect(found('nobody')).toEqual([]);
  });

  it('shows everybody by name where nothing was typed', () => {
    expect(found(' ')).toHaveLength(requests.length);
    expect(found('')[0]).toBe('anagm');
  });
});

describe('canExport', () => {
  it('is for what has not ended and is neither being sent nor only expected', () => {
    const going = requests.filter(canExport).map(({ state }) => state);
    expect(new Set(going)).toEqual(new Set(['needs-you', 'waiting']));
  });

  it('is not for an undo, which stays where the account was made', () => {
    expect(canExport({ kind: 'undo-account', state: 'waiting' })).toBe(false);
  });
});

describe('countRequests', () => {
  it('counts what is still to be sent apart from what needs a person', () => {
    expect(countRequests(requests)).toEqual({ pending: 2, needsYou: 4 });
  });
});
