import { describe, expect, it } from 'vitest';
import { fieldRuleKeys, problemKeys } from '../../shared/text-keys.ts';

describe('text keys', () => {
  it('of a failure say what happened and what to do now', () => {
    expect(problemKeys('name-taken')).toEqual({
      what: 'problem-name-taken',
      next: 'problem-name-taken-next',
    });
  });

  it('of a field try its own family first', () => {
    const keys = (field: string) => fieldRuleKeys({ field, rule: 'empty', params: [] });
    expect(keys('shellName')).toEqual(['name-rule-empty', 'field-rule-empty', 'field-rule-other']);
    expect(keys('sshKey')[0]).toBe('key-rule-empty');
    expect(keys('email')[0]).toBe('field-rule-empty');
  });
});
