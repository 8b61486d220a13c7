import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordProblem } from '../../../../electron/core/cards/password-rules.ts';

const near = { username: 'Jane van Doe', shellName: 'janevandoe', email: 'jane@example.org' };
const rule = async (password: string) => (await passwordProblem(password, near, 10))?.rule;

describe('passwordProblem', () => {
  it.each(['nine horses ran', 'نۆ ئەسپ ڕایانکرد', '九匹の馬が走ったのだよ', 'quiet-otter-sings'])(
    'takes a long enough one, of any script: %s',
    async (good) => {
      expect(await rule(good)).toBeUndefined();
    },
  );

  it.each([
    ['', 'password-too-short'],
    ['nine hors', 'password-too-short'],
    ['🐎🐎🐎🐎🐎', 'password-too-short'],
    ['x'.repeat(257), 'password-too-long'],
    ['12345678901234', 'password-digits'],
    ['JANEVANDOE', 'password-known'],
    ['jane van doe', 'password-known'],
    ['jane@example.org', 'password-known'],
  ])('names what is wrong with %j', async (password, broken) => {
    expect(await rule(password)).toBe(broken);
  });

  it.each([
    'passwordpassword',
    'Password123',
    'janevandoe1',
    'JaneVanDoe2026',
    'janejanejane',
    'aaaaaaaaaaaa',
    'qwertyuiop',
    'abcdefghijk',
  ])('refuses one that is guessed quickly: %s', async (weak) => {
    expect(await rule(weak)).toBe('password-weak');
  });

  it('never repeats the password', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 4 }), async (password) => {
        expect((await passwordProblem(password, near, 10))?.params ?? []).not.toContain(password);
      }),
    );
  });
});
