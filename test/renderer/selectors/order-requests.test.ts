import { describe, expect, it } from 'vitest';
import {
  canExport,
  countRequests,
  findPeople,
} from '../../../renderer/selectors/order-requests.ts';
import { request } from '../screen-request.ts';
import { requests } from '../screens.ts';

describe('findPeople', () => {
  const found = (text: string, among = requests) =>
    findPeople(among, text).map(({ shellName }) => shellName);

  it('finds by a part of a name or address, in any case', () => {
    expect(found('GARCÍA')).toEqual(['anagm']);
    expect(found('garcia ANA')).toEqual(['anagm']);
    expect(found('liorc')).toEqual(['liorc']);
    expect(found('nobody')).toEqual([]);
  });

  it('shows those first whose names are nearest, then who wants attention, then by name', () => {
    const guests = [177, 77, 770].map((number, i) =>
      request(i, 'expected', { username: `Guest Number ${number}`, shellName: `g${number}` }),
    );
    expect(found('number 77', guests)).toEqual(['g77', 'g770', 'g177']);
    const waits = request(9, 'needs-you', { username: 'Guest Number 9', shellName: 'g9' });
    expect(found('guest', [...guests, waits])).toEqual(['g9', 'g77', 'g177', 'g770']);
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
