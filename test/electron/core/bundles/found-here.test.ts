import { describe, expect, it } from 'vitest';
import { foundHere, type FoundIn } from '../../../../electron/core/bundles/found-here.ts';
import {
  type AccountFacts,
  accountOf,
  cardOf,
} from '../../../../electron/core/kinds/account/facts.ts';
import { createExpectedIndex } from '../../../../electron/core/names/expected.ts';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import { numbered, requestId } from '../../../fakes/journal-file.ts';

/** These requests, the newest first, and how often one was read. */
function placeOf(...here: readonly StoredRequest[]) {
  const opened: string[] = [];
  const open = (requests: readonly StoredRequest[]) => {
    opened.push(...requests.map(({ id }) => id));
    return requests;
  };
  const people = here.filter(({ state }) => state === 'expected');
  const index = createExpectedIndex(people.map((one) => ({ id: one.id, ...accountOf(one) })));
  const place: FoundIn = {
    journal: {
      get: async (id) => open(here.filter((one) => one.id === id))[0],
      ofCard: async (card) => open(here.filter(({ facts }) => cardOf(facts) === card)),
    },
    reserved: { expected: () => Promise.resolve(index.whose) },
  };
  return { place, opened };
}

const factsOf = (number: number): AccountFacts => accountOf(numbered(number));
const many = Array.from({ length: 50 }, (_, at) => numbered(100 + at));

describe('what stands here that a card may be of', () => {
  it('is the request of its id, those with the same on them and who may be expected, each once', async () => {
    const alike = numbered(2, { facts: numbered(1).facts });
    const expected = numbered(3, {
      state: 'expected',
      facts: { ...numbered(3).facts, shellName: 'another', email: factsOf(1).email },
    });
    const { place, opened } = placeOf(...many, expected, alike, numbered(1));
    const found = await foundHere(requestId(1), factsOf(1), place);
    expect(found.map(({ id }) => id).toSorted()).toEqual([1, 2, 3].map(requestId));
    expect(new Set(opened)).toEqual(new Set([1, 2, 3].map(requestId)));
  });

  it('leaves the newest first, so that of two of one card the older decides as in a list', async () => {
    const facts = { facts: factsOf(1) };
    const newer = numbered(5, { ...facts, state: 'expected' });
    const { place } = placeOf(newer, numbered(4, facts));
    const found = await foundHere(requestId(9), factsOf(1), place);
    expect(found.map(({ id }) => id)).toEqual([requestId(5), requestId(4)]);
  });

  it('is its id’s alone for a card that cannot be read', async () => {
    const { place } = placeOf(...many, numbered(1));
    expect(await foundHere(requestId(1), undefined, place)).toEqual([numbered(1)]);
    expect(await foundHere(requestId(2), undefined, place)).toEqual([]);
  });

  it('is nobody who is expected no more', async () => {
    const { place } = placeOf(numbered(1));
    const gone = { id: requestId(7), ...factsOf(2) };
    const reserved = { expected: async () => createExpectedIndex([gone]).whose };
    expect(await foundHere(requestId(9), factsOf(2), { ...place, reserved })).toEqual([]);
  });
});
