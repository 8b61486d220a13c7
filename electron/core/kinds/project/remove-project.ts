import { inWords } from './state.ts';
import type { Cloud } from '../../ports/cloud.ts';
import { type Step, conflict } from '../base/step.ts';
import type { RemoveProjectFacts } from './removal.ts';

/**
 * Removes a project while nothing is in it: Keystone itself would remove it with servers and all left behind, which nobody could reach any
 * more.
 */
export const removeProject = ({
  cloud,
}: {
  cloud: Pick<Cloud, 'findProject' | 'holdings' | 'removeProject'>;
}): Step<RemoveProjectFacts> => ({
  id: 'remove-project',
  system: 'cloud',
  async observe({ name, projectId }) {
    const project = await cloud.findProject(name);
    if (!project) return { is: 'done' };
    if (project.id !== projectId) return conflict('project-missing', name);
    const holdings = await cloud.holdings(projectId);
    return holdings.length === 0
      ? { is: 'missing' }
      : conflict('project-not-empty', name, inWords(holdings));
  },
  async apply({ projectId }) {
    await cloud.removeProject(projectId);
  },
});
