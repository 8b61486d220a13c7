import { expect, it } from 'vitest';
import {
  accountOf,
  holdsCard,
  withoutPassword,
} from '../../../../../electron/core/kinds/account/facts.ts';
import { facts, stored } from '../../../../fakes/request.ts';
import { undo } from '../../../../fakes/undo.ts';

it('of a request that has ended hold no password, and everything else', () => {
  expect(withoutPassword(facts({ passwordHash: '{SSHA}x', uidNumber: 7 }))).toEqual(
    facts({ uidNumber: 7 }),
  );
  expect(withoutPassword(facts())).toEqual(facts());
});

it('are those of an account request only', () => {
  expect(accountOf(stored())).toEqual(facts());
  expect(() => accountOf(stored({ kind: 'undo-account', facts: undo() }))).toThrow(
    expect.objectContaining({ code: 'other-kind' }),
  );
});

it('hold names and address until they are dismissed or the account is gone again', () => {
  const undone = (removed: ('account' | 'key')[]) =>
    stored({ facts: facts({ undone: { by: stored().id, at: stored().createdAt, removed } }) });
  expect([stored(), undone(['key'])].map(holdsCard)).toEqual([true, true]);
  const over = [
    stored({ state: 'dismissed' }),
    undone(['account', 'key']),
    stored({ kind: 'undo-account', facts: undo() }),
  ];
  expect(over.map(holdsCard)).toEqual([false, false, false]);
});

it('of an older journal have the domain of their address in lower case, too', () => {
  const old = stored({ facts: { ...facts(), email: 'Jane.Doe@Example.ORG' } });
  expect(accountOf(old).email).toBe('Jane.Doe@example.org');
});
