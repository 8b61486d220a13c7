import { describe, expect, it } from 'vitest';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';
import { profileRules } from '../../../../../electron/core/kinds/project/rules.ts';
import type { ProjectRules } from '../../../../../shared/domain/profile.ts';

const rulesOf = (...securityGroupRules: ProjectRules['securityGroupRules']) => {
  const { projects } = plainCloudProfile();
  if (!projects) throw new Error('the plain cloud has projects');
  return profileRules({ ...projects, securityGroupRules });
};

describe('rules of a profile', () => {
  it('are written as the cloud keeps them', () => {
    expect(
      rulesOf(
        { direction: 'ingress', protocol: 'tcp', ports: 22, remote: '10.0.0.0/8' },
        { direction: 'ingress', protocol: 'tcp', ports: '8000-8080', remote: 'fd00::/8' },
        { direction: 'egress' },
      ),
    ).toEqual([
      {
        ...{ direction: 'ingress', ethertype: 'IPv4', protocol: 'tcp' },
        ...{ ports: { from: 22, to: 22 }, remote: '10.0.0.0/8' },
      },
      {
        ...{ direction: 'ingress', ethertype: 'IPv6', protocol: 'tcp' },
        ...{ ports: { from: 8000, to: 8080 }, remote: 'fd00::/8' },
      },
      { direction: 'egress', ethertype: 'IPv4' },
    ]);
  });
});
