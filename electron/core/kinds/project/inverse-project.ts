import { inWords } from './state.ts';
import { projectOf } from './facts.ts';
import { noCloud } from '../../systems/absent.ts';
import type { Cloud, Holding } from '../../ports/cloud.ts';
import type { Inverse } from '../base/undoing.ts';

interface Ports {
  readonly cloud: Pick<Cloud, 'findProject' | 'holdings'> | undefined;
}

/** Removes a project that this request made, with the zone that it asked for, while nothing else is in it. */
export const inverseProject =
  ({ cloud = noCloud }: Ports): Inverse =>
  (request) => {
    const { name, origin, projectId, zone } = projectOf(request);
    if (origin !== 'made' || projectId === undefined) return undefined;
    const zones = zone ? [zone.name] : [];
    const goesWithIt = (holding: Holding): boolean =>
      holding.kind === 'zone' && zones.includes(holding.name);
    return {
      kind: 'remove-project',
      facts: { name, projectId, zones },
      part: 'project',
      about: { shellName: '', username: '', name, ...(zone ? { zones } : {}) },
      guarded: false,
      async look() {
        const project = await cloud.findProject(name);
        if (project?.id !== projectId) return { gone: true, stays: [] };
        const others = (await cloud.holdings(projectId)).filter((one) => !goesWithIt(one));
        const params = [inWords(others)];
        const stays = [{ what: 'project', why: 'not-empty', params } as const];
        return { gone: false, stays: others.length === 0 ? [] : stays };
      },
    };
  };
