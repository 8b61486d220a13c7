import { expect, it } from 'vitest';
import { known } from '../../../../electron/core/base/known.ts';

it('what is not known has no place in a view', () => {
  expect(known({ a: 1, b: undefined, c: '' })).toEqual({ a: 1, c: '' });
});
