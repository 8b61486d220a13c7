import { describe, expect, it } from 'vitest';
import { goWith, relatedRequests } from '../../../renderer/selectors/related-requests.ts';
import type { RequestState } from '../../../shared/requests/request.ts';
import { idOf, request } from '../screen-request.ts';

const link = (number: number, after: number | undefined, state: RequestState = 'waiting') =>
  request(number, state, after === undefined ? {} : { after: idOf(after) });

const numbers = (found: readonly { id: string }[]) => found.map(({ id }) => Number(id.slice(-2)));

describe('related requests', () => {
  const related = [
    link(4, 3),
    link(2, 1),
    link(1, undefined),
    link(9, undefined),
    link(3, 2),
    link(5, 1),
  ];

  it('are everything that waits for a request, each before those that wait for it', () => {
    expect(numbers(relatedRequests(related, idOf(1)))).toEqual([2, 3, 4, 5]);
    expect(numbers(relatedRequests(related, idOf(3)))).toEqual([4]);
    expect(relatedRequests(related, idOf(9))).toEqual([]);
  });

  it('tells of what has come to its end as well, which goes with nobody', () => {
    const later = [link(1, undefined), link(2, 1, 'confirmed'), link(3, 1, 'saved')];
    expect(numbers(relatedRequests(later, idOf(1)))).toEqual([2, 3]);
    expect(numbers(goWith(later, idOf(1)))).toEqual([3]);
  });

  it('takes nothing along that a person is asked about already, nor what waits for that', () => {
    const asked = [link(1, undefined), link(2, 1, 'needs-you'), link(3, 2), link(4, 1)];
    expect(numbers(goWith(asked, idOf(1)))).toEqual([4]);
  });
});
