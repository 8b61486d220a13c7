import { describe, expect, it } from 'vitest';
import {
  undoable,
  undoFacts,
  undoFactsOf,
} from '../../../../../electron/core/kinds/account/undo-facts.ts';
import { facts, stored } from '../../../../fakes/request.ts';
import { janesKey, undo } from '../../../../fakes/undo.ts';

const confirmed = (change: Parameters<typeof facts>[0], attempted: string[] = []) =>
  stored({
    state: 'confirmed',
    attempted,
    facts: facts({ uidNumber: 100_007, origin: 'made', ...change }),
  });

describe('what an undo is about', () => {
  it('is the account and the key of a request that made both', () => {
    const wanted = undoFactsOf(confirmed({ sshKey: janesKey }));
    expect(wanted).toEqual(undo({ agreed: [] }));
    expect(undoFacts.parse(wanted)).toEqual(wanted);
    expect(undoable(undo())).toEqual(['account', 'key']);
  });

  it('is a key in an older account only where the request added it', () => {
    const before = { sshKey: janesKey, origin: 'there-before' } as const;
    expect(undoFactsOf(confirmed(before))).toBeUndefined();
    const added = undoFactsOf(confirmed(before, ['add-key']));
    expect(added).toMatchObject({ sshKey: janesKey, keyThereBefore: false });
    expect(undoable(undo({ origin: 'there-before' }))).toEqual(['key']);
  });

  it('is nothing before the request is confirmed', () => {
    const open = { ...confirmed({}), state: 'needs-you' as const };
    expect(undoFactsOf(open)).toBeUndefined();
  });

  it('is no other undo', () => {
    const other = stored({ kind: 'undo-account', state: 'confirmed', facts: undo() });
    expect(() => undoFactsOf(other)).toThrow(expect.objectContaining({ code: 'other-kind' }));
  });
});
