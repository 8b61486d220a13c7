import { describe, expect, it } from 'vitest';
import { fitsPattern } from '../../../shared/names/name-pattern.ts';

describe('a pattern of names', () => {
  it.each([
    ['admin', 'admin'],
    ['admin', 'ADMIN'],
    ['Admin', 'ａdmin'],
    ['*-dns-manager', 'eqiad1-dns-manager'],
    ['svc-*', 'svc-'],
    ['a.c', 'A.C'],
    ['(x', '(x'],
  ])('%s takes %s', (pattern, name) => expect(fitsPattern(pattern, name)).toBe(true));

  it.each([
    ['admin', 'admins'],
    ['admin', 'my-admin'],
    ['*-dns-manager', 'dns-manager'],
    ['svc-*', 'my-svc-a'],
    ['a.c', 'abc'],
  ])('%s does not take %s', (pattern, name) => expect(fitsPattern(pattern, name)).toBe(false));
});
