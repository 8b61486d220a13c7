import { describe, expect, it } from 'vitest';
import { errorCodes, fillings } from '../../../shared/errors.ts';
import { textOf } from '../text-of.tsx';
import { fieldRuleKey, isErrorCode, problemKeys } from '../../../renderer/text/problem.ts';

const { say, has } = textOf('en');
const field = (name: string, rule: string) =>
  fieldRuleKey({ field: name, rule, params: [] }, { has });

describe('problem words', () => {
  it.each(errorCodes)('say of %s what happened and what to do now', (code) => {
    const { what, next } = problemKeys(code);
    for (const sentence of [say(what), say(next)]) {
      expect(sentence).toMatch(/\.$|: \$\d$/);
      const places = [...sentence.matchAll(/\$(\d)/g)].map(([, place]) => Number(place));
      expect(Math.max(0, ...places)).toBeLessThanOrEqual(fillings[code] ?? 0);
    }
  });

  it('know their codes from other words', () => {
    expect(isErrorCode('directory-timeout')).toBe(true);
    expect(isErrorCode('toString')).toBe(false);
  });
});

describe('fieldRuleKey', () => {
  it('finds the sentence in the field’s own family', () => {
    expect(field('shellName', 'reserved')).toBe('name-rule-reserved');
    expect(field('sshKey', 'damaged')).toBe('key-rule-damaged');
    expect(field('email', 'email-form')).toBe('field-rule-email-form');
    expect(field('consent.terms', 'consent-terms')).toBe('field-rule-consent-terms');
  });

  it('has a sentence for a rule it does not know', () => {
    expect(field('username', 'Too big: expected string to have <=1000 characters')).toBe(
      'field-rule-other',
    );
    expect(field('toString', 'constructor')).toBe('field-rule-other');
  });
});
