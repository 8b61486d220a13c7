import { describe, expect, it } from 'vitest';
import { emailAddress } from '../../../shared/domain/account.ts';
import { cpuMs } from '../../cpu-time.ts';

const rule = (text: string): string | undefined =>
  emailAddress
    .safeParse(text)
    .error?.issues.map(({ message }) => message)
    .join(' ');

describe('an e-mail address', () => {
  it.each([
    'o&leary@example.org',
    "o'leary@example.org",
    '!#$%&*+-/=?^_`{|}~@example.org',
    'jane.doe+desk@sub.example.org',
    'ivan@xn--e1afmkfd.xn--p1ai',
    'j@a-b.co',
    'j@1.example.org',
    `${'j'.repeat(64)}@example.org`,
  ])('may be %s', (text) => {
    expect(rule(text)).toBeUndefined();
  });

  it.each([
    ...['jane', 'jane@', '@example.org', 'jane@example', 'jane@@example.org', 'jane@x@example.org'],
    ...['.jane@example.org', 'jane.@example.org', 'ja..ne@example.org', 'ja(ne)@example.org'],
    ...['jane@-example.org', 'jane@example-.org', 'jane@example..org', 'jane@192.0.2.1'],
    ...['jane@example.org.', 'jane@exa_mple.org', `${'j'.repeat(65)}@example.org`],
    ...[`j@${'a'.repeat(64)}.org`, '"jane doe"@example.org'.replace(' ', '')],
  ])('is never %s', (text) => {
    expect(rule(text)).toBe('email-form');
  });

  it.each([
    ['jöne@example.org', 'email-ascii'],
    ['jane doe@example.org', 'email-ascii'],
    [`${'j.'.repeat(130)}x@example.org`, 'email-too-long'],
  ])('is told what is wrong, once: %s', (text, expected) => {
    expect(rule(text)).toBe(expected);
  });

  it('is checked in no time, however long', () => {
    const worked = cpuMs(() => {
      for (const part of ['a', 'a.', 'a@', '.a-']) rule(part.repeat(100_000));
    });
    expect(worked).toBeLessThan(1000);
  });
});
