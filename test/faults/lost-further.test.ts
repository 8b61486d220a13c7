import { expect, it } from 'vitest';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { stored } from '../fakes/request.ts';
import { lostFurther } from './lost-further.ts';
import type { Card } from './plan.ts';

const ids = ['11', '12'].map((end) => `0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e${end}`);
const [account = '', membership = ''] = ids;
const email = 'jane@example.org';
const card: Card = {
  ...{ desk: 0, at: 0, username: 'Jane Doe', shellName: 'jdoe', email, password: '' },
  further: { membership: { reason: 'racks' }, tool: { name: 'racks' } },
};

const requests: readonly StoredRequest[] = [
  stored({ id: account, kind: 'account', facts: { email } }),
  stored({ id: membership, kind: 'membership', after: account }),
];

/** What is lost of these cards, one of which a desk said it has. */
const lostOf = (...cards: readonly Card[]): string[] =>
  lostFurther({
    ...{ cards, requests, filed: [{ what: 'jdoe', id: account }] },
    ...{ residents: [], trails: [], people: [], links: [] },
    accepts: () => Promise.resolve(false),
  });

it('sees that a part of an accepted card is in no journal', () => {
  expect(lostOf(card)).toEqual(['jdoe: accepted with a tool, in no journal']);
});

it('asks for no part of a card that was turned away since another has its shell name', () => {
  expect(lostOf({ ...card, email: 'jo@example.org' })).toEqual([]);
});
