import { describe, expect, it } from 'vitest';
import type { RequestView } from '../../../shared/requests/request.ts';
import type { UndoPart } from '../../../shared/requests/undo.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import {
  fieldRuleKeys,
  foreignWords,
  problemKeys,
  requestNameKey,
  requestStateKey,
} from '../../../shared/requests/text-keys.ts';

const at = '2027-08-05T10:00:00.000Z';
const jane: RequestView = {
  ...{ id: '00000000-0000-4000-8000-000000000001', kind: 'account', state: 'confirmed' },
  ...{ createdAt: at, updatedAt: at, revision: 1, passwordProven: false, steps: [] },
  ...{ username: 'Jane Doe', shellName: 'jdoe' },
};

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
    expect(key('directory-unreachable')).toBe('request-state-waiting-connection');
    expect(key('sign-in-refused')).toBe('request-state-waiting-sign-in');
    expect(key('cloud-unreachable')).toBe('request-state-waiting-connection');
    expect(key('group-not-yet')).toBe('request-state-group-not-yet');
    expect(key('handed-over-not-yet')).toBe('request-state-handed-over-not-yet');
    expect(key('directory-busy')).toBe('request-state-waiting-directory');
    expect(key('cloud-certificate')).toBe('request-state-waiting-cloud');
    expect(key('throttled')).toBe('request-state-waiting-limit');
    expect(key('cloud-throttled')).toBe('request-state-waiting-limit');
    expect(key('number-taken')).toBe('request-state-waiting-turn');
    expect(requestStateKey({ state: 'waiting' })).toBe('request-state-waiting');
    const problem = { code: 'sign-in-needed' as const, params: [] };
    expect(requestStateKey({ state: 'dismissed', problem })).toBe('request-state-dismissed');
    expect(requestStateKey({ state: 'confirmed' })).toBe('request-state-confirmed');
  });

  it('of a request that was undone say so, also where only the key of its account was', () => {
    const key = (removed: UndoPart[], origin?: 'made' | 'there-before') =>
      requestStateKey({ state: 'confirmed', origin, undone: { by: 'b', at: 'a', removed } });
    expect(key(['key'], 'made')).toBe('request-state-key-undone');
    expect(key(['key'], 'there-before')).toBe('request-state-undone');
    expect(key(['account', 'key'], 'made')).toBe('request-state-undone');
    expect(key(['account', 'key'])).toBe('request-state-undone');
    expect(key(['key'])).toBe('request-state-undone');
    expect(key(['roles'])).toBe('request-state-undone');
  });

  it('of a request name its person and what it is about', () => {
    const key = (more: Partial<RequestView>) => requestNameKey({ ...jane, ...more });
    expect(key({})).toEqual(['name-account', 'Jane Doe']);
    expect(key({ username: '' })).toEqual(['name-account', 'jdoe']);
    expect(key({ kind: 'undo-account' })).toEqual(['undo-name', 'Jane Doe']);
    const link = { wikimedia: { id: 4711, name: 'Jane' }, provenAt: at, storesName: true };
    expect(key({ kind: 'link-wikimedia', link })).toEqual(['name-link', 'Jane Doe']);
    expect(key({ kind: 'unlink-wikimedia', link })).toEqual(['name-link-end', 'Jane Doe']);
    expect(key({ kind: 'remove-project', removal: { name: 'map', projectId: '3f2a' } })).toEqual([
      'name-project-end',
      'map',
    ]);
  });

  it.each([
    [true, ['reader'], ['name-toolforge', 'Jane Doe']],
    [true, [], ['name-toolforge-end', 'Jane Doe']],
    [false, ['reader'], ['name-roles', 'Jane Doe', 'map']],
    [false, [], ['name-roles-end', 'Jane Doe', 'map']],
  ])(
    'of a membership (Toolforge: %s, roles: %j) say which way it goes',
    (toolforge, roles, key) => {
      const approval = 'here' as const;
      const membership = { project: 'map', toolforge, roles, reason: '', approval };
      expect(requestNameKey({ ...jane, kind: 'membership', membership })).toEqual(key);
    },
  );

  it('of a tool say who gets it, and of its maintainers who comes and goes', () => {
    const tool = { name: 'map-bot', maintainers: ['jdoe'] };
    const person = 'Jane Doe';
    const of = (more: Partial<RequestView>) => requestNameKey({ ...jane, ...more });
    expect(of({ kind: 'tool', tool })).toEqual(['name-tool', person, 'map-bot']);
    expect(of({ kind: 'remove-tool', tool })).toEqual(['name-tool-end', person, 'map-bot']);
    const change = (to: 'add' | 'remove') =>
      of({ kind: 'maintainer', maintainer: { tool: 'quiz', change: to } });
    expect(change('add')).toEqual(['name-maintainer', person, 'quiz']);
    expect(change('remove')).toEqual(['name-maintainer-end', person, 'quiz']);
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
    expect(foreignWords({ code: 'directory-garbled', params: ['no UTF-8'] })).toBe('no UTF-8');
    // Its sentence names the servers.
    expect(foreignWords({ code: 'directory-referral', params: ['ldap://x'] })).toBe('');
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
