import { expect, it } from 'vitest';
import { changeOf, swapOf } from '../../../../electron/adapters/ldap/change-of.ts';

it('is one operation on the values of one attribute', () => {
  const { operation, modification } = changeOf('delete', 'member', ['a', 'b']);
  expect({ operation, type: modification.type, values: modification.values }).toEqual({
    operation: 'delete',
    type: 'member',
    values: ['a', 'b'],
  });
});

it('takes the old value away before it brings the new one, so that the server looks at the old one first', () => {
  expect(swapOf('gidNumber', '1', '2').map(({ operation }) => operation)).toEqual([
    'delete',
    'add',
  ]);
});
