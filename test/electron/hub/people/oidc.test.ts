import { describe, expect, it } from 'vitest';
import { personOf } from '../../../../electron/hub/people/oidc.ts';

describe('whom a provider tells of', () => {
  it('is told flat or nested, in one name or a list of one', () => {
    expect(personOf({ preferred_username: 'ada', groups: ['g'] })).toMatchObject({ uid: 'ada' });
    const attributes = { uid: ['ada', 'ada', ''], cn: ['Ada', 'Countess'], memberOf: 'g' };
    expect(personOf({ attributes })).toEqual({ uid: 'ada', name: 'Ada', groups: ['g'] });
  });

  it.each([
    { preferred_username: ['ada', 'grace'] },
    { attributes: { uid: ['grace', 'ada'] } },
    { preferred_username: ['grace', 'ada'], uid: 'ada' },
    { preferred_username: '', uid: [] },
    { name: 'Ada' },
    'ada',
  ])('is nobody where no one name is said: %j', (answer) => {
    expect(personOf(answer)).toBeUndefined();
  });
});
