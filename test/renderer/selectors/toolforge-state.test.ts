import { describe, expect, it } from 'vitest';
import type { Belongings } from '../../../shared/contract/people.ts';
import { toolforgeState } from '../../../renderer/selectors/toolforge-state.ts';
import { toolforgeMember } from '../place-screens.ts';

const cloudAway = { part: 'cloud' as const, code: 'cloud-timeout' };
const directoryAway = { part: 'directory' as const, code: 'directory-timeout' };

const standing = (
  roles: string[],
  inGroup: boolean,
  unread: Belongings['unread'] = [],
): ReturnType<typeof toolforgeState> =>
  toolforgeState({ ...toolforgeMember, toolforge: { roles, inGroup }, unread });

describe('what a person is to Toolforge', () => {
  it('is a member once role and group agree', () => {
    expect(standing(['reader'], true)).toBe('member');
    expect(standing([], false)).toBe('none');
  });

  it('is on the way while the group follows', () => {
    expect(standing(['reader'], false)).toBe('granted');
    expect(standing([], true)).toBe('leaving');
  });

  it('is never no where nobody answered', () => {
    expect(standing([], false, [cloudAway])).toBe('unknown');
    expect(standing([], true, [cloudAway])).toBe('in-group');
    expect(standing(['reader'], false, [directoryAway])).toBe('granted-unread');
    const { toolforge: _, ...without } = toolforgeMember;
    expect(toolforgeState(without)).toBe('unknown');
  });
});
