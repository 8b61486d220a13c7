import { describe, expect, it } from 'vitest';
import { checkDraft, type Fields, type Known } from '../../../renderer/forms/card-form.ts';
import { noFollowUps } from '../../../renderer/forms/follow-ups-form.ts';

const good: Fields = {
  username: 'Jane Doe',
  shellName: 'jdoe',
  email: 'jane@example.org',
  sshKey: '',
  sharedBecause: '',
  password: 'correct horse',
  terms: true,
  publicEmail: true,
};

const check = (change: Partial<Fields>, known: Partial<Known> = {}) =>
  checkDraft({
    fields: { ...good, ...change },
    followUps: noFollowUps,
    minPasswordLength: 10,
    ...known,
  });

describe('checkDraft', () => {
  it('finds nothing wrong with a complete card without a key', () => {
    expect(check({})).toEqual([]);
  });

  it.each([
    [{ username: '  ' }, 'username', 'empty'],
    [{ email: '' }, 'email', 'email-empty'],
    [{ email: 'jané@example.org' }, 'email', 'email-ascii'],
    [{ email: 'jane' }, 'email', 'email-form'],
    [{ email: `${'j'.repeat(250)}@example.org` }, 'email', 'email-too-long'],
    [{ password: '' }, 'password', 'password-empty'],
    [{ terms: false }, 'terms', 'consent-terms'],
    [{ publicEmail: false }, 'publicEmail', 'consent-public-email'],
  ])('says of %o that %s breaks %s', (change, field, rule) => {
    expect(check(change)).toEqual([{ field, rule, params: [] }]);
  });

  it('asks why an address or a key is shared, and is content with the answer', () => {
    const by = { is: 'held' as const, by: 'jroe', where: 'desk' as const };
    const held = { email: by, sshKey: by };
    expect(check({}, { held })).toEqual([
      { field: 'email', rule: 'email-held', params: ['jroe'] },
      { field: 'sshKey', rule: 'key-held', params: ['jroe'] },
    ]);
    expect(check({ sharedBecause: 'a couple' }, { held })).toEqual([]);
    const unknown = { is: 'could-not-ask' as const };
    expect(check({}, { held: { email: unknown, sshKey: unknown } })).toEqual([]);
  });

  it('counts a password in characters, as people do', () => {
    expect(check({ password: '🦄'.repeat(9) })).toEqual([
      { field: 'password', rule: 'password-too-short', params: ['10'] },
    ]);
    expect(check({ password: '🦄'.repeat(10) })).toEqual([]);
  });

  it('takes the directory’s word for a name', () => {
    const broken = { rule: 'reserved' as const, params: ['root'] };
    const names = {
      username: { is: 'could-not-ask' as const },
      shellName: { is: 'not-allowed' as const, broken },
      alternatives: [],
      spares: [],
    };
    expect(check({ shellName: 'root' }, { names })).toEqual([{ field: 'shellName', ...broken }]);
  });

  it('refuses a bad key that still stands in the field, and forgives one that was removed', () => {
    const key = { ok: false as const, rule: 'damaged' as const, params: [] };
    expect(check({ sshKey: 'ssh-ed25519 AAA' }, { key })).toHaveLength(1);
    expect(check({ sshKey: '' }, { key })).toEqual([]);
  });
});
