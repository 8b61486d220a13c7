import { expect, it } from 'vitest';
import { revised } from '../../../../electron/core/base/revised.ts';
import { stored } from '../../../fakes/request.ts';

it('counts up whatever the clock says, and keeps what is not changed', () => {
  const clock = { now: () => new Date('1999-12-31T00:00:00.000Z') };
  const before = stored({ revision: 41, failures: 2 });
  expect(revised(before, { state: 'confirmed' }, clock)).toEqual({
    ...before,
    state: 'confirmed',
    revision: 42,
    updatedAt: '1999-12-31T00:00:00.000Z',
  });
});
