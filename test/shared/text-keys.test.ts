import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors.ts';
import {
  fieldRuleKeys,
  foreignWords,
  problemKeys,
  requestStateKey,
} from '../../shared/text-keys.ts';

describe('text keys', () => {
  it('of a failure say what happened and what to do now', () => {
    expect(problemKeys('name-taken')).toEqual({
      what: 'problem-name-taken',
      next: 'problem-name-taken-next',
    });
  });

  it('of a request say what it really waits for', () => {
    const key = (code: ErrorCode) =>
      requestStateKey({ state: 'waiting', problem: { code, params: [] } });
    expect(key('directory-unreachable')).toBe('request-state-waiting');
    expect(key('sign-in-refused')).toBe('request-state-waiting-sign-in');
    expect(key('cloud-unreachable')).toBe('request-state-waiting');
    expect(key('group-not-yet')).toBe('request-state-group-not-yet');
    const problem = { code: 'sign-in-needed' as const, params: [] };
    expect(requestStateKey({ state: 'dismissed', problem })).toBe('request-state-dismissed');
    expect(requestStateKey({ state: 'confirmed' })).toBe('request-state-confirmed');
  });

  it('of a request that was undone do not say that it stands, unless its account does', () => {
    const key = (removed: ('account' | 'key')[]) =>
      requestStateKey({ state: 'confirmed', undone: { by: 'b', at: 'a', removed } });
    expect(key(['account', 'key'])).toBe('request-state-undone');
    expect(key(['key'])).toBe('request-state-confirmed');
  });

  it('of a field try its own family first', () => {
    const keys = (field: string) => fieldRuleKeys({ field, rule: 'empty', params: [] });
    expect(keys('shellName')).toEqual(['name-rule-empty', 'field-rule-empty', 'field-rule-other']);
    expect(keys('sshKey')[0]).toBe('key-rule-empty');
    expect(keys('email')[0]).toBe('field-rule-empty');
  });

  it('tell another system’s words from what only fills a sentence', () => {
    expect(foreignWords({ code: 'directory-refused', params: ['no space', 'x'] })).toBe('no space');
    expect(foreignWords({ code: 'directory-refused', params: [] })).toBe('');
    expect(foreignWords({ code: 'name-taken', params: ['jdoe'] })).toBe('');
    expect(foreignWords({ code: 'cloud-user-unknown', params: ['jdoe'] })).toBe('');
  });

  it('tell of a cloud’s words also what was asked of which of its services', () => {
    const words = (...params: string[]) => foreignWords({ code: 'cloud-refused', params });
    expect(words('No way.', 'grant the role', 'identity')).toBe(
      'No way. (grant the role, identity)',
    );
    expect(words('No way.')).toBe('No way.');
    expect(words('', 'grant the role')).toBe('(grant the role)');
    expect(words()).toBe('');
  });
});
