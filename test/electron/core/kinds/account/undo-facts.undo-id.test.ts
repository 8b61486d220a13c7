import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256 } from '../../../../../electron/adapters/node/system.ts';
import {
  undoIdOfNumber,
  undoTextOf,
} from '../../../../../electron/core/kinds/account/undo-facts.ts';
import { derivedId } from '../../../../../electron/core/kinds/base/derived-id.ts';
import type { UndoFacts } from '../../../../../electron/core/kinds/account/undo-facts.ts';
import { undo } from '../../../../fakes/undo.ts';

const idOf = (facts: UndoFacts): string => derivedId(undoTextOf(facts), sha256);

describe('the id of an undo', () => {
  it('is a UUID, always the same for one number and another for each other number', () => {
    const number = fc.integer({ min: 0, max: 2_147_483_647 });
    fc.assert(
      fc.property(number, number, (one, other) => {
        const id = undoIdOfNumber(one, sha256);
        expect(z.uuid({ version: 'v8' }).safeParse(id).success).toBe(true);
        expect(undoIdOfNumber(other, sha256) === id).toBe(one === other);
      }),
    );
  });

  it('tells whose number is not given out again, where the account itself was undone', () => {
    expect(idOf(undo({ uidNumber: 7 }))).toBe(undoIdOfNumber(7, sha256));
  });

  it('is of the request where only its key can be undone: several may be about one account', () => {
    const key = undo({ origin: 'there-before', uidNumber: 7 });
    const other = { ...key, of: '00000000-0000-4000-8000-000000000002' };
    const ids = [key, key, other].map((facts) => idOf(facts));
    expect(new Set([...ids, undoIdOfNumber(7, sha256)]).size).toBe(3);
    expect(ids[0]).toBe(ids[1]);
  });
});
