import { expect, it } from 'vitest';
import { errorCodes } from '../../../shared/errors.ts';
import { isNameLost } from '../../../shared/requests/request.ts';

it('a name is lost where somebody else has it for certain', () => {
  const lost = errorCodes.filter((code) => isNameLost({ code, params: [] }));
  expect(lost).toEqual(['name-taken', 'account-of-another']);
  expect(isNameLost(undefined)).toBe(false);
});
