import { describe, expect, it } from 'vitest';
import { isUnread, unreadQuotas } from '../../../renderer/selectors/project-state.ts';

const unread = [
  { service: 'directory', code: 'directory-timeout' },
  { service: 'dns', code: 'cloud-timeout' },
];

describe('what could not be read of a project', () => {
  it('is told apart by its part', () => {
    expect(isUnread({ unread }, 'directory')).toBe(true);
    expect(isUnread({ unread }, 'security-group')).toBe(false);
  });

  it('is a quota only where the service has quotas', () => {
    expect(unreadQuotas({ unread })).toEqual([{ service: 'dns', code: 'cloud-timeout' }]);
  });
});
