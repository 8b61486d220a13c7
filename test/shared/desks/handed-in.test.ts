import { describe, expect, it } from 'vitest';
import { handedIn, heldAtHub, learnedAtHub } from '../../../shared/desks/handed-in.ts';

const form = {
  username: 'Mara',
  shellName: 'mara',
  email: 'mara@example.org',
  agreedAt: '2027-08-04T08:00:00.000Z',
};

describe('what a desk hands in', () => {
  it('is what was typed, and has no place for what was learned or done', () => {
    expect(handedIn.safeParse({ kind: 'account', form }).success).toBe(true);
    for (const learned of [
      { uidNumber: 100_000 },
      { origin: 'made' },
      { passwordProven: true },
      { password: 'nine horses ran' },
      { mustProve: false },
      { passwordHash: 'nine horses ran' },
    ]) {
      expect(handedIn.safeParse({ kind: 'account', form: { ...form, ...learned } }).success).toBe(
        false,
      );
    }
    const membership = { shellName: 'mara', as: 'member', reason: 'bikes' };
    expect(handedIn.safeParse({ kind: 'membership', form: membership }).success).toBe(true);
    const roles = { ...membership, roles: ['admin'] };
    expect(handedIn.safeParse({ kind: 'membership', form: roles }).success).toBe(false);
  });

  it('is nothing that takes something away or needs a proof at once', () => {
    for (const kind of [
      'undo-account',
      'ssh-keys',
      'link-wikimedia',
      'remove-tool',
      'remove-project',
    ]) {
      expect(handedIn.safeParse({ kind, form: {} }).success).toBe(false);
    }
  });
});

describe('what a desk learns at the hub', () => {
  it('is the facts that it shows, and nothing else that a hub says', () => {
    const said = { uidNumber: 7, origin: 'made', passwordHash: 'x', agreedAt: 'never', undone: {} };
    expect(learnedAtHub.account.parse(said)).toEqual({ uidNumber: 7, origin: 'made' });
  });

  it('waits where a newer hub uses a word that this desk does not know', () => {
    const held = {
      is: 'same',
      learned: {},
      state: 'in-orbit',
      problem: { code: 'no-fuel', params: [] },
    };
    expect(heldAtHub.parse(held)).toEqual({ is: 'same', learned: {}, state: 'waiting' });
  });
});
