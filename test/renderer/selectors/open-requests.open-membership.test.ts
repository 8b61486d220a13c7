import { describe, expect, it } from 'vitest';
import type { RequestState, RequestView } from '../../../shared/requests/request.ts';
import { openMembership } from '../../../renderer/selectors/open-requests.ts';
import { request } from '../screen-request.ts';

const membership = (
  state: RequestState,
  more: Partial<RequestView['membership']> = {},
): RequestView =>
  request(30, state, {
    kind: 'membership',
    membership: {
      project: 'tools',
      toolforge: true,
      roles: ['reader'],
      reason: 'bots',
      approval: 'here',
      ...more,
    },
  });

describe('the membership that a tool waits for', () => {
  it('is the person’s own, of Toolforge, and under way', () => {
    const [open] = [membership('waiting')];
    expect(openMembership([open], 'jdoe')).toBe(open);
    expect(openMembership([open], 'liorc')).toBeUndefined();
  });

  it('is theirs however their shell name is spelled', () => {
    const open = membership('waiting');
    for (const spelled of ['JDoe', 'ｊdoe', ' jdoe ']) {
      expect(openMembership([open], spelled), spelled).toBe(open);
    }
  });

  it('is none that has ended, that takes the roles away, or that is of another project', () => {
    const others = [
      membership('confirmed'),
      membership('dismissed'),
      membership('waiting', { roles: [] }),
      membership('waiting', { toolforge: false }),
    ];
    expect(openMembership(others, 'jdoe')).toBeUndefined();
  });
});
