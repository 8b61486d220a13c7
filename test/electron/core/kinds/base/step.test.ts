import { expect, it } from 'vitest';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import { isAway, type System } from '../../../../../electron/core/kinds/base/step.ts';
import { errorCodes } from '../../../../../shared/errors.ts';

it('a failure of the network is the one system’s that it names', () => {
  const codesOf = (system: System) =>
    errorCodes.filter((code) => isAway(system, new AppError(code, '')));
  expect(codesOf('directory')).toEqual([
    'directory-unreachable',
    'directory-timeout',
    'directory-busy',
    'directory-garbled',
    'directory-certificate',
  ]);
  expect(codesOf('cloud')).toEqual([
    'cloud-unreachable',
    'cloud-timeout',
    'cloud-busy',
    'cloud-certificate',
  ]);
  expect(isAway('cloud', new Error('cloud-busy'))).toBe(false);
});
