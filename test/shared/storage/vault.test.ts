import { expect, it } from 'vitest';
import { passphraseProblem } from '../../../shared/storage/vault.ts';

it('a passphrase is counted in characters as people see them, and named where it is too short', () => {
  expect(passphraseProblem('nine horses!')).toBeUndefined();
  expect(passphraseProblem('🐎'.repeat(11))).toEqual({
    field: 'passphrase',
    rule: 'passphrase-too-short',
    params: ['12'],
  });
  expect(passphraseProblem('🐎'.repeat(12))).toBeUndefined();
});
