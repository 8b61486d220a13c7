import { describe, expect, it } from 'vitest';
import { standsAs } from '../../../renderer/selectors/project-state.ts';

const roles = { member: ['member', 'reader'], viewer: ['reader'] };

describe('what somebody is in a project', () => {
  it('takes every role of a member to be one', () => {
    expect(standsAs(['reader', 'member', 'other'], roles)).toBe('member');
    expect(standsAs(['reader'], roles)).toBe('viewer');
    expect(standsAs(['member'], roles)).toBeUndefined();
  });

  it('is not guessed where the event names no roles', () => {
    expect(standsAs(['member', 'reader'], undefined)).toBeUndefined();
  });
});
