import { inWords } from '../jobs/holdings.ts';
import { projectOf } from '../jobs/project-facts.ts';
import { noCloud } from '../no-cloud.ts';
import type { Cloud } from '../ports/cloud.ts';
import type { Inverse } from './undoing.ts';

interface Ports {
  readonly cloud: Pick<Cloud, 'findProject' | 'holdings'> | undefined;
}

/** Removes a project that this request made, while nothing is in it. */
export const inverseProject =
  ({ cloud = noCloud }: Ports): Inverse =>
  (request) => {
    const { name, origin, projectId } = projectOf(request);
    if (origin !== 'made' || projectId === undefined) return undefined;
    return {
      kind: 'remove-project',
      facts: { name, projectId },
      part: 'project',
      about: { shellName: '', username: '', name },
      guarded: false,
      async look() {
        const project = await cloud.findProject(name);
        if (project?.id !== projectId) return { gone: true, stays: [] };
        const holdings = await cloud.holdings(projectId);
        const params = [inWords(holdings)];
        const stays = [{ what: 'project', why: 'not-empty', params } as const];
        return { gone: false, stays: holdings.length === 0 ? [] : stays };
      },
    };
  };
