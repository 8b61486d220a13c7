import { sameShellName } from '../../../../shared/names/shell-name.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { ProjectFacts } from './facts.ts';
import type { Step } from '../base/step.ts';

/** The roles of everybody who is to be in the project. Nobody is taken out: whoever else is there was let in by somebody. */
export const addMembers = ({
  cloud,
}: {
  cloud: Pick<Cloud, 'assignments' | 'grant'>;
}): Step<ProjectFacts> => ({
  id: 'add-members',
  system: 'cloud',
  after: ['create-project'],
  isNeeded: ({ mode, members }) => mode === 'direct' && members.length > 0,
  async observe({ projectId = '', members, roles }) {
    const held = await cloud.assignments(projectId);
    const lacksRoles = members
      .flatMap(({ shellName: userId, as }) => roles[as].map((role) => ({ userId, role })))
      .filter(
        ({ userId, role }) =>
          !held.some((one) => one.role === role && sameShellName(one.userId, userId)),
      );
    if (lacksRoles.length === 0) return { is: 'done' };
    return { is: 'missing', learned: { lacksRoles } };
  },
  async apply({ projectId = '', lacksRoles = [] }) {
    for (const { userId, role } of lacksRoles) await cloud.grant({ projectId, userId, role });
  },
});
