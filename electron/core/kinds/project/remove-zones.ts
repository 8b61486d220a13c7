import { AppError } from '../../base/errors.ts';
import type { Cloud, Holding } from '../../ports/cloud.ts';
import { type Step, conflict } from '../base/step.ts';
import { inWords } from './state.ts';
import type { RemoveProjectFacts } from './removal.ts';

type Zones = Pick<RemoveProjectFacts, 'zones'>;

const isAgreed = ({ kind, name }: Holding, { zones }: Zones): boolean =>
  kind === 'zone' && zones.includes(name);

/** Zones that can be removed now: Designate refuses one while another stands below it, be that on its way out or not. */
function readyOf(holdings: readonly Holding[], facts: Zones): readonly Holding[] {
  const hasBelow = (zone: Holding): boolean =>
    holdings.some(({ name }) => name.endsWith(`.${zone.name}`));
  return holdings.filter((one) => isAgreed(one, facts) && !one.isLeaving && !hasBelow(one));
}

/**
 * Removes the zones that were agreed to, before the project: what was left behind in a project that is gone, nobody could reach. Not one is
 * removed while anything else stands in the project, for then that stays, and needs its zones. Designate is waited for, which
 * tells its name servers after it has answered.
 */
export const removeZones = ({
  cloud,
}: {
  cloud: Pick<Cloud, 'findProject' | 'holdings' | 'removeZone'>;
}): Step<RemoveProjectFacts> => ({
  id: 'remove-zones',
  system: 'cloud',
  isNeeded: ({ zones }) => zones.length > 0,
  async observe({ name, projectId, zones }) {
    const project = await cloud.findProject(name);
    if (project && project.id !== projectId) return conflict('project-missing', name);
    const holdings = await cloud.holdings(projectId);
    const others = holdings.filter((one) => !isAgreed(one, { zones }));
    if (others.length > 0) return conflict('project-not-empty', name, inWords(others));
    if (holdings.length === 0) return { is: 'done' };
    if (readyOf(holdings, { zones }).length > 0) return { is: 'missing' };
    const leaving = holdings.map((zone) => zone.name).join(', ');
    throw new AppError('zone-not-yet', `The cloud is still removing ${leaving}`, {
      params: [leaving],
    });
  },
  async apply({ projectId, zones }) {
    const asked = new Set<string>();
    for (;;) {
      const ready = readyOf(await cloud.holdings(projectId), { zones });
      const others = ready.filter(({ id }) => !asked.has(id));
      if (others.length === 0) return;
      for (const { id } of others) await cloud.removeZone({ id, projectId });
      for (const { id } of others) asked.add(id);
    }
  },
});
