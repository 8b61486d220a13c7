import { describe, expect, it } from 'vitest';
import type { PersonOverview } from '../../../shared/contract/people.ts';
import { toolforgeState } from '../../../renderer/selectors/toolforge-state.ts';
import { toolforgeMember } from '../place-screens.ts';

const cloudAway = { part: 'cloud' as const, code: 'cloud-timeout' };
const directoryAway = { part: 'directory' as const, code: 'directory-timeout' };

const stateOf = (
  roles: string[],
  inGroup: boolean,
  unread: PersonOverview['unread'] = [],
): ReturnType<typeof toolforgeState> =>
  toolforgeState({ ...toolforgeMember, toolforge: { roles, inGroup }, unread });

describe('what a person is to Toolforge', () => {
  it('is a member once role and group agree', () => {
    expect(stateOf(['reader'], true)).toBe('member');
    expect(stateOf([], false)).toBe('none');
  });

  it('is on the way while the group follows', () => {
    expect(stateOf(['reader'], false)).toBe('granted');
    expect(stateOf([], true)).toBe('leaving');
  });

  it('is never no where nobody answered', () => {
    expect(stateOf([], false, [cloudAway])).toBe('unknown');
    expect(stateOf([], true, [cloudAway])).toBe('in-group');
    expect(stateOf(['reader'], false, [directoryAway])).toBe('granted-unread');
    const { toolforge: _, ...without } = toolforgeMember;
    expect(toolforgeState(without)).toBe('unknown');
  });
});
