import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordProblem } from '../../../../electron/core/cards/password-rules.ts';

const near = { username: 'Jane van Doe', shellName: 'janevandoe', email: 'jane@example.org' };
const rule = (password: string) => passwordProblem(password, near, 10)?.rule;

describe('passwordProblem', () => {
  it('takes a long enough one, of any script', () => {
    for (const good of ['nine horses', 'نۆ ئەسپ ڕایانکرد', '九匹の馬が走ったのだよ']) {
      expect(rule(good), good).toBeUndefined();
    }
  });

  it('names what is wrong', () => {
    expect(rule('')).toBe('password-too-short');
    expect(rule('nine hors')).toBe('password-too-short');
    expect(rule('🐎🐎🐎🐎🐎')).toBe('password-too-short');
    expect(rule('x'.repeat(257))).toBe('password-too-long');
    expect(rule('12345678901234')).toBe('password-digits');
    for (const known of ['JANEVANDOE', 'jane van doe', 'jane@example.org']) {
      expect(rule(known), known).toBe('password-known');
    }
  });

  it('never repeats the password', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), (password) => {
        expect(passwordProblem(password, near, 10)?.params ?? []).not.toContain(password);
      }),
    );
  });
});
