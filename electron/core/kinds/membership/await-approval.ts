import { AppError } from '../../base/errors.ts';
import type { MembershipFacts } from './facts.ts';
import { lookAtRoles, placeOf, type RolePorts } from './state.ts';
import type { Step } from '../base/step.ts';

/** Follows what others decide: done when the roles are as they were asked for. Nothing is written here. */
export const awaitApproval = (ports: RolePorts): Step<MembershipFacts> => ({
  id: 'await-approval',
  system: 'cloud',
  isNeeded: ({ approval }) => approval === 'elsewhere',
  prepare: (facts) => placeOf(ports, facts),
  async observe(facts) {
    const { held, lacks, exceeds } = await lookAtRoles(ports, facts);
    if (lacks.length + exceeds.length === 0) {
      return { is: 'done', learned: { held, before: facts.before ?? held } };
    }
    const { project, shellName } = facts;
    throw new AppError('approval-pending', `Nobody has decided about ${shellName} in ${project}`, {
      params: [project, shellName],
    });
  },
});
