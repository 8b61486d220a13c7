import type { Cloud } from '../../ports/cloud.ts';
import { type Step, blocked } from '../base/step.ts';
import type { ProjectFacts } from './facts.ts';

/** The project's own DNS zone. One that stands is enough: name servers follow by themselves. */
export const createZone = ({
  cloud,
}: {
  cloud: Pick<Cloud, 'findZone' | 'createZone'>;
}): Step<ProjectFacts> => ({
  id: 'create-zone',
  system: 'cloud',
  // A limit comes before what counts against it.
  after: ['create-project', 'set-dns-quotas'],
  isNeeded: ({ mode, zone }) => mode === 'direct' && zone !== undefined,
  async observe({ zone, projectId }) {
    const stands = zone && (await cloud.findZone(zone.name));
    if (!stands) return { is: 'missing' };
    return stands.projectId === projectId ? { is: 'done' } : blocked('zone-taken', stands.name);
  },
  async apply({ zone, projectId = '' }) {
    if (zone) await cloud.createZone({ projectId, ...zone });
  },
});
