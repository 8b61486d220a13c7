import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../../electron/adapters/profile/load-profile.ts';
import { linkHosts } from '../../../electron/desktop/link-hosts.ts';

const { profile } = await loadProfile('wikimedia', { env: {} });

describe('hosts that a link may lead to', () => {
  it('are those of the terms and of the pages where accounts are proven and linked', () => {
    expect([...linkHosts(profile)].toSorted()).toEqual([
      'meta.wikimedia.org',
      'phabricator.wikimedia.org',
      'wikitech.wikimedia.org',
      'www.mediawiki.org',
    ]);
  });

  it('are those where memberships and projects are asked for, where the profile names them', () => {
    const { cloud } = profile;
    if (!cloud?.toolforge || !cloud.projects) throw new Error('The profile has no cloud');
    const named = {
      ...cloud,
      toolforge: { ...cloud.toolforge, requestUrl: 'https://apply.example.org/tools' },
      projects: { ...cloud.projects, requestUrl: 'https://tasks.example.org:8443/new' },
    };
    const hosts = linkHosts({ ...profile, cloud: named });
    expect(hosts.has('apply.example.org')).toBe(true);
    expect(hosts.has('tasks.example.org:8443')).toBe(true);
  });

  it('are no servers of the event that are no pages', () => {
    const hosts = [...linkHosts(profile)];
    expect(hosts.some((host) => host.startsWith('openstack.'))).toBe(false);
    expect(hosts).not.toContain('idm.wikimedia.org');
  });
});
