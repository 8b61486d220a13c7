import type { ProjectFacts } from '../../electron/core/kinds/project/facts.ts';
import { faultyCloud, type CloudFaults } from './faulty-cloud.ts';
import { practiceCloudWorld } from './practice-cloud.ts';

/** What a request knows of a project when it is filed. */
export const project = (change: Partial<ProjectFacts> = {}): ProjectFacts => ({
  ...{ shellName: '', username: '', name: 'bikes', purpose: 'Maps of bike racks' },
  whyNotToolforge: '',
  members: [
    { shellName: 'bamini', as: 'member' },
    { shellName: 'aakesson', as: 'viewer' },
  ],
  roles: { member: ['member', 'reader'], viewer: ['reader'] },
  ...{ preset: 'small', quotas: { cores: 12, ramMb: 24_576, gigabytes: 120, zones: 7 } },
  rules: [
    {
      ...{ direction: 'ingress', ethertype: 'IPv4', protocol: 'tcp' },
      ...{ ports: { from: 22, to: 22 }, remote: '172.16.0.0/21' },
    },
  ],
  ...{ ends: '2099-01-31', mode: 'direct', domain: 'default' },
  zone: { name: 'bikes.cloud.example.org.', email: 'root@example.org' },
  ...change,
});

/** A practice cloud that can fail, with one empty project `bikes`. */
export async function projectWorld(more: Parameters<typeof practiceCloudWorld>[0] = {}) {
  const world = practiceCloudWorld(more);
  const { id: projectId } = await world.cloud.createProject({
    name: 'bikes',
    description: 'Maps of bike racks',
    tags: [],
  });
  const faults: CloudFaults = {};
  return { ...world, faults, faulty: faultyCloud(world.cloud, faults), projectId };
}
