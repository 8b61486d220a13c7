import { describe, expect, it } from 'vitest';
import {
  canExport,
  countRequests,
  findRequests,
} from '../../../renderer/selectors/order-requests.ts';
import { requests } from '../screens.ts';

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
