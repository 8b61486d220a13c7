import { describe, expect, it } from 'vitest';
import { cardOf } from '../../../../../electron/core/kinds/account/facts.ts';
import { facts } from '../../../../fakes/request.ts';

describe('what makes two cards the same', () => {
  it('is both names and the address, without case', () => {
    const same = facts({ username: 'JANE DOE', shellName: 'JDOE', email: 'Jane@Example.org' });
    expect(cardOf({ ...same, sshKey: 'another' })).toBe(cardOf(facts()));
  });

  it('is none of them alone', () => {
    for (const change of [{ username: 'J Doe' }, { shellName: 'jd' }, { email: 'j@example.org' }]) {
      expect(cardOf(facts(change))).not.toBe(cardOf(facts()));
    }
  });
});
