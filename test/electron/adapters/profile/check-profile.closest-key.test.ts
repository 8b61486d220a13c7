import { describe, expect, it } from 'vitest';
import { closestKey } from '../../../../electron/adapters/profile/check-profile.ts';

const keys = ['floor', 'ceiling', 'counterDn', 'url'];

describe('closestKey', () => {
  it.each([
    ['cieling', 'ceiling'],
    ['celing', 'ceiling'],
    ['COUNTERDN', 'counterDn'],
    ['countrDnn', 'counterDn'],
    ['uri', 'url'],
    ['port', undefined],
    ['x'.repeat(10_000), undefined],
    ['', undefined],
  ])('of %s is %s', (typed, meant) => {
    expect(closestKey(typed, keys)).toBe(meant);
  });
});
