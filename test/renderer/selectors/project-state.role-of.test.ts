import { describe, expect, it } from 'vitest';
import { roleOf } from '../../../renderer/selectors/project-state.ts';

const roles = { member: ['member', 'reader'], viewer: ['reader'] };

describe('what somebody is in a project', () => {
  it('takes every role of a member to be one', () => {
    expect(roleOf(['reader', 'member', 'other'], roles)).toBe('member');
    expect(roleOf(['reader'], roles)).toBe('viewer');
    expect(roleOf(['member'], roles)).toBeUndefined();
  });

  it('is not guessed where the event names no roles', () => {
    expect(roleOf(['member', 'reader'], undefined)).toBeUndefined();
  });
});
