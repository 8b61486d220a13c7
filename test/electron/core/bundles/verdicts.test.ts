import { describe, expect, it } from 'vitest';
import { bundled } from '../../../../electron/core/bundles/content.ts';
import {
  judgeArrivals,
  reportArrivals,
  type ReadFacts,
} from '../../../../electron/core/bundles/verdicts.ts';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import { facts, stored } from '../../../fakes/request.ts';
import { undo } from '../../../fakes/undo.ts';

const id = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;
const problem = { field: 'shellName', rule: 'characters', params: [] };
const read: ReadFacts = (card) =>
  card.shellName === 'root' ? { ok: false, fields: [problem] } : { ok: true, facts: facts(card) };

const arrived = (number: number, change: Parameters<typeof facts>[0] = {}) =>
  bundled(stored({ id: id(number), facts: facts(change) }));
type Bundle = ReturnType<typeof arrived>[];
const judged = (requests: Bundle, here: StoredRequest[] = [], byDesk = true) =>
  judgeArrivals({ requests, byDesk }, here, read);
const verdictsOf = (...bundle: Parameters<typeof judged>) =>
  reportArrivals(judged(...bundle)).map(({ verdict, standing }) => [verdict, standing?.id]);
const verdicts = (bundle: Bundle, ...here: StoredRequest[]) => verdictsOf(bundle, here);

describe('a request that arrives in a bundle', () => {
  it('is new where nobody asked for it', () => {
    expect(verdicts([arrived(1)])).toEqual([['new', undefined]]);
    const other = stored({ facts: facts({ email: 'other@example.org' }) });
    expect(verdicts([arrived(1)], other)).toEqual([['new', undefined]]);
  });

  it('is one with the request of the same id, whatever became of that', () => {
    for (const state of ['saved', 'confirmed', 'dismissed'] as const) {
      expect(verdicts([arrived(1)], stored({ id: id(1), state }))).toEqual([['known', id(1)]]);
    }
  });

  it('is new again after the account was undone, and one with no undo', () => {
    const undone = { by: id(3), at: '2027-08-04T09:00:00.000Z', removed: ['account' as const] };
    const here = [
      stored({ id: id(2), state: 'confirmed', facts: facts({ undone }) }),
      stored({ id: id(3), kind: 'undo-account', facts: undo() }),
    ];
    expect(verdicts([arrived(1)], ...here)).toEqual([['new', undefined]]);
  });

  it('comes back where it was handed over from here', () => {
    const gone = stored({ id: id(1), state: 'handed-over' });
    expect(verdicts([arrived(1)], gone)).toEqual([['comes-back', id(1)]]);
    expect(verdicts([arrived(2)], gone)).toEqual([['comes-back', id(1)]]);
  });

  it('comes back from desks only: anybody can play a newcomer’s own bundle back', () => {
    const gone = stored({ id: id(1), state: 'handed-over' });
    for (const request of [arrived(1), arrived(2)]) {
      expect(verdictsOf([request], [gone], false)).toEqual([['known', id(1)]]);
    }
  });

  it('is one with another request for the same card, as the directory compares names', () => {
    const card = { username: 'JANE DOE', shellName: 'JDoe', email: 'Jane@Example.org' };
    expect(verdicts([arrived(1, card)], stored({ id: id(2) }))).toEqual([['known', id(2)]]);
    expect(verdicts([arrived(1), arrived(2, card)])).toEqual([
      ['new', undefined],
      ['known', undefined],
    ]);
  });

  it('is new where the same card was dismissed before: the person is here again', () => {
    const dismissed = stored({ id: id(2), state: 'dismissed' });
    expect(verdicts([arrived(1)], dismissed)).toEqual([['new', undefined]]);
  });

  it('becomes the request of whoever was expected with this card', () => {
    const expected = stored({ id: id(2), state: 'expected' });
    expect(verdicts([arrived(1), arrived(3)], expected)).toEqual([
      ['new', id(2)],
      ['known', id(2)],
    ]);
  });

  it('becomes the request of who was expected with its names or its address alone, once', () => {
    const expected = stored({ id: id(2), state: 'expected' });
    const cards = [arrived(1, { email: 'x@example.org' }), arrived(3, { email: 'y@example.org' })];
    expect(verdicts(cards, expected)).toEqual([
      ['new', id(2)],
      ['new', undefined],
    ]);
  });

  it('is a request of its own where it may be of two people who are expected', () => {
    const ada = facts({ username: 'Ada', shellName: 'ada', email: 'ada@example.org' });
    const here = [
      stored({ id: id(2), state: 'expected' }),
      stored({ id: id(3), state: 'expected', facts: ada }),
    ];
    const card = arrived(1, { email: 'ada@example.org' });
    expect(verdicts([card], ...here)).toEqual([['new', undefined]]);
  });

  it('takes back the same card that was handed over from here under another id', () => {
    const gone = stored({ id: id(2), state: 'handed-over' });
    expect(verdicts([arrived(1)], gone)).toEqual([['comes-back', id(2)]]);
  });

  it('is not filed against the event’s rules, and says which', () => {
    const [arrival] = judged([arrived(1, { shellName: 'root' })]);
    expect(arrival).toMatchObject({ verdict: 'not-allowed', fields: [problem] });
    expect(arrival?.facts).toBeUndefined();
  });

  it('is shown by its names only', () => {
    const shown = reportArrivals(judged([arrived(1, { sshKey: 'canary' })]));
    expect(JSON.stringify(shown)).not.toMatch(/canary|jane@/);
  });
});
