import type { MembershipFacts } from '../../electron/core/kinds/membership/facts.ts';

/** What a request knows of Jane's Toolforge membership when it is filed. */
export const membership = (change: Partial<MembershipFacts> = {}): MembershipFacts => ({
  shellName: 'jdoe',
  username: '',
  project: 'tools',
  toolforge: true,
  roles: ['reader'],
  reason: 'A tool that maps bike racks.',
  approval: 'here',
  ...change,
});
