import { describe, expect, it } from 'vitest';
import { createPasswords } from '../../../../../electron/core/kinds/account/passwords.ts';

describe('passwords', () => {
  it('keeps one a request until it is forgotten', () => {
    const passwords = createPasswords();
    passwords.keep('a', 'first');
    passwords.keep('a', 'second');
    expect([passwords.of('a'), passwords.of('b')]).toEqual(['second', undefined]);
    passwords.forget('a');
    expect(passwords.of('a')).toBeUndefined();
  });
});
