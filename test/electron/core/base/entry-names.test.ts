import { describe, expect, it } from 'vitest';
import {
  holdsMail,
  holdsName,
  personNamed,
  usernameOf,
} from '../../../../electron/core/base/entry-names.ts';
import { jane } from '../../../fakes/people.ts';

const several = {
  ...jane,
  ...{ uids: ['old-jane', 'jdoe'], cns: ['Jane Doe', 'Jane Roe'] },
  mails: ['jane@example.org', 'roe@example.org'],
};

describe('an entry with several names and addresses', () => {
  it('has each of them, as directories compare', () => {
    for (const name of ['JDOE', 'old-jane', 'jane  doe', 'JANE ROE']) {
      expect([name, holdsName(several, name)]).toEqual([name, true]);
    }
    expect(holdsMail(several, 'ROE@example.org')).toBe(true);
    for (const name of ['jane', 'roe@example.org', ''])
      expect(holdsName(several, name)).toBe(false);
    expect(holdsMail(several, 'jdoe')).toBe(false);
  });

  it('is whom each of its shell names leads to, and shown by its first username', () => {
    for (const name of ['jdoe', 'Old-Jane']) expect(personNamed([several], name)).toBe(several);
    expect(personNamed([several], 'Jane Doe')).toBeUndefined();
    expect(personNamed([{ ...several, kind: 'tool' }], 'jdoe')).toBeUndefined();
    const impostor = { ...several, uid: 'eve', uids: ['eve', 'jdoe'] };
    for (const entries of [
      [impostor, jane],
      [jane, impostor],
    ]) {
      expect(personNamed(entries, 'jdoe')).toBe(jane);
    }
    expect(usernameOf(several)).toBe('Jane Doe');
    expect(usernameOf({ cns: [] })).toBe('');
  });
});
